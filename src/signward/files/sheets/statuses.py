"""What a status cell says: words of several languages, ticks, traffic lights, shares, colours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from signward.files.sheets.grid import LONGEST_SAID, Cell, fold, words
from signward.files.sheets.headings import runs
from signward.files.sheets.reading import RemarkKind
from signward.files.sheets.spoken import read_date

_WORDS = {
    "done": "done|complete|completed|closed|finished|yes|y|achieved|delivered|signed|approved|signed off|100%"
    "|resolved|ok|accepted|accomplished"
    "|erledigt|fertig|abgeschlossen|ja|vollstandig|fertiggestellt|gemacht|abgenommen|beendet|genehmigt"
    "|termine|terminee|fait|faite|acheve|realise|realisee|oui|cloture|cloturee|valide|effectue"
    "|hecho|hecha|completado|completada|terminado|terminada|finalizado|finalizada|si|cerrado|listo|realizado"
    "|completo|completa"
    "|fatto|fatta|completato|completata|concluso|conclusa|finito|chiuso|terminato"
    "|klaar|gereed|afgerond|voltooid|gedaan|afgesloten|gerealiseerd"
    "|concluido|concluida|feito|feita|finalizado|sim|pronto|realizada|encerrado"
    "|完了|済|済み|完了済|完了済み|終了|はい|完|実施済|実施済み|○|◯"
    "|klar|klart|klara|fardig|fardigt|avslutad|avslutat|slutford|slutfort|genomford|genomfort|zakonczone|zakonczony|zakonczona|wykonane|wykonano|gotowe|zrobione|ukonczone|tak",
    "in_progress": "in progress|started|ongoing|wip|working|underway|under way|in flight|active|doing|in process|in "
    "review|partially complete|partial|begun|in work"
    "|working on it|under review|scheduled|current|sent"
    "|in arbeit|laufend|lauft|in bearbeitung|begonnen|gestartet|angefangen|im gange|aktiv|in umsetzung|in prufung"
    "|en cours|commence|demarre|demarree|en traitement|entame"
    "|en curso|en progreso|en proceso|iniciado|iniciada|en marcha|en ejecucion"
    "|in corso|iniziato|iniziata|avviato|in lavorazione|avviata"
    "|bezig|lopend|loopt|in behandeling|in uitvoering|onderhanden|actief"
    "|em andamento|em curso|em progresso|iniciado|andamento|em execucao"
    "|進行中|作業中|対応中|着手|着手済|着手中|実施中|△|仕掛|仕掛中|確認中|レビュー中"
    "|pagar|pagaende|paborjad|paborjat|startad|under arbete|w toku|w trakcie|rozpoczete|realizowane|w realizacji",
    "not_started": "not started|open|to do|todo|pending|no|n|planned|upcoming|not yet started|new|not begun|backlog"
    "|future|tbd|tbc|next|not done|incomplete|outstanding|queued|0%|yet to start"
    "|offen|nicht begonnen|geplant|ausstehend|nein|noch nicht begonnen|nicht gestartet|neu|noch offen|anstehend"
    "|nicht erledigt|ungestartet"
    "|a faire|non commence|non commencee|pas commence|non demarre|non demarree|prevu|prevue|non|ouvert|ouverte|en "
    "attente|pas demarre|a venir"
    "|pendiente|sin iniciar|no iniciado|no iniciada|por hacer|planificado|abierto|sin empezar|planificada|previsto"
    "|no empezado"
    "|da fare|non iniziato|non iniziata|aperto|aperta|pianificato|in attesa|non avviato|da iniziare|da avviare"
    "|pianificata"
    "|niet gestart|nog niet gestart|te doen|gepland|niet begonnen|nee|nog te doen|nog niet begonnen"
    "|nao iniciado|nao iniciada|a fazer|pendente|planejado|aberto|nao|por fazer|planeado|nao comecou"
    "|未着手|未|未開始|未完了|予定|未実施|未対応|これから|いいえ|着手前|×"
    "|ej paborjad|ej paborjat|inte paborjad|ej startad|oppen"
    "|planerad|planerat|att gora|kvar|nej|do zrobienia|nierozpoczete|nie rozpoczete"
    "|otwarte|zaplanowane|planowane|oczekuje|nie",
    "late_or_blocked": "delayed|late|overdue|behind|slipped|behind schedule|past due|missed"
    "|verspatet|uberfallig|verzug|im verzug|in verzug|verzogert|en retard|retarde|retard|atrasado|atrasada|retrasado"
    "|retrasada|con retraso|vencido|demorado"
    "|in ritardo|ritardo|scaduto|te laat|vertraagd|achterstallig|over tijd|em atraso|遅延|遅れ|期限超過|遅延中"
    "|forsenad|forsenat|opoznione|opozniony|po terminie",
    "blocked": "blocked|on hold|stuck|paused|waiting|stopped|stalled|hold|parked"
    "|blockiert|angehalten|pausiert|wartet|gestoppt|bloque|bloquee|en pause|suspendu|bloqueado|bloqueada|en espera"
    "|detenido|en pausa"
    "|bloccato|bloccata|sospeso|sospesa|fermo|geblokkeerd|gepauzeerd|stilgelegd|in de wacht|em espera|parado|ブロック|保留"  # noqa: E501
    "|停止|保留中|中断|ブロック中"
    "|blockerad|pausad|vantar|zablokowane|wstrzymane",
    "on_track": "on track|green|on schedule|on time|good|healthy|im plan|grun|nach plan|planmassig|im zeitplan|vert"
    "|dans les temps|en bonne voie|verde|en plazo|a tiempo|segun plan"
    "|in linea|nei tempi|op schema|groen|op koers|no prazo|順調|予定通り|緑|オンスケ",
    "at_risk": "at risk|amber|yellow|orange|risk|watch|caution|needs attention|gefahrdet|gelb|kritisch|risiko|jaune"
    "|a risque|en riesgo|amarillo|ambar|a rischio|giallo"
    "|risico|geel|oranje|em risco|amarelo|注意|リスクあり|黄|要注意",
    "off_track": "off track|red|critical|rot|rouge|critique|rojo|critico|rosso|rood|vermelho|危険|赤|問題あり",
    "dropped": "cancelled|canceled|dropped|not needed|n/a|not applicable|removed|obsolete|descoped|out of scope"
    "|skipped|deleted|no longer needed|won't do|void"
    "|entfallt|gestrichen|storniert|abgesagt|entfallen|nicht notig|annule|annulee|abandonne|supprime|sans objet"
    "|cancelado|cancelada|anulado|eliminado|no aplica|descartado"
    "|annullato|annullata|non applicabile|eliminato|geannuleerd|vervallen|nvt|n.v.t.|geschrapt|nao se aplica"
    "|descartada|中止|取消|不要|対象外|キャンセル"
    "|installd|struken|utgar|anulowane|odwolane",
}  # fmt: skip
_SIGNS = {
    "done": "✅☑✔✓√🏁💯🎉👍🗹",
    "in_progress": "🔄🚧⏳⌛▶🏃🔃◐◑🔁🟦🔵🕐🕒🛠⚙",
    "not_started": "⬜☐□◻⚪⭕🔲▢🆕📅🗓⏸",
    "blocked": "❌✗✘✖⛔🚫🛑🔒☒",
    "on_track": "🟢🟩",
    "at_risk": "🟡🟠🟨🟧⚠",
    "off_track": "🔴🟥",
}
# Words before "done" that say that it is not, or not quite.
_NOT = re.compile(
    r"\b(?:not|isn t|never|to be|to get|will be|should be|must be|can be|needs to be|nicht|nie|wird|muss|zu|pas|non"
    r"|jamais"
    r"|a|por|no|sin|da|niet|te|wordt|nao|por|inte|ej|ska|nie|do)(?: yet| noch| encore| aun| ancora| nog| ainda| an)?$"
)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|half|partly|partially|mostly|fast|halb|teilweise|weitgehend|presque|casi|quasi|bijna|deels|quase"
    r"|nastan|delvis|prawie)$"
)
_HEALTH = {"green": "on_track", "amber": "at_risk", "red": "off_track"}
HEALTH = frozenset(_HEALTH.values())


@dataclass(frozen=True, slots=True)
class Status:
    """`name` is empty where the cell says nothing known; `remark` is what should be said about the reading."""

    name: str
    remark: str = ""
    kind: RemarkKind = "resolved"


def read_status(cell: Cell | None, title: str, legend: dict[str, str]) -> Status:
    """The status in a cell. `title` is its column's heading; `legend` what colours and signs mean in this file."""
    if cell is None:
        return Status("not_started")
    if not cell.text:
        return _by_colour(cell, cell.fill, legend)
    told = legend.get(cell.text.strip().replace("\ufe0f", ""))
    if told:
        return Status(told, f"{cell.text} read as the legend says.")
    numeric = _by_number(cell, title)
    if numeric:
        return numeric
    if is_box(cell.text):
        return Status("done" if cell.text.strip("[] ") else "not_started")
    plain = words(cell.text)
    light = {"g": "on_track", "a": "at_risk", "y": "at_risk", "r": "off_track"}.get(plain)
    if light and re.search(r"rag|health|ampel|semaf|traffic", fold(title)):
        return Status(light)
    if plain in ("x",):
        return Status("done", "x read as done.")
    known = word_status(cell.text)
    if known:
        return Status(known)
    signed = _by_sign(cell.text)
    if signed:
        return signed
    contained = _shared(cell.text) or _contained(plain)
    if contained == "done" and done_day(cell.text):
        return Status("done")
    if contained:
        return Status(
            contained, f"Read as {contained.replace('_', ' ')}: the rest of {cell.text[:80]!r} is not carried."
        )
    return Status("", f"The status {cell.text[:80]!r} is not known here.", "not-understood")


def done_day(text: str) -> str:
    """The words for a day behind a word for done, as in "Done 11/20" or "completed on 24 Nov"; else empty."""
    plain = "".join(c for c in text[:LONGEST_SAID] if c not in _all_signs() and c != "\ufe0f").strip()
    for found in re.finditer(r"[\s:(,–-]+", plain):
        if word_status(plain[: found.start()]) == "done":
            day = re.sub(r"^(?:on|am|le|el|il|op|em|at)\s+", "", plain[found.end() :]).strip(" )")
            return day if (spoken := read_date(day)) and spoken.kind in ("day", "numbers", "day-month") else ""
    return ""


def word_status(text: str) -> str | None:
    """The status that these words name, the whole text being the words."""
    bare = "".join(c for c in text if c not in _all_signs() and c != "\ufe0f")
    return _table().get(words(bare)) or _table().get(fold(bare).strip(" .!"))


def _by_number(cell: Cell, title: str) -> Status | None:
    share: float | None = None
    heading = fold(title)
    if isinstance(cell.value, bool):
        return Status("done" if cell.value else "not_started")
    if cell.text.upper() in (
        "TRUE",
        "FALSE",
        "WAHR",
        "FALSCH",
        "VRAI",
        "FAUX",
        "VERDADERO",
        "FALSO",
        "VERO",
        "WAAR",
        "ONWAAR",
    ):
        return Status(
            "done" if cell.text.upper() in ("TRUE", "WAHR", "VRAI", "VERDADERO", "VERO", "WAAR") else "not_started"
        )
    if isinstance(cell.value, int | float):
        share = float(cell.value) * (100 if cell.percent or cell.value <= 1 else 1)
    elif found := re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?) ?%", cell.text):
        share = float(found[1].replace(",", "."))
    elif re.fullmatch(r"\d{1,3}(?:\.\d+)?", cell.text) and (
        "%" in heading or "percent" in heading or "progress" in heading or "進捗" in heading
    ):
        share = float(cell.text) * (100 if float(cell.text) <= 1 else 1)
    if share is None:
        return None
    return Status("done" if share >= 100 else "in_progress" if share > 0 else "not_started")


def is_box(text: str) -> bool:
    """Whether a cell is a box to be ticked, as Markdown writes it."""
    return re.fullmatch(r"\[[ xX✓]?\]", text.strip()) is not None


def sign_status(sign: str) -> str | None:
    """The status that a tick, a box or a light stands for."""
    return next((name for name, signs in _SIGNS.items() if sign and sign in signs), None)


def _by_sign(text: str) -> Status | None:
    for name, signs in _SIGNS.items():
        for sign in signs:
            if sign not in text:
                continue
            if name in HEALTH:
                return Status(
                    name, f"{sign} is health, not progress: read as {name.replace('_', ' ')}, not as done.", "ask"
                )
            if sign in "⏳⌛":
                return Status(name, f"{sign} may mean waiting or in progress: read as in progress.", "ask")
            if sign in "❌✗✘✖☒":
                return Status(name, f"{sign} may mean blocked, dropped or not done: read as blocked.", "ask")
            return Status(name)
    return None


def _by_colour(cell: Cell, colour: str, legend: dict[str, str]) -> Status:
    if not colour or colour in ("grey", "blue", "violet"):
        return Status(legend.get(colour, "not_started")) if colour else Status("not_started")
    if colour in legend:
        return Status(
            legend[colour], f"The {colour} cell is read as the legend says: {legend[colour].replace('_', ' ')}."
        )
    name = _HEALTH[colour]
    return Status(
        name,
        f"The cell says only a colour: {colour} is read as health ({name.replace('_', ' ')}), not as progress.",
        "ask",
    )


def _shared(text: str) -> str | None:
    """Progress where a share stands among words: "80 % complete", "2 of 5 done"."""
    if found := re.search(r"(\d{1,3}) ?%", text):
        share = int(found[1]) / 100
    elif found := re.search(r"(?<![\d/])(\d{1,3}) ?(?:/|of|von|sur|de|di|van|av|z) ?(\d{1,3})(?![\d/])(?! ?/)", text):
        share = int(found[1]) / max(int(found[2]), 1) if _contained(words(text)) == "done" else -1
        if share < 0 or (read_date(found[0]) is not None and done_day(text)):
            return None
    else:
        return None
    return "done" if share >= 1 else "in_progress" if share > 0 else "not_started"


def _contained(plain: str) -> str | None:
    """The status words with which a longer text begins, or that stand in it as whole words."""
    table = _table()
    hits = [(place == 0, len(run), -place, table[run]) for run, place in runs(plain) if len(run) > 3 and run in table]
    if not hits:
        return None
    _, _, place, name = max(hits)
    before = plain[:-place].strip()
    if name == "done" and _NEARLY.search(before):
        return "in_progress"
    return "not_started" if name == "done" and _NOT.search(before) else name


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, listed in _WORDS.items():
        for word in listed.split("|"):
            table.setdefault(words(word) or word, name)
            table.setdefault(word, name)
    return table


@cache
def _all_signs() -> frozenset[str]:
    return frozenset("".join(_SIGNS.values()))

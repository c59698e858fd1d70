"""Who sells and who buys: the two companies, from every hint that the file gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from signward.files.sheets.company_words import COMMON
from signward.files.sheets.grid import fold, words
from signward.files.sheets.headings import generic_side

_NOISE = re.compile(
    r"(mutual(?= +(?:action|success|close|closing|evaluation|plan|project|roadmap|engagement|timeline|evaluation|close|next|milestones?|commit\\w*|customer))|go.?live|golive|launch|rollout|roll.?out|implementation|onboarding|共同|行動|スケジュール|ご提案|クロージング|マイルストーン|表|fahrplan|projektplan|zeitplan|abschlussplan|calendrier|feuille de route|hoja de ruta|congiunto|roteiro|cronograma|gemeinsam\w*|gezamenlijk\w*|action|success|evaluation|close|closing|plan|maps?|joint|project|timeline|confidential|vertraulich"  # noqa: E501
    r"|confidentiel|draft|final|entwurf|internal"
    r"|v\s?\d+(?:[._]\d+)*|version|copy|shared|template|deal|sales|engagement|roadmap|execution|jep|msp|mutual "
    r"action plan|gemeinsamer|massnahmenplan|aktionsplan|plan d action"
    r"|plan de|accion|conjunto|piano|azione|commun|actieplan|gezamenlijk|plano|acao|mutuo|合意|アクション|プラン|相互|計画|for"  # noqa: E501
    r"|with|and|the|of|steps?|updated|as of|rev|enterprise|week|month|day|path to|value|to|weeks|workspace"
    r"|sheet|sheet1|tabelle|schedule|overview|\d+|milestones?|deliverables?|de|di|action|mutuel|per|con|con il|fur"
    r"|mit|pour|avec|para|com|voor|met|\(\d+\))",
    re.IGNORECASE,
)
_PREPARED = re.compile(
    r"\b(?:prepared|written|proposed|created|drafted|presented) by (.+?) (?:exclusively )?for (.+)"
    r"|\b(?:erstellt|vorgelegt) von (.+?) für (.+)|\bpréparé par (.+?) pour (.+)"
    r"|\b(?:preparado|elaborado) por (.+?) para (.+)"
    r"|\bpreparato da (.+?) per (.+)",
    re.IGNORECASE,
)
_VENDOR_CUES = (
    "send|pricing|proposal|quote|demo|deliver|provide|order form|security pack|answer|onboarding|kick|present"
    "|prepare|share|draft|submit proposal|solution design|statement of work|sow"
    "|angebot|senden|vorstellen|demo|bereitstellen|liefern|preis|proposition|devis|envoyer|fournir|propuesta|oferta"
    "|enviar|cotizacion|precio|offerta|proposta|inviare|prezzo"
    "|offerte|voorstel|sturen|leveren|orcamento|preco|提案|見積|デモ|送付|提出|準備|load test|training"
)
_BUYER_CUES = (
    "review|approve|approval|approves|sign off|signoff|board|cfo|cio|ciso|budget|procurement|infosec|internal"
    "|purchase order|po issued|po |capex|legal|committee|redlines|committee"
    "|vendor registration|supplier|go no go|decision|business case to|accept|steering|it security"
    "|freigabe|genehmig|prufung|einkauf|bestellung|rechtsabteilung|vorstand|entscheidung|budget|lieferantenanlage"
    "|validation|approbation|achats|juridique|comite|bon de commande|decision"
    "|aprobacion|revision|compras|pedido|comite|presupuesto|approvazione|revisione|acquisti|ordine|consiglio"
    "|goedkeuring|inkoop|bestelling|juridisch|aprovacao|revisao|pedido de compra"
    "|稟議|承認|審査|発注|検収|法務|決裁|レビュー"
)


@dataclass(slots=True)
class Parties:
    """The two companies as far as they are known, and how; `guessed` when somebody should confirm it."""

    vendor: str = ""
    customer: str = ""
    guessed: str = ""
    domains: dict[str, str] = field(default_factory=dict)

    def side_of_company(self, text: str) -> str | None:
        """The side whose company's name, or a telling word of it, stands in the text."""
        plain = f" {words(text)} "
        hits = [
            side
            for side, name in (("vendor", self.vendor), ("buyer", self.customer))
            if name and _named_in(name, plain)
        ]
        return hits[0] if len(hits) == 1 else None

    def side_of_email(self, email: str) -> str | None:
        domain = email.rpartition("@")[2].casefold()
        if domain in self.domains:
            return self.domains[domain]
        stem = domain.partition(".")[0]
        for side, name in (("vendor", self.vendor), ("buyer", self.customer)):
            plain = words(name)
            first = plain.split(" ")[0] if plain else ""
            if plain and (stem == plain.replace(" ", "") or (len(first) > 3 and stem.startswith(first))):
                return side
        return None


def cue(title: str) -> int:
    """Below zero where a deliverable sounds like the buyer's work, above where it sounds like the vendor's."""
    plain = f"{words(title)} "
    return sum(_sounds(plain, cue) for cue in _VENDOR_CUES.split("|")) - sum(
        _sounds(plain, cue) for cue in _BUYER_CUES.split("|")
    )


def companies_in_title(title: str) -> list[str]:
    """What could be companies in a title such as "Mutual Action Plan: Brightwater Foods - Tallyman"."""
    pieces = re.split(
        r"<>|\s[-–—|x×&/+•·]\s|[|:：<>＜＞×/&]|\s(?:and|und|et|with|mit|for|für|fuer|pour|para|voor|per|con|com|met"
        r"|avec)\s|[-–—](?=\s)|様",
        title,
    )
    found = []
    for piece in pieces:
        plain = piece.strip(" .,-–—_()[]")
        left = _NOISE.sub(" ", re.sub(r"\b(19|20)\d\d\b", " ", fold(plain)))
        tokens = [token for token in re.split(r"[\W_]+", left) if token]
        kept = [token for token in re.split(r"\s+", plain) if words(token) and any(t in words(token) for t in tokens)]
        name = " ".join(kept).strip(" .,-–—_()")
        if tokens and len(name) > 1 and len(kept) <= 5 and (name[:1].isupper() or not name[:1].isascii()):
            found.append(name)
    return list(dict.fromkeys(found))


def companies_by_role(title: str) -> dict[str, str]:
    """Companies whose side stands in brackets behind them: "Fjordline (supplier) and Harbour Foods (customer)"."""
    found: dict[str, str] = {}
    if told := _PREPARED.search(title):
        named_two = [text for text in told.groups() if text]
        found |= {
            side: companies[0]
            for side, text in zip(("vendor", "buyer"), named_two, strict=True)
            if (companies := companies_in_title(text))
        }
    for name, role in re.findall(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]", title):
        side = generic_side(role)
        named = companies_in_title(re.sub(r"^.*\b(?:between|zwischen|entre|tra|tussen|and|und|et|y|e|en)\s", " ", name))
        if side in ("vendor", "buyer") and named:
            found[side] = named[-1]
    return found


def companies_in_file_name(filename: str) -> list[str]:
    """Companies in a file name that says that it is a plan; other names say nothing."""
    stem = re.sub(r"\.\w{1,5}$", "", filename.rpartition("/")[2])
    spaced = re.sub(r"_+", " ", stem)
    if not re.search(
        r"\b(map|mutual|close plan|action plan|aktionsplan|closing plan|success plan)\b", spaced, re.IGNORECASE
    ):
        return []
    return [name for name in companies_in_title(re.sub(r"(?<=\w)-(?=\w)", " - ", spaced)) if len(name.split()) <= 3]


def _named_in(name: str, plain: str) -> bool:
    whole = words(name)
    telling = [word for word in whole.split(" ") if len(word) > 3 and word not in COMMON]
    return f" {whole} " in plain or any(f" {word} " in plain for word in telling)


def _sounds(plain: str, known: str) -> bool:
    return known in plain if not known.isascii() else plain.startswith(known) or f" {known}" in plain

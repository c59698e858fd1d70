"""The lines around the table: titles, keys with their values, and legends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from signward.files.sheets.grid import LONGEST_SAID, PARAGRAPH, Cell, Grid, Row, words
from signward.files.sheets.reading import Notes, quoted
from signward.files.sheets.statuses import word_status
from signward.files.sheets.table import Table

_KEYS = {
    "customer": "customer|client|buyer|prospect|account|account name|customer name|client name|prepared for|company"
    "|kunde|kundenname|opdrachtgever|auftraggeber|client|nom du client|cliente|nombre del cliente"
    "|nome cliente|klant|klantnaam|comprador|お客様|顧客|顧客名|お客様名|貴社|会社名|opportunity account|buying company|buyer company|kund|kunden|klient|zamawiajacy"  # noqa: E501
    "|customer company|for",
    "vendor": "vendor|seller|supplier|provider|prepared by|our company|partner|vendor name|anbieter|lieferant"
    "|fournisseur|editeur|proveedor|fornitore|leverancier|fornecedor|leverantor|dostawca|auftragnehmer|prestataire|opdrachtnemer|ベンダー|当社|弊社|提供元|提供者|提供会社"
    "|seller company|vendor company|提案元|by",
    "target": "target close|target close date|close date|contract signature target|target signature|target signature "
    "date|signature date|signature target|expected close|expected close date"
    "|decision date|target date|contract signature|contract signature date|signing date|target signing date|target "
    "contract date|close|closing date|target|deadline|signature|target decision date|contract date|planned signature"
    "|est close"
    "|zieldatum|abschlussdatum|vertragsunterzeichnung|zieltermin|unterschrift|signatur|zieldatum unterschrift"
    "|geplanter abschluss|abschluss|vertragsabschluss|zieldatum vertragsunterschrift|ziel unterschrift"
    "|unterzeichnung|vertragsunterschrift|signatur ziel|zielabschluss"
    "|date de signature|signature cible|date cible|date de signature cible|date cible de signature|cloture|signature "
    "prevue|date de cloture|signature du contrat|fecha de firma|fecha objetivo|fecha de cierre|firma|cierre|firma "
    "prevista|fecha objetivo de firma|firma del contrato|fecha objetivo de cierre"
    "|data firma|data di firma|data obiettivo|firma prevista|data chiusura|chiusura|firma contratto|data prevista "
    "firma|firma del contratto|streefdatum|tekendatum|ondertekening|sluitingsdatum|streefdatum ondertekening|datum "
    "ondertekening|contractdatum|doeldatum"
    "|data de assinatura|data alvo|fechamento|assinatura|data de fechamento|assinatura prevista|planerat avtalsdatum|avtalsdatum|signeringsdatum|data podpisania|data podpisania umowy|termin podpisania|契約締結日|締結日|目標日|契約予定日"  # noqa: E501
    "|契約日|締結予定日|目標締結日|契約締結予定日|契約締結目標|契約締結目標日|目標契約日|クローズ予定日",
    "go_live": "go live|go live date|target go live|target go live date|go live target|golive|launch|launch date"
    "|produktivstart|livegang|mise en service|mise en production|puesta en marcha|puesta en produccion|messa in "
    "produzione|avvio|livegang|entrada em producao|本番稼働|本番稼働日|稼働日|稼働開始|リリース日",
    "start": "start|start date|plan start|project start|kick off|kickoff|kick off date|week 1|week 1 starts|week 1 "
    "starting|plan starts|beginn|startdatum|projektstart|start am|debut|date de debut|demarrage|inicio|fecha de "
    "inicio|inizio|data inizio|data di inizio|data de inicio|begindatum|開始日|開始|week 1 begins|week one|semaine 1"
    "|woche 1|plan start date",
    "outcome": "outcome|objective|goal|business outcome|success criteria|desired outcome|outcome statement|business "
    "objective|objectives|goals|why|ziel|geschaftsziel|ergebnis|objectif|resultat attendu|objetivo|objetivo de "
    "negocio|resultado|obiettivo|risultato|doel|doelstelling|uitkomst|objetivos|目的|目標|ゴール|達成目標|business goal|value"  # noqa: E501
    "|success metric|business value|shared goal|mutual goal",
    "event": "compelling event|critical event|why now|critical business issue|reason for date|business driver|driver"
    "|zwingendes ereignis|anlass|evenement declencheur|evenement|evento critico|evento|evento scatenante|evento "
    "determinante|aanleiding|dwingende gebeurtenis|きっかけ|背景|期日の理由|compelling reason",
    "vendor_lead": "ae|account executive|vendor lead|sales lead|seller lead|account manager|our lead|sales rep"
    "|vendor contact|seller contact|vertrieb|vendor owner|seller|rep|営業担当|担当営業|deal owner|map owner|commercial|vendeur",  # noqa: E501
    "buyer_lead": "champion|customer lead|buyer lead|client lead|customer contact|customer sponsor|project lead"
    "|ansprechpartner kunde|kundenansprechpartner|sponsor|referent|customer champion|buyer champion|お客様担当|顧客担当"
    "|customer owner|project sponsor|contact client|sponsor client",
    "economic_buyer": "economic buyer|eb|executive sponsor|exec sponsor|decision maker|entscheider|decideur|sponsor "
    "exécutif|決裁者|budget owner|budget holder|acheteur economique",
    "private": "amount|deal size|deal value|arr|acv|tcv|value of deal|forecast|forecast category|stage|probability"
    "|meddpicc|meddic|price|discount|deal amount|contract value|budget|betrag|auftragswert|montant|importe|importo"
    "|bedrag|valor|金額|opportunity value|sales stage|commit|close probability|umsatz|wert|crm id|opportunity id"
    "|opportunity|mrr|list price|margin|deal stage|valor do contrato|volumen|rabatt|win probability|confidence|受注確度|予算",  # noqa: E501
    "about": "created|last updated|updated|version|date|as of|created on|last update|stand|erstellt|aktualisiert|mis "
    "a jour|maj|actualizado|aggiornato|bijgewerkt|atualizado|更新日|作成日|author|autor|auteur|created by|last updated by"  # noqa: E501
    "|status|document owner|revision|erstellt am|zuletzt aktualisiert|derniere mise a jour|ultima actualizacion"
    "|ultimo aggiornamento|laatst bijgewerkt|última atualizacao|作成者|版|week of|print date|duration|plan duration"
    "|timeline|language|currency|timezone",
}
# "Date de signature visée", "Geplante Unterschrift am": a word for signing beside one for a date or an aim.
_SIGN = (
    r"signature|signing|close|closing|unterschrift|unterzeichnung|abschluss|firma|cierre|chiusura|ondertekening"
    r"|assinatura"
)
_AIM = (
    r"date|target|aim|planned|expected|datum|termin|ziel|geplant\w*|am|prevue?|visee?|cible|souhaitee?|fecha|objetivo"
    r"|prevista|data|obiettivo|streef\w*|doel\w*|gepland\w*|alvo"
)
_SIGNATURE_DATE = re.compile(rf" (?:{_SIGN}) (?:.* )?(?:{_AIM}) | (?:{_AIM}) (?:.* )?(?:{_SIGN}) ")
_COLOURS = {
    "green": "green",
    "yellow": "amber",
    "amber": "amber",
    "orange": "amber",
    "red": "red",
    "blue": "blue",
    "grey": "grey",
    "gray": "grey",
    "grun": "green",
    "gelb": "amber",
    "rot": "red",
    "blau": "blue",
    "grau": "grey",
    "vert": "green",
    "jaune": "amber",
    "rouge": "red",
    "verde": "green",
    "amarillo": "amber",
    "rojo": "red",
    "giallo": "amber",
    "rosso": "red",
    "groen": "green",
    "geel": "amber",
    "rood": "red",
}


@dataclass(slots=True)
class Facts:
    """What the lines around the table say, each value with the cell that says it."""

    said: dict[str, tuple[str, Cell]] = field(default_factory=dict)
    titles: list[Cell] = field(default_factory=list)
    legend: dict[str, str] = field(default_factory=dict)
    people: list[tuple[str, Cell]] = field(default_factory=list)

    def text(self, key: str) -> str:
        return self.said[key][0] if key in self.said else ""

    def cell(self, key: str) -> Cell | None:
        return self.said[key][1] if key in self.said else None


_LEGEND = re.compile(r"(?:legend|key|legende|légende|leyenda|legenda|凡例)\s*:?\s*$", re.IGNORECASE)


def is_legend(text: str) -> bool:
    """Whether these words head a legend."""
    return _LEGEND.match(text) is not None


def read_legend(grid: Grid, table: Table, facts: Facts, notes: Notes) -> None:
    """A legend that stands beside the steps: colours with the words for what they mean."""
    for column in table.of("legend"):
        for row in table.rows:
            cell = row.cells.get(column.number)
            status = word_status(cell.text) if cell else None
            if cell and cell.fill and status:
                facts.legend[cell.fill] = status
                notes.say(grid.ref(cell), f"{quoted(cell.text)} is read as a legend.", "left-out")


def read_facts(grid: Grid, rows: Sequence[Row], facts: Facts, notes: Notes) -> None:
    """Adds what these rows say; every other cell in them is listed."""
    used: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        if _legend_line(row, facts) or (row.filled and _LEGEND.match(row.filled[0].text)):
            used |= {(cell.row, cell.column) for cell in row}
            for cell in row.filled:
                notes.say(grid.ref(cell), f"{quoted(cell.text)} is read as a legend.", "left-out")
            continue
        below = rows[index + 1] if index + 1 < len(rows) else None
        for cell in row.filled:
            if (cell.row, cell.column) not in used:
                _read_cell(grid, row, below, cell, facts, used, notes)


def is_around(rows: Sequence[Row]) -> bool:
    """Whether these rows below a table are about it: a legend or keys among them, and no row as full as a step."""
    probe = Facts()
    told = [row for row in rows if row.filled]
    about = [row for row in told if _legend_line(row, probe) or _LEGEND.match(row.filled[0].text) or _is_key(row)]
    return bool(about) and all(row in about or len(row.filled) == 1 for row in told)


def _is_key(row: Row) -> bool:
    label, colon, _ = row.filled[0].text.replace("：", ":").partition(":")
    return bool(colon or len(row.filled) == 2) and key_of(label) is not None


def key_of(text: str) -> str | None:
    """The fact that a label announces."""
    if len(text) > LONGEST_SAID:
        return None
    known = _keys().get(words(re.sub(r"[(（].*?[)）]", "", text))) or _keys().get(words(text))
    return known or ("target" if _SIGNATURE_DATE.search(f" {words(text)} ") and len(words(text).split()) <= 5 else None)


def _read_cell(
    grid: Grid, row: Row, below: Row | None, cell: Cell, facts: Facts, used: set[tuple[int, int]], notes: Notes
) -> None:
    used.add((cell.row, cell.column))
    label, _, inline = (part.strip() for part in re.sub("：", ":", cell.text).partition(":"))
    key = key_of(label) if isinstance(cell.value, str) else None
    if key and inline:
        return _keep(grid, key, inline, cell, cell, facts, notes)
    if key:
        value = _value_of(row, below, cell)
        if value is not None:
            used.add((value.row, value.column))
            return _keep(grid, key, value.text, value, cell, facts, notes)
    if person := _initials(cell.text):
        facts.people.append((person, cell))
        return notes.say(grid.ref(cell), f"{quoted(cell.text)} is read as a person and the initials.", "resolved")
    if (not facts.said and len(facts.titles) < 6 and len(row.filled) <= 2) or cell.bold or 2 < cell.width < PARAGRAPH:
        facts.titles.append(cell)
        return notes.say(grid.ref(cell), f"{quoted(cell.text)} is read as a title.", "left-out")
    said = [other for other in row.filled if (other.row, other.column) not in used]
    used |= {(other.row, other.column) for other in said}
    for other in [cell, *said]:
        notes.say(
            grid.ref(other),
            f"{quoted(other.text)} stands outside the table and in no field of the plan.",
            "not-understood",
        )
    return None


def _initials(text: str) -> str | None:
    """The person of a line such as "SO = Sam Ortiz (Acme)": the letters begin the names."""
    found = re.fullmatch(r"([A-Z]{2,4})\s*[=:–-]\s*([^\W\d_][^=:]+)", text)
    if not found:
        return None
    names = re.sub(r"[(（].*", "", found[2]).split()
    return found[2] if [name[0].upper() for name in names] == list(found[1]) else None


def _value_of(row: Row, below: Row | None, label: Cell) -> Cell | None:
    """The value to the right of a label, or below it where labels stand side by side."""
    right = [cell for cell in row.filled if cell.column > label.column]
    if right and not (isinstance(right[0].value, str) and (key_of(right[0].text) or ":" in right[0].text[-1:])):
        return right[0]
    under = below.cells.get(label.column) if below else None
    if under and under.text and not (isinstance(under.value, str) and key_of(under.text)):
        return under
    return None


def _keep(grid: Grid, key: str, text: str, value: Cell, label: Cell, facts: Facts, notes: Notes) -> None:
    if key == "private":
        notes.say(
            grid.ref(value),
            f"{quoted(label.text.partition(':')[0])} belongs to the deal, not to a plan that the buyer sees: left out.",
            "left-out",
        )
    elif key == "about":
        notes.say(
            grid.ref(value),
            f"{quoted(label.text.partition(':')[0])} is about the sheet, not the plan: left out.",
            "left-out",
        )
    elif key in facts.said:
        notes.say(grid.ref(value), f"{quoted(label.text)} was given before: {quoted(text)} is not used.", "ask")
    else:
        facts.said[key] = (text, value)


def _legend_line(row: Row, facts: Facts) -> bool:
    """Lines such as "🟢 = done" or a coloured cell beside a word of status."""
    found = 0
    told = row.filled
    for cell in told:
        head = re.sub(r"^(?:legend|key|legende|leyenda|legenda|凡例)\s*:\s*", "", cell.text, flags=re.IGNORECASE)
        for part in re.split(r"[,;|\n]", head[:LONGEST_SAID]):
            pair = re.fullmatch(r"\s*(\S+?)\ufe0f?\s*(?:=|:|-|–|→)\s*(.+?)\s*", part)
            status = word_status(pair[2]) if pair else None
            if pair and status and (words(pair[1]) in _COLOURS or not pair[1].isascii() or len(pair[1]) == 1):
                facts.legend[_COLOURS.get(words(pair[1]), pair[1])] = status
                found += 1
        status = word_status(cell.text)
        colour = cell.fill or next(
            (c.fill for c in row if not c.text and c.fill and abs(c.column - cell.column) == 1), ""
        )
        if status and colour and len(told) <= 6 and not (colour == "grey" and cell.bold):
            facts.legend[colour] = status
            found += 1
    return bool(found) and found >= len(
        [c for c in told if not re.match(r"legend|key|status", c.text, re.IGNORECASE)]
    ) // 2 + (len(told) == 1)


@cache
def _keys() -> dict[str, str]:
    keys: dict[str, str] = {}
    for key, listed in _KEYS.items():
        for word in listed.split("|"):
            keys.setdefault(words(word), key)
    return keys

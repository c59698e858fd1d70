"""Tables of risks: what could slip, what is done about it, and who owns that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from signward.files.sheets.grid import Cell, Grid, Row, words
from signward.files.sheets.owners import read_owners
from signward.files.sheets.reading import Notes, quoted

if TYPE_CHECKING:
    from signward.files.sheets.cast import Cast
    from signward.files.sheets.table import Table

_WORDS = {
    "risk": "risk|risks|risk description|description of risk|key risk|key risks|risk issue|risks issues|risiko|risiken"
    "|risque|risques|riesgo|riesgos|rischio|rischi|risico|risicos|risico s|risco|riscos|リスク",
    "mitigation": "mitigation|mitigations|mitigation plan|mitigating action|response|countermeasure|massnahme"
    "|gegenmassnahme|massnahmen|attenuation|mesure|mesures|plan d action|mitigacion|mitigazione|contromisura|mitigatie"
    "|beheersmaatregel|maatregel|mitigacao|対策",
    "owner": "owner|risk owner|mitigation owner|who|responsible|lead|verantwortlich|responsable|responsabile"
    "|verantwoordelijke|responsavel|担当|担当者",
    "rest": "impact|likelihood|probability|severity|chance|status|date|due|auswirkung|wahrscheinlichkeit|impacto"
    "|probabilidad|probabilite|impatto|probabilita|kans|影響|発生確率|#|id|nr|no",
}


@dataclass(frozen=True, slots=True)
class FoundRisk:
    """One risk; `owner` is the key of somebody in the cast."""

    what: str
    mitigation: str = ""
    owner: str = ""


def risk_columns(row: Row) -> dict[str, int] | None:
    """The columns of a table of risks by what they hold, when these are its headings."""
    found: dict[str, int] = {}
    for cell in row.filled:
        kind = _kind(cell.text)
        if kind is None:
            return None
        found.setdefault(kind, cell.column)
    return found if "risk" in found and len(found) > 1 else None


def read_risks(grid: Grid, table: Table, cast: Cast, notes: Notes) -> list[FoundRisk]:
    """The risks of a table, and a remark for every cell that no field of a risk takes."""
    found = []
    for row in table.rows:
        what = table.cell(row, "risk")
        if what is None:
            for cell in row.filled:
                notes.say(
                    grid.ref(cell), f"{quoted(cell.text)} stands in a row without a risk: not read.", "not-understood"
                )
            continue
        taken = table.cell(row, "mitigation")
        owner = table.cell(row, "owner")
        found.append(
            FoundRisk(what.text, taken.text if taken else "", _owner(grid, owner, cast, notes) if owner else "")
        )
        notes.say(grid.ref(what), f"{quoted(what.text)} is read as a risk.", "resolved")
        for cell in row.filled:
            if cell not in (what, taken, owner):
                notes.say(
                    grid.ref(cell), f"{quoted(cell.text)} of a risk has no field in the plan: left out.", "left-out"
                )
    return found


def _owner(grid: Grid, cell: Cell, cast: Cast, notes: Notes) -> str:
    """The first named; a second owner of a risk is said."""
    mentions, nobody = read_owners(cell.text)
    for text in [*nobody, *(mention.name for mention in mentions[1:])]:
        notes.say(grid.ref(cell), f"{quoted(text)} is not kept as the owner of the risk.", "not-understood")
    return cast.add(mentions[0], grid.ref(cell)) if mentions else ""


def _kind(text: str) -> str | None:
    plain = words(text)
    return next((kind for kind, listed in _WORDS.items() if plain in listed.split("|")), None)

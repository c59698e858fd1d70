"""Rows of a table that are no steps but head them: phases, with or without a span of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signward.files.sheets.grid import PARAGRAPH, Cell, Row, fold
from signward.files.sheets.spoken import read_date
from signward.files.sheets.table import DUE_KINDS, Table

TOTAL = re.compile(
    r"^(sub ?total|total|grand total|totals|summe|gesamt|zwischensumme|totale|somme|suma|totaal|soma|count|anzahl|合計"
    r"|計|総計|小計)\b|^(合計|総計|小計)"
)
NOTE = re.compile(
    r"^(notes?|prepared (?:by|on|\d+)|legend|key|legende|assumptions?|disclaimer|please note|nb|n\.b\.|ps|source"
    r"|annahmen?|hinweis"
    r"|anmerkung|remarque|nota|notas|opmerking|observa|last updated|updated|confidential"
    r"|stand|footnote|comment|※|注|備考|凡例)\b|^[*†‡※]|^(注|備考|凡例)"
)
_PHASE = re.compile(
    r"^(phase|stage|step|part|workstream|track|week|month|sprint|teil|abschnitt|etape|fase|etapa|フェーズ|第\d+)\b "
    r"?[\divx]*|^(フェーズ|第\d)|[:：]$"
)


def find_sections(table: Table, title: int | None) -> dict[int, Cell]:
    """Rows that name a phase: one cell, wide, bold, coloured or in another column than the steps."""
    found: dict[int, Cell] = {}
    alone: dict[int, Cell] = {}
    rows = table.rows
    plain_titles = [row.cells[title] for row in rows if title in row.cells and len(row.filled) > 1] if title else []
    many_bold = sum(cell.bold for cell in plain_titles) * 2 > len(plain_titles)
    for index, row in enumerate(rows):
        told = [cell for cell in row.filled if cell.column not in table.timeline and not cell.copy]
        if any((cell.text or cell.fill) and cell.column in table.timeline for cell in row) and not (
            told and told[0].bold
        ):
            continue  # a bar of its own: a step
        numbered = (
            len(told) == 2
            and table.columns.get(told[0].column) is not None
            and table.columns[told[0].column].kind == "number"
        )
        outer = numbered and told[1].column == title and _is_outline(told[0], rows[index + 1 : index + 3])
        if outer or _is_dated_heading(told, table, title, many_bold):
            found[row.number] = next(cell for cell in told if cell.column == title)
            continue
        if len(told) != 1 and not (numbered and told[1].bold and not many_bold):
            continue
        cell = told[-1]
        if cell.width == PARAGRAPH:
            continue
        if (
            len(cell.text) > 90
            or not _followed(rows, index, title)
            or not isinstance(cell.value, str)
            or (is_dates(cell.text) and table.of(*DUE_KINDS))
        ):
            continue
        if NOTE.match(fold(cell.text)) or TOTAL.match(fold(cell.text)):
            continue
        kind = table.columns[cell.column].kind if cell.column in table.columns else ""
        elsewhere = cell.column != title and kind in ("", "number", "workstream", "title", "notes")
        if (
            (elsewhere and kind != "notes")
            or cell.width > 1
            or (cell.bold and not many_bold)
            or cell.fill
            or _PHASE.search(fold(cell.text))
        ):
            found[row.number] = cell
        elif cell.column == title:
            alone[row.number] = cell
    if _plain_sections(table, alone, found, title):
        found |= alone
    return found


def _is_outline(number: Cell, below: Sequence[Row]) -> bool:
    """Whether the next step's number goes on from this one: below 1 stands 1.1."""
    stem = number.text.rstrip(". ") + "."
    follows = next((row.cells.get(number.column) for row in below if row.filled), None)
    return follows is not None and follows.text.startswith(stem) and len(follows.text) > len(stem)


def _is_dated_heading(told: list[Cell], table: Table, title: int | None, many_bold: bool) -> bool:
    """Whether a bold or coloured row has only a name and dates, where steps have owners: a phase with its span."""
    kinds = [table.columns[cell.column].kind if cell.column in table.columns else "" for cell in told]
    if not set(kinds) <= {"number", "title", "start", "duration", *DUE_KINDS} or "title" not in kinds or len(told) < 2:
        return False
    owned = [row for row in table.rows if table.cell(row, "owner", "party")]
    looks = told[kinds.index("title")]
    return (
        len(owned) * 2 > sum(1 for row in table.rows if row.text(title))
        and ((looks.bold and not many_bold) or bool(looks.fill))
        and not any(
            row.text(title) and row.cells[title].fill == looks.fill and row.cells[title].bold == looks.bold
            for row in owned
            if title is not None
        )
    )


def _plain_sections(table: Table, alone: dict[int, Cell], found: dict[int, Cell], title: int | None) -> bool:
    """Whether plain lone titles are sections: the table begins with one, or they lack numbers or small letters."""
    full = [row for row in table.rows if len(row.filled) > 1 and row.text(title)]
    if not alone or not full:
        return False
    first = next(row.number for row in table.rows if row.filled)
    usual = sum(len(row.filled) for row in full) / len(full)
    if first in alone and not found and (len(alone) > 1 or usual >= 3):
        return True
    number = table.first("number")
    if number is not None and sum(bool(row.text(number)) for row in full) * 10 >= len(full) * 8:
        return True
    return usual >= 3 and all(cell.text.isupper() for cell in alone.values()) and len(full) > len(alone)


def _followed(rows: Sequence[Row], index: int, title: int | None) -> bool:
    """Whether fuller rows come next, maybe after another lone line."""
    return any(len(row.filled) > 1 and row.text(title) for row in _next(rows, index, 3))


def _next(rows: Sequence[Row], index: int, count: int) -> Iterator[Row]:
    return iter([row for row in rows[index + 1 : index + 1 + count + 2] if row.filled][:count])


def is_dates(text: str) -> bool:
    spoken = read_date(text)
    return spoken is not None and spoken.kind in ("day", "numbers", "day-month")

"""A table without headings is known by what its columns hold."""

from __future__ import annotations

import re

from signward.files.sheets.grid import Cell, Grid, Row
from signward.files.sheets.headings import generic_side
from signward.files.sheets.spoken import read_date
from signward.files.sheets.statuses import word_status
from signward.files.sheets.table import DATE_KINDS, Column, Table


def infer_table(grid: Grid) -> Table | None:
    """A table without headings: each column is known by what it holds."""
    columns: dict[int, list[Cell]] = {}
    for row in grid.rows:
        if len(row.filled) >= 2:
            for cell in row.filled:
                columns.setdefault(cell.column, []).append(cell)
    kinds = {number: _held(cells) for number, cells in columns.items()}
    texts = {n: sum(min(len(c.text), 60) for c in columns[n]) for n, kind in kinds.items() if kind == "text"}
    dates = [n for n, kind in kinds.items() if kind == "due"]
    if not texts or not dates:
        return None
    title = max(texts, key=lambda n: texts[n])
    found = {title: Column(title, "title")}
    for number, kind in kinds.items():
        if kind in ("due", "owner", "status") and kind not in {c.kind for c in found.values()}:
            found[number] = Column(number, kind)
    if "owner" not in {column.kind for column in found.values()}:
        names = [n for n in texts if n != title and all(len(cell.text) < 40 for cell in columns[n])]
        if names and len(columns[names[0]]) * 2 > len(columns[title]):
            found[names[0]] = Column(names[0], "owner")
    full = [
        row.number
        for row in grid.rows
        if row.text(title) and len(row.filled) >= 2 and (row.text(dates[0]) or len(row.filled) > 2)
    ]
    if len(full) < 2:
        return None
    first = next(i for i, row in enumerate(grid.rows) if row.number == full[0])
    while first and _is_section_line(grid.rows[first - 1]):
        first -= 1
    top = grid.rows[first].number
    return Table("steps", top - 1, top - 1, dict(sorted(found.items())), [r for r in grid.rows if r.number >= top])


def _is_section_line(row: Row) -> bool:
    return (
        len(row.filled) == 1
        and (row.filled[0].bold or row.filled[0].width > 1)
        and len(row.filled[0].text) < 80
        and ":" not in row.filled[0].text[-1:]
    )


def _held(cells: list[Cell]) -> str:
    """What most cells of a column hold: due, owner, status or text."""
    votes = {"due": 0, "owner": 0, "status": 0, "text": 0}
    for cell in cells:
        spoken = None if isinstance(cell.value, bool) else read_date(cell.text)
        if word_status(cell.text) and (spoken is None or spoken.kind == "none"):
            votes["status"] += 1
        elif spoken and spoken.kind in (*DATE_KINDS, "bare", "none"):
            votes["due"] += 1
        elif generic_side(re.sub(r"\(.*?\)", "", cell.text)):
            votes["owner"] += 1
        else:
            votes["text"] += 1
    return max(votes, key=lambda kind: votes[kind])

"""Plans that are drawn another way than one step a row: on their side, or with the steps written into the weeks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from signward.files.sheets.find_table import judge
from signward.files.sheets.grid import Cell, Grid, Row, fold, words
from signward.files.sheets.headings import generic_side, heading
from signward.files.sheets.owners import MARKS
from signward.files.sheets.reading import Notes
from signward.files.sheets.spoken import read_date
from signward.files.sheets.table import DATE_KINDS

_MOST_HEADINGS = 15
_HIGHEST = 40  # the weeks stand within so many rows


def one_step_a_row(grid: Grid, notes: Notes) -> Grid:
    """The same grid, or one with a row for each step whose cells still name the places where they stood."""
    return _cards(grid, notes) or _on_its_side(grid, notes) or _lanes(grid, notes) or grid


def _cards(grid: Grid, notes: Notes) -> Grid | None:
    """Each step is a block of its own, with a label and a value in each row, the labels the same in every block."""
    pairs = [row for row in grid.rows if len(row.filled) == 2]
    if len(pairs) < 6:
        return None
    label, value = (cell.column for cell in pairs[0].filled)
    first = next((row for row in pairs if (found := heading(row.text(label))) and "title" in found.kinds), None)
    if first is None:
        return None
    starts = [row.number for row in pairs if words(row.text(label)) == words(first.text(label))]
    lines = [row for row in grid.rows if row.number >= starts[0] and row.filled]
    if len(starts) < 2 or any(len(row.filled) > 2 or heading(row.text(label)) is None for row in lines):
        return None
    heads = list(dict.fromkeys(words(row.text(label)) for row in lines))
    if judge(dict(enumerate(heads)), Row(0, {}))[0] != "steps" or len(lines) < 2 * len(starts):
        return None
    notes.say(
        grid.ref(first.filled[0]), "Each step is a block of labels and values: read from top to bottom.", "resolved"
    )
    top = starts[0]
    named = {words(row.text(label)): row.cells[label] for row in reversed(lines)}
    made = [Row(top, {n: _moved(grid, named[head], top, n) for n, head in enumerate(heads, 1)})]
    for place, start in enumerate(starts, 1):
        end = starts[place] if place < len(starts) else lines[-1].number + 1
        held = {
            heads.index(words(row.text(label))) + 1: row.cells[value]
            for row in lines
            if start <= row.number < end and value in row.cells
        }
        made.append(Row(top + place, {n: _moved(grid, cell, top + place, n) for n, cell in held.items()}))
    return replace(grid, rows=(*[row for row in grid.rows if row.number < top], *made))


def _on_its_side(grid: Grid, notes: Notes) -> Grid | None:
    """The headings stand below each other and every step is a column."""
    for first in range(len(grid.rows)):
        told = grid.rows[first].filled
        block = _block(grid.rows, first) if len(told) > 3 and heading(told[0].text) else []
        if len(block) < 2:
            continue
        side = min(block[0].cells)
        heads = {row.number: row.text(side) for row in block}
        steps = {column for row in block for column in row.cells if column != side}
        known = sum((found := heading(text)) is not None and found.exact for text in heads.values())
        if known < 2 or len(steps) < 3 or judge(heads, Row(0, {}))[0] != "steps":
            continue
        if known * 2 < len(block) or len(set(heads.values())) < len(block) or any(_are_headings(row) for row in block):
            continue
        notes.say(grid.where(block[0].number, side), "Each step is a column here: read from left to right.", "resolved")
        top = block[0].number
        turned = [
            Row(
                top + n,
                {row.number: _moved(grid, row.cells[c], top + n, row.number) for row in block if c in row.cells},
            )
            for n, c in enumerate(sorted(steps | {side}))
        ]
        last = block[-1].number
        after = [_shifted(grid, row, max(0, top + len(turned) - last)) for row in grid.rows if row.number > last]
        return replace(grid, rows=(*[row for row in grid.rows if row.number < top], *turned, *after))
    return None


def _block(rows: Sequence[Row], first: int) -> list[Row]:
    """The rows that follow one another from here, each with a word in the same first column."""
    block: list[Row] = []
    for row in rows[first:]:
        if not row.filled or (block and row.number != block[-1].number + 1):
            break
        if len(block) == _MOST_HEADINGS:
            return []
        if block and not row.text(min(block[0].cells)):
            break
        block.append(row)
    return block


def _are_headings(row: Row) -> bool:
    """Whether the row itself holds the headings of an ordinary table."""
    known = [found for cell in row.filled if (found := heading(cell.text)) and found.exact]
    return len(known) * 2 > len(row.filled)


def _lanes(grid: Grid, notes: Notes) -> Grid | None:
    """Weeks or days stand above, and the steps themselves are written under them, in a lane for each side or theme."""
    for index, head in enumerate(grid.rows[:_HIGHEST]):
        if len(head.filled) < 3:
            continue
        axis = {
            cell.column: cell for cell in head.filled if (spoken := read_date(cell.text)) and spoken.kind in DATE_KINDS
        }
        others = [cell for cell in head.filled if cell.column not in axis]
        if len(axis) < 3 or len(others) > 1 or (others and others[0].column > min(axis)):
            continue
        lanes = [row for row in grid.rows[index + 1 :] if row.filled]
        written = [cell for row in lanes for cell in row.filled if cell.column in axis]
        if len(written) < 2 or any(not _is_step(cell) for cell in written):
            continue
        corner = others[0].text if others else ""
        notes.say(
            grid.where(head.number, min(axis)),
            "The steps stand under their dates: each cell is read as a step, its column as the date.",
            "resolved",
        )
        rows = _steps_of(grid, head.number, axis, lanes, corner)
        return replace(grid, rows=(*grid.rows[:index], *rows))
    return None


def _steps_of(grid: Grid, top: int, axis: dict[int, Cell], lanes: Sequence[Row], corner: str) -> list[Row]:
    labels = [row.filled[0] for row in lanes if row.filled[0].column not in axis]
    sided = any(generic_side(label.text) for label in labels)
    found = [_headings(top, ("Step", "Date", "Owner" if sided else "Workstream"))]
    weekly = re.search(r"week|woche|semaine|semana|settimana|週", fold(corner)) is not None
    for row in lanes:
        label = [row.filled[0]] if row.filled[0].column not in axis else []
        for written in (cell for cell in row.filled if cell.column in axis):
            day = axis[written.column]
            said = f"w/c {day.text}" if weekly and read_date(f"w/c {day.text}") else day.text
            for line in written.text.split("\n"):
                number = top + len(found)
                held = [replace(written, text=line, value=line), replace(day, text=said, value=said), *label]
                found.append(Row(number, {n: _moved(grid, cell, number, n) for n, cell in enumerate(held, 1)}))
    return found


def _headings(number: int, texts: Sequence[str]) -> Row:
    return Row(number, {n: Cell(number, n, text, text) for n, text in enumerate(texts, 1)})


def _is_step(cell: Cell) -> bool:
    return len(cell.text) > 3 and words(cell.text) not in MARKS and read_date(cell.text) is None


def _moved(grid: Grid, cell: Cell, row: int, column: int) -> Cell:
    return replace(cell, row=row, column=column, place=grid.ref(cell), width=1)


def _shifted(grid: Grid, row: Row, by: int) -> Row:
    return Row(
        row.number + by, {c: replace(cell, row=cell.row + by, place=grid.ref(cell)) for c, cell in row.cells.items()}
    )

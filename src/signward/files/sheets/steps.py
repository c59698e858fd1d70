"""Walks the rows of a table: steps, section rows between them, totals, notes, and rows that continue the one above."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from signward.files.sheets.grid import LONGEST_SAID, PARAGRAPH, Cell, Grid, Row, fold
from signward.files.sheets.reading import Notes, quoted
from signward.files.sheets.sections import NOTE, TOTAL, find_sections, is_dates
from signward.files.sheets.spoken import read_date
from signward.files.sheets.table import DATE_KINDS, DUE_KINDS, Column, Table

_SPAN_ASIDE = re.compile(
    r"\s*[(（\[][^)）\]]*(?:\d|week|woche|semaine|semana|settimana|month|monat|月|週)[^)）\]]*[)）\]]\s*$",
    re.IGNORECASE,
)
_LONG_NOTE = 140


@dataclass(slots=True)
class Step:
    """One row that is a step. `more` are rows below that only add owners to it."""

    row: Row
    table: Table
    title: str
    title_cell: Cell
    section: str | None = None
    more: list[Row] = field(default_factory=list)
    heading: Cell | None = None  # of the section: it may be the date of its steps
    by: Column | None = None  # whose actions the column holds, where each side has its own

    def cell(self, *kinds: str) -> Cell | None:
        return self.table.cell(self.row, *kinds)


def walk(grid: Grid, table: Table, section: Cell | None, notes: Notes) -> tuple[list[Step], Cell | None]:
    """The steps of a table and the heading of the section that is open at its end."""
    title = table.first("title")
    steps: list[Step] = []
    sections = find_sections(table, title)
    group = table.first("workstream")
    heading = section
    held = _called(section) if section else None
    twins = [column for column in table.columns.values() if column.kind == "twin" or column.number == title]
    for position, row in enumerate(table.rows):
        text = row.text(title)
        told = row.filled
        if not told:
            continue
        if row.number in sections:
            heading = sections[row.number]
            held = _section_name(grid, row, heading, notes)
            continue
        if _is_total(told, text):
            _leave(grid, told, "is a total", notes)
        elif _is_note(told, text, table, title, position):
            for cell in told:
                notes.say(grid.ref(cell), f"{quoted(cell.text)} is a note, not a step: left out.", "left-out")
        elif (not text and not any(row.text(twin.number) for twin in twins)) or (
            title is not None and title in row.cells and row.cells[title].copy and steps
        ):
            held = _without_title(grid, table, row, steps, group, held, notes)
            heading = row.cells[group] if group is not None and row.text(group) == held else heading
        else:
            if group is not None and row.text(group):
                heading = row.cells[group]
                held = _trim(grid, heading, notes)
            for column in twins:
                if row.text(column.number):
                    by = column if len(twins) > 1 else None
                    named = _title(grid, row.cells[column.number], notes)
                    steps.append(Step(row, table, *named, section=held, heading=heading, by=by))
    return steps, heading


def _section_name(grid: Grid, row: Row, cell: Cell, notes: Notes) -> str:
    name = _trim(grid, cell, notes)
    notes.say(grid.ref(cell), f"{quoted(cell.text)} is read as the heading of a workstream.", "resolved")
    for other in row.filled:
        if other is not cell and not other.copy:
            notes.say(grid.ref(other), f"{quoted(other.text)} beside a section heading: left out.", "left-out")
    return name


def _trim(grid: Grid, cell: Cell, notes: Notes) -> str:
    """A section's name without the dates in brackets behind it."""
    name = _called(cell)
    if name != cell.text.rstrip(" :：") and not cell.copy:
        notes.say(
            grid.ref(cell),
            f"{quoted(cell.text)}: the workstream is called {quoted(name)}; its own dates are not used.",
            "left-out",
        )
    return name


def _called(heading: Cell) -> str:
    if len(heading.text) > LONGEST_SAID:
        return heading.text
    return _SPAN_ASIDE.sub("", " ".join(heading.text.split())).rstrip(" :：") or heading.text


def _is_total(told: list[Cell], text: str) -> bool:
    lead = text or told[0].text
    return (
        bool(TOTAL.match(fold(lead)))
        and all(len(cell.text) < 30 for cell in told)
        and not any(is_dates(c.text) for c in told if c.text != lead)
    )


def _is_note(told: list[Cell], text: str, table: Table, title: int | None, position: int) -> bool:
    if len(told) > 2:
        return False
    lead = told[0].text
    if told[0].width == PARAGRAPH:
        return True
    if NOTE.match(fold(lead)) and (len(told) == 1 or not table.columns.get(told[1].column)):
        return True
    after_gap = position > 0 and told[0].row > table.rows[position - 1].number + 1
    return len(told) == 1 and (
        len(lead) > _LONG_NOTE or (after_gap and not text and title is not None and len(lead) > 25)
    )


def _leave(grid: Grid, told: list[Cell], why: str, notes: Notes) -> None:
    for cell in told:
        notes.say(grid.ref(cell), f"{quoted(cell.text)} {why}: left out.", "left-out")


def _without_title(
    grid: Grid, table: Table, row: Row, steps: list[Step], group: int | None, held: str | None, notes: Notes
) -> str | None:
    """A row without its own deliverable: it continues the step above when it holds owners only."""
    kinds = {table.columns[cell.column].kind for cell in row.filled if cell.column in table.columns and not cell.copy}
    joined = title_copy = any(cell.copy for cell in row.filled)
    if (
        steps
        and kinds
        and kinds <= {"owner", "party", "notes", "email"}
        and steps[-1].row.number + len(steps[-1].more) + 1 == row.number
    ):
        steps[-1].more.append(row)
        joined = True
    if group is not None and row.text(group) and not kinds - {"workstream"}:
        notes.say(
            grid.ref(row.cells[group]), f"{quoted(row.text(group))} is read as the heading of a workstream.", "resolved"
        )
        return _trim(grid, row.cells[group], notes)
    if not (steps and steps[-1].more and steps[-1].more[-1] is row):
        for cell in row.filled:
            if not (cell.copy and (joined or title_copy)):
                notes.say(
                    grid.ref(cell), f"{quoted(cell.text)} stands in a row without a step: not read.", "not-understood"
                )
    return held


def _title(grid: Grid, cell: Cell, notes: Notes) -> tuple[str, Cell]:
    text = re.sub(r"^\s*(?:\[[ xX✓]?\]|[•▪◦*–-]\s)\s*", "", " ".join(cell.text.split())) or cell.text
    if len(text) > 300:
        notes.say(grid.ref(cell), f"A text of {len(text)} characters is cut to 300 for the deliverable.", "left-out")
        text = text[:299] + "…"
    return text, cell


def due_cells(step: Step) -> list[tuple[str, Cell]]:
    """The cells that can hold the due date, the one that counts first, each with the kind of its column."""
    found = []
    for kind in DUE_KINDS:
        for column in step.table.of(kind):
            cell = step.row.cells.get(column.number)
            if cell and cell.text:
                found.append((kind, cell))
    if not found and step.heading and _dates_steps(step.heading):
        found.append(("due", step.heading))
    return found


def _dates_steps(heading: Cell) -> bool:
    """Whether the heading of a section is a date: "Week of Nov 23" dates the steps below it."""
    spoken = read_date(heading.text)
    return spoken is not None and spoken.kind in DATE_KINDS

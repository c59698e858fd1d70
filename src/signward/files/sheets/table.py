"""A table of a sheet once its headings are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from signward.files.sheets.grid import Cell, Row

DATE_KINDS = ("day", "numbers", "day-month", "month", "quarter", "week", "calendar-week", "week-of", "offset")
DUE_KINDS = ("due-new", "due", "week", "calendar-week", "days-before", "weeks-before", "due-old")


@dataclass(slots=True)
class Column:
    number: int
    kind: str
    title: str = ""
    sides: tuple[str, ...] = ()
    group: str = ""  # the company or side that stands above the heading, or is the heading
    guessed: bool = False  # its side follows only from the other column's
    marks: bool = False  # the cells hold marks or letters; who is meant stands in the heading


@dataclass(slots=True)
class Table:
    """`kind` is steps, people or risks; `top` and `head` are the first and last row of headings, `rows` those below.

    `timeline` maps the columns of a bar chart to their headings, `months` to the month above them.
    """

    kind: str
    top: int
    head: int
    columns: dict[int, Column]
    rows: list[Row] = field(default_factory=list)
    timeline: dict[int, str] = field(default_factory=dict)
    months: dict[int, str] = field(default_factory=dict)
    score: int = 0

    def of(self, *kinds: str) -> list[Column]:
        return [column for kind in kinds for column in self.columns.values() if column.kind == kind]

    def first(self, *kinds: str) -> int | None:
        found = self.of(*kinds)
        return found[0].number if found else None

    def cell(self, row: Row, *kinds: str) -> Cell | None:
        for column in self.of(*kinds):
            cell = row.cells.get(column.number)
            if cell and cell.text:
                return cell
        return None


def unheaded(table: Table) -> list[Column]:
    """The columns that no known heading claims, those without any heading too."""
    held = {cell.column for row in table.rows for cell in row.filled} - table.timeline.keys()
    return [
        table.columns.get(n) or Column(n, "")
        for n in sorted(held)
        if n not in table.columns or not table.columns[n].kind
    ]

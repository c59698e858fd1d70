"""Facts and lines on a sheet, under the headings that we know; whatever stands elsewhere is said."""

from __future__ import annotations

from dataclasses import dataclass

from signward.files.planbook.cells import Cell, text_of
from signward.files.planbook.recognise import Page
from signward.files.sheets.reading import RemarkKind, quoted


@dataclass(slots=True)
class Line:
    """One filled line of a table: its cells by heading, and each heading's column."""

    page: Page
    row: int
    cells: dict[str, Cell]
    columns: dict[str, int]

    def ref(self, heading: str) -> str:
        return self.page.ref(self.row, self.columns.get(heading, 1))

    def say(self, heading: str, words: str, kind: RemarkKind) -> None:
        self.page.notes.say(self.ref(heading), words, kind)


def lines_in(page: Page, known: tuple[str, ...], telling: tuple[str, ...]) -> list[Line]:
    """The lines below the row of headings; cells under other headings, or under none, are said."""
    head = page.head(telling)
    if head is None:
        for row, cells in page.rows.items():
            for column, cell in cells.items():
                page.notes.say(
                    page.ref(row, column), f"{quoted(text_of(cell))} stands under no heading.", "not-understood"
                )
        return []
    titles = {column: text_of(cell).strip() for column, cell in page.rows[head].items()}
    columns = {title: column for column, title in titles.items() if title in known}
    found = []
    for row, cells in page.rows.items():
        if row > head:
            line = Line(page, row, {titles[c]: v for c, v in cells.items() if titles.get(c) in known}, columns)
            _say_others(line, cells)
            found += [line] if line.cells else []
    return found


def facts_in(
    page: Page, known: tuple[str, ...], before: int | None = None, quiet: bool = False
) -> dict[str, tuple[int, Cell]]:
    """Values beside their labels, by label, each with its row; only the rows `before` one where it is given."""
    found: dict[str, tuple[int, Cell]] = {}
    for row, cells in page.rows.items():
        if before is not None and row >= before:
            break
        label = text_of(cells.get(1, "")).strip()
        if label in known and label not in found:
            if 2 in cells:
                found[label] = (row, cells[2])
            cells = {c: v for c, v in cells.items() if c > 2}
        if not quiet:
            for column, cell in cells.items():
                words = f"{quoted(text_of(cell))} stands in no field of the plan."
                page.notes.say(page.ref(row, column), words, "not-understood")
    return found


def _say_others(line: Line, cells: dict[int, Cell]) -> None:
    for column, cell in cells.items():
        if column not in line.columns.values():
            words = f"{quoted(text_of(cell))} stands under no heading of the plan: left out."
            line.page.notes.say(line.page.ref(line.row, column), words, "left-out")

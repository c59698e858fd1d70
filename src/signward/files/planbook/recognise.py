"""Is this our own workbook, or our own table in csv or Markdown? Its cells as they stand, if it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from signward.files.planbook.cells import Cell, text_of
from signward.files.planbook.layout import PEOPLE, PLAN, PLAN_FACTS, TELLING, WORKSTREAMS
from signward.files.sheets.delimited_in import decode, read_delimited
from signward.files.sheets.grid import Grid
from signward.files.sheets.guards import check_size, open_archive
from signward.files.sheets.markdown_in import read_markdown
from signward.files.sheets.reading import Notes, RefusedFile, quoted
from signward.files.sheets.workbook_in import formulas_of, load_book

Rows = dict[int, dict[int, Cell]]


@dataclass(slots=True)
class Page:
    """One sheet's filled cells by row and column (from 1), with what is to be said of it."""

    title: str
    rows: Rows
    notes: Notes
    lines: bool = False  # Markdown names its cells by line

    def ref(self, row: int, column: int) -> str:
        return Grid(self.title, (), self.lines).where(row, column)

    def head(self, headings: tuple[str, ...]) -> int | None:
        """The first row that holds all these headings."""
        wanted = set(headings)
        return next((n for n, row in self.rows.items() if wanted <= {text_of(c).strip() for c in row.values()}), None)


@dataclass(slots=True)
class Book:
    """Our sheets by title. `whole` says that it is the workbook and not its first table alone."""

    pages: dict[str, Page] = field(default_factory=dict)
    whole: bool = True


def recognise(data: bytes, filename: str) -> Book | None:
    """The book, or None where the file is somebody else's, or ours with its table changed beyond recognition."""
    check_size(data)
    book = _workbook(data) if data.startswith(b"PK") else _table(data, filename)
    return book if book and PLAN in book.pages and book.pages[PLAN].head(TELLING) else None


def _workbook(data: bytes) -> Book | None:
    archive = open_archive(data)
    try:
        contents = archive.read("xl/workbook.xml").decode(errors="replace")
    except KeyError:
        return None
    if not all(f"name={quoteattr(title)}" in contents for title in (PLAN, PEOPLE, WORKSTREAMS)):
        return None  # cheaper than reading it twice
    formulas = formulas_of(archive, data)
    return Book({s.title: _page(s, formulas.get(s.title, {})) for s in load_book(data, values=True).worksheets})


def _page(sheet: Any, formulas: dict[tuple[int, int], str]) -> Page:
    page = Page(sheet.title, {}, Notes(sheet.title))
    for (row, column), raw in sorted(sheet._cells.items()):
        if raw.comment is not None and raw.comment.text:
            words = quoted(raw.comment.text)
            page.notes.say(raw.coordinate, f"A comment is not carried into the plan: {words}.", "left-out")
        if raw.data_type == "e" or (raw.value is None and (row, column) in formulas):
            words = quoted(formulas.get((row, column)) or str(raw.value))
            page.notes.say(raw.coordinate, f"The formula {words} has no result: nothing was read.", "not-understood")
        elif raw.value not in (None, ""):
            page.rows.setdefault(row, {})[column] = raw.value
    return page


def _table(data: bytes, filename: str) -> Book | None:
    try:
        text, encoding = decode(data)
    except RefusedFile:
        return None  # the general reader says why
    if not all(heading in text for heading in TELLING):
        return None
    marked = filename.lower().endswith((".md", ".markdown"))
    grid, _ = read_markdown(text, filename) if marked else read_delimited(text, encoding, filename)
    rows: Rows = {row.number: {n: cell.text for n, cell in row.cells.items() if cell.text} for row in grid.rows}
    page = Page(PLAN, rows, Notes(filename), grid.lines)
    if marked:
        _part_facts(page)
    return Book({PLAN: page}, whole=False)


def _part_facts(page: Page) -> None:
    """In Markdown a fact is one line, `Customer: Northwind Bank`, and the first line is the document's title."""
    labels = {column.heading for column in PLAN_FACTS}
    for number, cells in list(page.rows.items()):
        label, colon, value = text_of(cells.get(1, "")).partition(":")
        if len(cells) == 1 and colon and label in labels:
            page.rows[number] = {1: label, 2: value.strip()}
        elif len(cells) == 1 and number == 1:
            page.notes.say(page.ref(number, 1), f"{quoted(text_of(cells[1]))} is read as the title.", "resolved")
            del page.rows[number]

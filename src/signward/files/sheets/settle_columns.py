"""Looks at what the columns hold where their headings leave a doubt."""

from __future__ import annotations

from signward.files.sheets.find_table import DUE_KINDS, Column, Table, find_tables
from signward.files.sheets.grid import Cell, Grid, words
from signward.files.sheets.headings import generic_side
from signward.files.sheets.spoken import read_date
from signward.files.sheets.statuses import word_status


def settled_tables(grid: Grid, vendor: str = "", buyer: str = "") -> list[Table]:
    """All tables of a sheet, each column with the kind that its heading and its cells agree on."""
    tables = find_tables(grid, vendor, buyer)
    for table in tables:
        settle(table)
    return tables


def settle(table: Table) -> None:
    """Looks at what the columns hold where their headings leave a doubt."""
    if table.kind != "steps":
        return
    _settle_titles(table)
    for column in table.of("status", "completed"):
        told = [cell for row in table.rows if (cell := row.cells.get(column.number)) and cell.text]
        dated = sum(_is_day(cell) for cell in told)
        if column.kind == "status" and told and dated * 2 > len(told):
            column.kind = "completed" if not table.of("completed") else "second completed"
        elif (
            column.kind == "completed"
            and told
            and not dated
            and any(word_status(cell.text) or len(cell.text) == 1 for cell in told)
        ):
            column.kind = "status" if not table.of("status") else "second status"
    if not table.of(*DUE_KINDS) and table.of("start") and not table.of("duration", "duration-weeks"):
        table.of("start")[0].kind = "due"
    if not table.of("title"):
        _guess_title(table)
    if not table.of("owner", "party"):
        _guess_owner(table)


def _is_day(cell: Cell) -> bool:
    spoken = read_date(cell.text)
    return spoken is not None and spoken.kind in ("day", "numbers", "day-month")


def _settle_titles(table: Table) -> None:
    """Of several columns that could hold the deliverable the fullest and most varied does; a sparse one groups."""
    for column in table.of("title"):
        told = [row.text(column.number) for row in table.rows if row.text(column.number)]
        if (
            len(table.of("title")) > 1
            and told
            and sum(text.strip(".#").isdigit() for text in told) * 10 >= len(told) * 8
        ):
            column.kind = "number"
    titles = table.of("title")
    if len(titles) < 2:
        return

    def variety(column: Column) -> int:
        return len({row.text(column.number) for row in table.rows if row.text(column.number)})

    best = max(
        titles, key=lambda column: (variety(column) * (0.8 if words(column.title) in _DETAIL else 1), -column.number)
    )
    for column in titles:
        if column is not best:
            sparse = variety(column) * 10 <= variety(best) * 7 and column.number < best.number
            column.kind = "workstream" if sparse and not table.of("workstream") else "notes"


_DETAIL = {
    "description",
    "beschreibung",
    "descripcion",
    "descrizione",
    "omschrijving",
    "descricao",
    "deliverable",
    "summary",
    "what",
    "内容",
    "event",
    "requirement",
    "next steps",
    "next step",
    "exit criteria",
    "subject",
    "title",
    "decision gate",
}


def _guess_title(table: Table) -> None:
    """The heading of the deliverables is missing or unknown: the column with the longest varied words holds them."""
    held: dict[int, list[str]] = {}
    for row in table.rows:
        for cell in row.filled:
            known = table.columns.get(cell.column)
            if isinstance(cell.value, str) and (known is None or not known.kind) and cell.column not in table.timeline:
                held.setdefault(cell.column, []).append(cell.text)
    if held:
        best = max(held, key=lambda column: sum(min(len(text), 60) for text in set(held[column])))
        title = table.columns[best].title if best in table.columns else ""
        table.columns[best] = Column(best, "title", title)


def _guess_owner(table: Table) -> None:
    """No heading names the owners: a column without a known heading that names sides or addresses holds them."""
    for column in table.columns.values():
        if column.kind:
            continue
        told = [row.text(column.number) for row in table.rows if row.text(column.number)]
        sure = sum(generic_side(text) is not None or "@" in text for text in told)
        if told and all(len(text) < 45 for text in told) and sure * 4 >= len(told):
            column.kind = "owner"
            return

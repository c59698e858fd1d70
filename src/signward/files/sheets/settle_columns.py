"""Looks at what the columns hold where their headings leave a doubt."""

from __future__ import annotations

from dataclasses import replace

from signward.files.sheets.find_table import find_tables
from signward.files.sheets.grid import Cell, Grid, Row, words
from signward.files.sheets.header_block import is_legend
from signward.files.sheets.headings import whose_steps
from signward.files.sheets.owners import MARKS
from signward.files.sheets.settle_owners import settle_owners
from signward.files.sheets.spoken import read_date
from signward.files.sheets.statuses import is_box, sign_status, word_status
from signward.files.sheets.table import DUE_KINDS, Column, Table, unheaded


def settled_tables(grid: Grid, vendor: str = "", buyer: str = "") -> list[Table]:
    """All tables of a sheet, each column with the kind that its heading and its cells agree on."""
    tables = find_tables(grid, vendor, buyer)
    for table in tables:
        settle(table, vendor, buyer)
    return tables


def settle(table: Table, vendor: str = "", buyer: str = "") -> None:
    """Looks at what the columns hold where their headings leave a doubt."""
    if table.kind != "steps":
        return
    _settle_titles(table)
    _drop_undated(table)
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
    if not table.of(*DUE_KINDS):
        _join_days(table)
    for column in table.columns.values():
        if not column.kind and is_legend(column.title):
            column.kind = "legend"
    _sign_countdowns(table)
    _settle_marks(table)
    _guess_status(table)
    settle_owners(table, vendor, buyer)


def _drop_undated(table: Table) -> None:
    """A second column of dates without a date is none: "Lumen Data" is a company, whatever it means in Italian."""
    for column in table.of(*DUE_KINDS)[1:]:
        told = [row.text(column.number) for row in table.rows if row.text(column.number)]
        if told and not any(read_date(text) for text in told):
            column.kind = ""


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
    if len(titles) < 2 or _settle_twins(titles):
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


def _settle_twins(titles: list[Column]) -> bool:
    """Columns that each hold the steps of one side: "Our actions" beside "Your actions", or two companies' names."""
    named = [column for column in titles if len(column.sides) == 1]
    if len(titles) == 2 and len(named) == 2 and named[0].sides != named[1].sides:
        titles[1].kind = "twin"
        return True
    whose = [whose_steps(column.title) for column in titles]
    if len(titles) != 2 or not all(whose) or whose[0] == whose[1]:
        return False
    for column, company in zip(titles, whose, strict=True):
        column.group = column.group or company
    titles[1].kind = "twin"
    return True


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


def _join_days(table: Table) -> None:
    """A column of months beside one of days: together they are the due dates."""
    held: dict[int, list[str]] = {}
    for row in table.rows:
        for cell in row.filled:
            held.setdefault(cell.column, []).append(cell.text)
    free = [n for n in held if n in table.columns and table.columns[n].kind in ("", "due")]
    months = [n for n in free if all((s := read_date(text)) and s.kind == "month" for text in held[n])]
    days = [n for n in free if all(text.isdigit() and 1 <= int(text) <= 31 for text in held[n])]
    if not months or not days:
        return
    month = ""
    for index, row in enumerate(table.rows):
        month = row.text(months[0]) or month
        if days[0] in row.cells and month:
            joined = f"{row.text(days[0])} {month}"
            day = replace(row.cells[days[0]], text=joined, value=joined)
            table.rows[index] = Row(row.number, row.cells | {days[0]: day})
    table.columns[months[0]].kind, table.columns[days[0]].kind = "month", "due"


def _settle_marks(table: Table) -> None:
    """Columns that hold only marks or letters: a status that is ticked, or people and companies that take part."""
    marked = []
    for column in table.columns.values():
        told = [row.text(column.number) for row in table.rows if row.text(column.number)]
        if told and all(words(text) in MARKS for text in told):
            marked.append(column)
    ticked = [column for column in marked if word_status(column.title)]
    for column in marked:
        if column in ticked and (len(ticked) > 1 or not column.kind):
            column.kind = "ticked status"
        elif column.kind not in ("", "owner"):
            continue
        elif column.title:
            column.kind, column.marks = "owner", True
            column.group = column.group or ("" if column.sides else column.title)


def _sign_countdowns(table: Table) -> None:
    """In a column of days before close that mostly writes them as -30, a number without a sign is after it."""
    for column in table.of("days-before", "weeks-before"):
        told = [row.text(column.number) for row in table.rows if row.text(column.number).strip("0")]
        if sum(text.startswith("-") for text in told) * 2 > len(told):
            for index, row in enumerate(table.rows):
                cell = row.cells.get(column.number)
                if cell and cell.text.isdigit():
                    after = replace(cell, text=f"+{cell.text}")
                    table.rows[index] = Row(row.number, row.cells | {column.number: after})


def _guess_status(table: Table) -> None:
    """No heading names the status: a column of words or signs for it, empty or unknown above, holds it."""
    if table.of("status", "second status", "ticked status"):
        return
    owners = [column for column in table.of("owner") if len(table.of("owner")) > 1]
    for column in (*unheaded(table), *owners):
        told = [row.text(column.number) for row in table.rows if row.text(column.number)]
        known = sum(_says_status(text) for text in told)
        if told and known * 10 >= len(told) * 7 and len(set(told)) > 1 and len(told) * 2 >= len(table.rows):
            column.kind, column.sides = "status", ()
            table.columns[column.number] = column
            return


def _says_status(text: str) -> bool:
    return word_status(text) is not None or sign_status(text.strip("\ufe0f")) is not None or is_box(text)

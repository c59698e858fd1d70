"""Finds the tables of a sheet: the row of headings, wherever it stands, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from signward.files.sheets.grid import Cell, Grid, Row, words
from signward.files.sheets.headings import Heading, generic_side, heading
from signward.files.sheets.spoken import read_date
from signward.files.sheets.statuses import word_status

_SINGLE = ("number", "title", "week", "calendar-week", "days-before", "weeks-before", "start", "completed", "status", "party",
           "workstream", "after", "duration", "duration-weeks", "evidence", "role", "name", "email")  # fmt: skip
_STEP_SIGNS = {"due", "week", "calendar-week", "days-before", "weeks-before", "status", "after", "duration", "duration-weeks",
               "start", "completed", "owner", "number", "workstream", "party", "notes"}  # fmt: skip
_DATE_KINDS = ("day", "numbers", "day-month", "month", "quarter", "week", "calendar-week", "week-of", "offset")
DUE_KINDS = ("due-new", "due", "week", "calendar-week", "days-before", "weeks-before", "due-old")
_STAGES = re.compile(r"^(original|baseline|initial|old|previous|ursprunglich\w*|initiale?|original)\b")
_REVISED = re.compile(
    r"^(revised|new|current|forecast|updated|actual target|latest|neu\w*|aktuell\w*|revise\w*|nuev\w*|nuov\w*)\b"
)


@dataclass(slots=True)
class Column:
    number: int
    kind: str
    title: str = ""
    sides: tuple[str, ...] = ()


@dataclass(slots=True)
class Table:
    """`kind` is steps or people. `rows` are the rows below the headings; `top` and `head` the first row and the last one of them.

    `timeline` maps the columns of a bar chart to their headings.
    """

    kind: str
    top: int
    head: int
    columns: dict[int, Column]
    rows: list[Row] = field(default_factory=list)
    timeline: dict[int, str] = field(default_factory=dict)
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


def find_tables(grid: Grid, vendor: str = "", buyer: str = "") -> list[Table]:
    """All tables of a sheet in their order; the rows before the first belong to none."""
    tables: list[Table] = []
    rows = list(grid.rows)
    skip = 0
    for index, row in enumerate(rows):
        if index < skip:
            continue
        table = _headed(rows, index, vendor, buyer)
        if table:
            tables.append(table)
            skip = next((i for i, later in enumerate(rows) if later.number > table.head), len(rows))
            if _is_sheetwide(table):
                continue
        elif tables:
            tables[-1].rows.append(row)
    for table in tables:
        settle(table)
    return tables


def _is_sheetwide(table: Table) -> bool:
    return table.kind == "steps"


def _headed(rows: Sequence[Row], index: int, vendor: str, buyer: str) -> Table | None:
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) and rows[index + 1].number == row.number + 1 else None
    texts = {cell.column: cell.text for cell in row.filled if isinstance(cell.value, str)}
    kind, score = _judge(texts, row, vendor, buyer)
    if not kind:
        return None
    head = row.number
    if kind == "steps" and below and _continues(row, below, texts):
        texts = _joined(row, below, texts)
        head = below.number
    bars = {column for column, text in texts.items() if _is_dated(text)}
    bars = bars if len(bars) >= 4 else set()
    found = {column: known for column, text in texts.items() if column not in bars and (known := heading(text, vendor, buyer))}
    table = Table(kind, row.number, head, _columns(texts, found, kind), score=score)
    above = rows[index - 1] if index else None
    _timeline(table, row, below, above)
    return table


def _judge(texts: dict[int, str], row: Row, vendor: str, buyer: str) -> tuple[str, int]:
    """Whether these texts are the headings of steps, of people, or of nothing; and how sure."""
    if len(texts) < 2 or (any(len(text) > 60 for text in texts.values()) and len(texts) < 3):
        return "", 0
    found = [known for text in texts.values() if (known := heading(text, vendor, buyer))]
    kinds = {kind for known in found for kind in known.kinds[:1]}
    every = {kind for known in found for kind in known.kinds}
    exact = sum(known.exact for known in found)
    if len(found) < 2 or exact < 1:
        return "", 0
    dated = sum(_is_dated(cell.text) for cell in row.filled)
    if len(found) * 10 < (len(row.filled) - dated) * 5:
        return "", 0
    people = (
        every & {"role", "email"}
        and every & {"name", "role"}
        and not kinds & (_STEP_SIGNS - {"party", "notes", "owner", "workstream", "number"})
    )
    if people and ("name" in every or "email" in every) and not (kinds & {"title"} and "role" not in every):
        return "people", len(every)
    if ("title" in every and (kinds - {"title", "name"}) & _STEP_SIGNS) or ("title" in every and dated >= 4):
        return "steps", 2 * exact + len(kinds) + 3
    if "name" in every and kinds & {"due", "week", "status"}:
        return "steps", 2 * exact + len(kinds)
    if len(kinds) >= 3 and kinds & {"due", "week", "calendar-week", "days-before"}:
        return "steps", 2 * exact + len(kinds)
    return "", 0


def _is_dated(text: str) -> bool:
    spoken = read_date(text)
    return spoken is not None and (spoken.kind in _DATE_KINDS or spoken.kind == "bare")


def _continues(row: Row, below: Row, texts: dict[int, str]) -> bool:
    """Whether the next row holds the second line of the headings."""
    under = [cell for cell in below.filled if not cell.copy]
    if not under or any(len(cell.text) > 30 or not isinstance(cell.value, str) for cell in under):
        return False
    spans = any(cell.width > 1 for cell in row)
    free = [cell for cell in under if cell.column not in texts]
    known = [cell for cell in under if heading(cell.text)]
    has_title = any(cell.column in texts and _first_kind(texts[cell.column]) == "title" for cell in under)
    return spans and not has_title and bool(free) and len(known) == len(under)


def _first_kind(text: str) -> str:
    known = heading(text)
    return known.kinds[0] if known else ""


def _joined(row: Row, below: Row, texts: dict[int, str]) -> dict[int, str]:
    parents = {column: cell.text for cell in row.filled for column in range(cell.column, cell.column + cell.width)}
    joined = dict(texts)
    for cell in below.filled:
        if not cell.copy:
            joined[cell.column] = f"{parents.get(cell.column, '')} {cell.text}".strip()
    return joined


def _columns(texts: dict[int, str], found: dict[int, Heading], kind: str) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    taken: set[str] = set()
    # Exact headings choose first; a word of two meanings takes one that is still free.
    for number in sorted(
        texts, key=lambda n: (not (n in found and found[n].exact), len(found[n].kinds) if n in found else 9, n)
    ):
        known = found.get(number)
        columns[number] = Column(
            number, _choose(known, taken, kind) if known else "", texts[number], known.sides if known else ()
        )
        plain = words(texts[number])
        if columns[number].kind == "due" and (_STAGES.match(plain) or _REVISED.match(plain)):
            columns[number].kind = "due-old" if _STAGES.match(plain) else "due-new"
        taken.add(columns[number].kind)
    return dict(sorted(columns.items()))


def _choose(known: Heading, taken: set[str], kind: str) -> str:
    order = known.kinds
    if kind == "people":
        order = tuple(sorted(order, key=lambda k: k not in ("name", "role", "email", "party")))
        return next((k for k in order if k not in taken or k == "notes"), "notes")
    order = tuple(k for k in order if k not in ("role", "name")) or order
    if order == ("name",):
        order = ("title",) if "title" not in taken else ("owner",)
    for k in order:
        if k not in taken or k not in _SINGLE:
            return k
    return "title" if order[0] == "title" else f"second {order[0]}" if order[0] in _SINGLE else order[0]


def _timeline(table: Table, row: Row, below: Row | None, above: Row | None) -> None:
    """Columns headed by weeks or days, four or more: a bar chart."""
    for source in (row, below, above):
        if source is None:
            continue
        dated = {
            cell.column: cell.text
            for cell in source.filled
            if (cell.column not in table.columns or not table.columns[cell.column].kind) and _is_dated(cell.text)
        }
        has_words = source is not row and any(cell.column not in dated and not cell.copy for cell in source.filled)
        if len(dated) >= 4 and not (has_words and source is below):
            table.timeline = dated
            table.columns = {n: c for n, c in table.columns.items() if n not in dated}
            table.head = max(table.head, source.number if source is below else table.head)
            return


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


def _is_day(cell: Cell) -> bool:
    spoken = read_date(cell.text)
    return spoken is not None and spoken.kind in ("day", "numbers", "day-month")


def _settle_titles(table: Table) -> None:
    """Of several columns that could hold the deliverable the fullest and most varied does; a sparse one groups."""
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


_DETAIL = {"description", "beschreibung", "descripcion", "descrizione", "omschrijving", "descricao", "deliverable", "summary", "what", "内容",
           "event", "requirement", "next steps", "next step", "exit criteria", "subject", "title", "decision gate"}  # fmt: skip


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
    table = Table("steps", top - 1, top - 1, dict(sorted(found.items())), [r for r in grid.rows if r.number >= top])
    return table


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
        if spoken and spoken.kind in (*_DATE_KINDS, "bare", "none"):
            votes["due"] += 1
        elif generic_side(re.sub(r"\(.*?\)", "", cell.text)):
            votes["owner"] += 1
        elif word_status(cell.text):
            votes["status"] += 1
        else:
            votes["text"] += 1
    return max(votes, key=lambda kind: votes[kind])

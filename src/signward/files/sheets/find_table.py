"""Finds the tables of a sheet: the row of headings, wherever it stands, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from signward.files.sheets.grid import Cell, Grid, Row, words
from signward.files.sheets.headings import Heading, heading
from signward.files.sheets.spoken import read_date

_SINGLE = (
    "number",
    "title",
    "week",
    "calendar-week",
    "days-before",
    "weeks-before",
    "start",
    "completed",
    "status",
    "party",
    "workstream",
    "after",
    "duration",
    "duration-weeks",
    "evidence",
    "role",
    "name",
    "email",
)
_STEP_SIGNS = {
    "due",
    "week",
    "calendar-week",
    "days-before",
    "weeks-before",
    "status",
    "after",
    "duration",
    "duration-weeks",
    "start",
    "completed",
    "owner",
    "number",
    "workstream",
    "party",
    "notes",
}
DATE_KINDS = ("day", "numbers", "day-month", "month", "quarter", "week", "calendar-week", "week-of", "offset")
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
    """`kind` is steps or people; `top` and `head` are the first and the last row of headings, `rows` those below.

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
        if table and _plausible(table, row, tables):
            tables.append(table)
            skip = next((i for i, later in enumerate(rows) if later.number > table.head), len(rows))
        elif tables:
            tables[-1].rows.append(row)
    return tables


def _plausible(table: Table, row: Row, before: list[Table]) -> bool:
    """Headings hold no dates; and below the headings of steps only much the same ones, or those of people, begin anew."""  # noqa: E501
    dated = sum(_is_dated(cell.text) and not cell.text.isdigit() for cell in row.filled)
    if 0 < dated < 4 and not table.timeline:
        return False
    steps = [earlier for earlier in before if earlier.kind == "steps"]
    if table.kind == "people" or not steps:
        return True
    known = {words(column.title) for column in steps[0].columns.values()}
    same = sum(words(column.title) in known for column in table.columns.values())
    return same >= 2 or sum(bool(column.kind) for column in table.columns.values()) * 10 >= len(row.filled) * 8


def _headed(rows: Sequence[Row], index: int, vendor: str, buyer: str) -> Table | None:
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) and rows[index + 1].number == row.number + 1 else None
    texts = {cell.column: cell.text for cell in row.filled if isinstance(cell.value, str)}
    kind, score = _judge(texts, row, vendor, buyer)
    if not kind and below and any(_first_kind(text) == "title" for text in texts.values()):
        weeks = [cell for cell in below.filled if not cell.copy]
        if len(weeks) >= 4 and all(_is_dated(cell.text) for cell in weeks):
            kind, score = "steps", 3  # a bar chart with months above its weeks
    if not kind:
        return None
    head = row.number
    if kind == "steps" and below and _continues(row, below, texts):
        texts = _joined(row, below, texts)
        head = below.number
    bars = {column for column, text in texts.items() if _is_dated(text)}
    bars = bars if len(bars) >= 4 else set()
    found = {
        column: known
        for column, text in texts.items()
        if column not in bars and (known := heading(text, vendor, buyer))
    }
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
    return spoken is not None and (spoken.kind in DATE_KINDS or spoken.kind == "bare")


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

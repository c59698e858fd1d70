"""Finds the tables of a sheet: the row of headings, wherever it stands, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from signward.files.sheets.axis import find_axis, is_chart, is_dated, on_axis
from signward.files.sheets.grid import Cell, Grid, Row, words
from signward.files.sheets.headings import Heading, has_exact, heading, sides_named
from signward.files.sheets.risks import risk_columns
from signward.files.sheets.table import DUE_KINDS, Column, Table

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
_STAGES = re.compile(r"^(original|baseline|initial|old|previous|ursprunglich\w*|initiale?|original)\b")
_REVISED = re.compile(
    r"^(revised|new|current|forecast|updated|actual target|latest|neu\w*|aktuell\w*|revise\w*|nuev\w*|nuov\w*)\b"
)


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
    dated = sum(on_axis(cell.text) and not cell.text.isdigit() for cell in row.filled)
    if dated and not table.timeline:
        return False
    steps = [earlier for earlier in before if earlier.kind == "steps"]
    if table.kind != "steps" or not steps:
        return True
    if sum(has_exact(column.title) for column in table.columns.values()) < 2:
        return False  # a step such as "Next step | Done" only sounds like headings
    known = {words(column.title) for column in steps[0].columns.values()}
    same = sum(words(column.title) in known for column in table.columns.values())
    return same >= 2 or sum(bool(column.kind) for column in table.columns.values()) * 10 >= len(row.filled) * 8


def _headed(rows: Sequence[Row], index: int, vendor: str, buyer: str) -> Table | None:
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) and rows[index + 1].number == row.number + 1 else None
    texts = {cell.column: cell.text for cell in row.filled if isinstance(cell.value, str)}
    risks = risk_columns(row)
    if not risks and not any(has_exact(text) for text in texts.values()):
        return None
    kind, score = judge(texts, row, vendor, buyer)
    if risks and kind != "people":
        columns = {n: Column(n, k, row.text(n)) for k, n in risks.items()}
        return Table("risks", row.number, row.number, columns)
    if not kind and below and any(_first_kind(text) == "title" for text in texts.values()):
        weeks = [cell for cell in below.filled if not cell.copy]
        if len(weeks) >= 4 and all(is_dated(cell.text) for cell in weeks):
            kind, score = "steps", 3  # a bar chart with months above its weeks
    if not kind:
        return None
    head = row.number
    whose: dict[int, str] = {}
    if kind == "steps" and below and _continues(row, below, texts, vendor, buyer):
        texts, whose = _joined(row, below, texts, vendor, buyer)
        head = below.number
    bars = {column for column, text in texts.items() if on_axis(text, texts.values())}
    bars = bars if is_chart([texts[column] for column in sorted(bars)]) else set()
    found = {
        column: known
        for column, text in texts.items()
        if column not in bars and (known := heading(text, vendor, buyer))
    }
    table = Table(kind, row.number, head, _columns(texts, found, kind), score=score)
    for number, text in whose.items():
        column = table.columns[number]
        column.kind, column.group, column.sides = "owner", text, sides_named(text, vendor, buyer)
    above = rows[index - 1] if index else None
    find_axis(table, row, below, above)
    if above and above.number == row.number - 1 and kind == "steps":
        _group(table, above)
    return table


def judge(texts: dict[int, str], row: Row, vendor: str = "", buyer: str = "") -> tuple[str, int]:
    """Whether these texts are the headings of steps, of people, or of nothing; and how sure."""
    if len(texts) < 2 or (any(len(text) > 60 for text in texts.values()) and len(texts) < 3):
        return "", 0
    found = [known for text in texts.values() if (known := heading(text, vendor, buyer))]
    kinds = {kind for known in found for kind in known.kinds[:1]}
    every = {kind for known in found for kind in known.kinds}
    exact = sum(known.exact for known in found)
    if not found or exact < 1:
        return "", 0
    axis = [cell.text for cell in row.filled if on_axis(cell.text, texts.values())]
    dated, chart = len(axis), is_chart(axis)
    if chart and exact and "owner" in kinds and len(row.filled) - dated <= 4:
        return "steps", 2 * exact + 3
    if len(found) < 2:
        return "", 0
    sure = exact >= 3 and "title" in every
    if len(found) * 10 < (len(row.filled) - dated) * 5 and not sure:
        return "", 0
    people = (
        every & {"role", "email"}
        and every & {"name", "role"}
        and not kinds & (_STEP_SIGNS - {"party", "notes", "owner", "workstream", "number"})
    )
    if people and ("name" in every or "email" in every) and not (kinds & {"title"} and "role" not in every):
        return "people", len(every)
    if ("title" in every and (kinds - {"title", "name"}) & _STEP_SIGNS) or ("title" in every and chart):
        return "steps", 2 * exact + len(kinds) + 3
    if "name" in every and kinds & {"due", "week", "status"}:
        return "steps", 2 * exact + len(kinds)
    if len(kinds) >= 3 and kinds & {"due", "week", "calendar-week", "days-before"}:
        return "steps", 2 * exact + len(kinds)
    return "", 0


def _continues(row: Row, below: Row, texts: dict[int, str], vendor: str, buyer: str) -> bool:
    """Whether the next row holds the second line of the headings."""
    under = [cell for cell in below.filled if not cell.copy]
    if not under or any(len(cell.text) > 30 or not isinstance(cell.value, str) for cell in under):
        return False
    above = _covered(row, vendor, buyer)
    free = [cell for cell in under if cell.column not in texts]
    known = [
        cell
        for cell in under
        if heading(cell.text)
        or (heading(above.get(cell.column, ""), vendor, buyer) and not is_dated(cell.text) and not _is_letter(cell))
    ]
    has_title = any(cell.column in texts and _first_kind(texts[cell.column]) == "title" for cell in under)
    spans = any(cell.width > 1 for cell in row) or all(cell.column in above for cell in under)
    return spans and not has_title and bool(free) and len(known) == len(under)


def _is_letter(cell: Cell) -> bool:
    return len(cell.text) <= 2


def _covered(row: Row, vendor: str, buyer: str) -> dict[int, str]:
    """The heading above each column: over its merged cells; that of a side also over the empty ones to its right."""
    found = {column: cell.text for cell in row.filled for column in range(cell.column, cell.column + cell.width)}
    if any(cell.width > 1 for cell in row):
        return found
    starts = sorted(found)
    for column, following in zip(starts, [*starts[1:], starts[-1] + 3], strict=True):
        if sides_named(found[column], vendor, buyer):
            found |= dict.fromkeys(range(column + 1, following), found[column])
    return found


def _group(table: Table, above: Row) -> None:
    """A line above the headings whose wide cells gather columns, such as the company above its people."""
    told = [cell for cell in above.filled if not cell.copy]
    covered = {column: cell.text for cell in told for column in range(cell.column, cell.column + cell.width)}
    if not any(cell.width > 1 for cell in told) or not covered.keys() <= table.columns.keys() - {table.first("title")}:
        return
    for number, text in covered.items():
        column = table.columns[number]
        column.group, column.sides = text, column.sides or sides_named(text)
    table.top = above.number


def _first_kind(text: str) -> str:
    known = heading(text)
    return known.kinds[0] if known else ""


def _joined(
    row: Row, below: Row, texts: dict[int, str], vendor: str, buyer: str
) -> tuple[dict[int, str], dict[int, str]]:
    """Both lines of the headings as one, and the side or company above each name that is no heading itself."""
    parents = _covered(row, vendor, buyer)
    joined = dict(texts)
    whose: dict[int, str] = {}
    for cell in below.filled:
        if not cell.copy:
            above = parents.get(cell.column, "")
            whole, part = heading(f"{above} {cell.text}"), heading(cell.text, vendor, buyer)
            # "Dates" above "Start" and "End": the lower line says more, unless both together are a known heading
            alone = _first_kind(above) in DUE_KINDS and part and part.exact and not (whole and whole.exact)
            named = part is None and len(sides_named(above, vendor, buyer)) == 1
            joined[cell.column] = cell.text if alone or named else f"{above} {cell.text}".strip()
            whose |= {cell.column: above} if named else {}
    return joined, whose


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

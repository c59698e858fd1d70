"""The axis of a bar chart: headings that are weeks, days, months or quarters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from signward.files.sheets.grid import Row
from signward.files.sheets.headings import has_exact
from signward.files.sheets.spoken import read_date
from signward.files.sheets.table import DATE_KINDS, Table


def is_chart(heads: Sequence[str]) -> bool:
    """Whether these headings make the axis of a bar chart: four weeks or days, or two or more months or quarters."""
    kinds = [spoken.kind for text in heads if (spoken := read_date(text))]
    return len(kinds) >= 4 or (len(kinds) >= 2 and set(kinds) <= {"month", "quarter", "half", "week-of"})


def on_axis(text: str, beside: Iterable[str] = ()) -> bool:
    """Whether a heading is a date or a week, and no name of a column: Portuguese "Marco" is both, and a milestone."""
    return is_dated(text) and (not has_exact(text) or sum(map(_is_month, beside)) > 2)


def _is_month(text: str) -> bool:
    spoken = read_date(text)
    return spoken is not None and spoken.kind == "month"


def is_dated(text: str) -> bool:
    spoken = read_date(text)
    return spoken is not None and (spoken.kind in DATE_KINDS or spoken.kind == "bare")


def find_axis(table: Table, row: Row, below: Row | None, above: Row | None) -> None:
    """Columns headed by weeks or days, four or more: a bar chart."""
    weeks = [cell for cell in below.filled if not cell.copy] if below else []
    finer = len(weeks) >= 4 and all(is_dated(cell.text) and cell.text not in _texts(row) for cell in weeks)
    for source in (below, row, above) if finer else (row, below, above):
        if source is None:
            continue
        dated = {
            cell.column: cell.text
            for cell in source.filled
            if (cell.column not in table.columns or not table.columns[cell.column].kind)
            and on_axis(cell.text, [other.text for other in source.filled])
        }
        has_words = source is not row and any(cell.column not in dated and not cell.copy for cell in source.filled)
        if is_chart(list(dated.values())) and not (has_words and source is below):
            table.timeline = dated
            table.months = _months(row, above, dated)
            table.columns = {n: c for n, c in table.columns.items() if n not in dated}
            table.head = max(table.head, source.number if source is below else table.head)
            return


def _months(row: Row, above: Row | None, timeline: dict[int, str]) -> dict[int, str]:
    """The month that stands above each column of a bar chart, merged over its weeks or given at its first."""
    for source in (row, above):
        named = {
            cell.column: cell.text
            for cell in (source.filled if source else [])
            if (spoken := read_date(cell.text)) and spoken.kind == "month"
        }
        if named and not any(timeline.get(column) == text for column, text in named.items()):
            return {c: named[max(n for n in named if n <= c)] for c in timeline if c >= min(named)}
    return {}


def _texts(row: Row) -> set[str]:
    return {cell.text for cell in row.filled}

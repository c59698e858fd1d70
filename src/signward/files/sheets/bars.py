"""Bar charts drawn with coloured cells or marks under week and day headings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

from signward.files.sheets.days import Anchors, resolve, weeks_are_calendar
from signward.files.sheets.grid import Cell, Grid, letters
from signward.files.sheets.reading import Notes
from signward.files.sheets.spoken import Spoken, read_date
from signward.files.sheets.steps import Step


def read_bars(grid: Grid, steps: list[Step], anchors: Anchors, notes: Notes) -> dict[int, tuple[date, date]]:
    """The first and last day of each step's bar, by the step's place; steps without a bar are not in it."""
    table = steps[0].table
    heads = {column: spoken for column, title in sorted(table.timeline.items()) if (spoken := read_date(title))}
    heads |= _weeks_of_months(table.months, heads)
    weeks_named = [spoken.number for spoken in heads.values() if spoken.kind in ("week", "bare")]
    if len(set(weeks_named)) < len(weeks_named):
        notes.say(
            "", "The weeks of the bar chart repeat, so they name no days: its bars were not read.", "not-understood"
        )
        return {}
    if weeks_are_calendar([s for s in heads.values() if s.kind in ("week", "calendar-week", "bare")], anchors):
        anchors = replace(anchors, weeks="calendar")
    days = _days(heads, anchors)
    found: dict[int, tuple[date, date]] = {}
    for index, step in enumerate(steps):
        marked = (
            [c for c in table.timeline if (cell := step.row.cells.get(c)) and _is_mark(cell)]
            if step.table is table
            else []
        )
        known = [days[column] for column in marked if column in days]
        if known:
            found[index] = (min(known)[0], max(last for _, last in known))
            place = f"{grid.where(step.row.number, marked[0])}:{letters(marked[-1])}{step.row.number}"
            how = " (weeks counted by the Fridays of the month)" if marked[-1] in table.months else ""
            notes.say(
                place,
                f"The bar runs from {found[index][0]} to {found[index][1]}: its end is the due date{how}.",
                "resolved",
            )
        elif marked:
            notes.say(
                grid.where(step.row.number, marked[0]),
                "A bar is drawn, but its weeks have no dates: nothing in the file says when week 1 is.",
                "not-understood",
            )
    return found


def _weeks_of_months(months: dict[int, str], heads: dict[int, Spoken]) -> dict[int, Spoken]:
    """Weeks that begin anew under each month: from its first to its last Friday."""
    found: dict[int, Spoken] = {}
    for column, title in months.items():
        spoken, month = heads.get(column), read_date(title)
        if spoken and month and spoken.kind in ("week", "bare") and 1 <= spoken.number <= 5:
            last = spoken.number >= 4 and months.get(column + 1) != title
            found[column] = replace(month, kind="week-of-month", number=spoken.number, part="last" if last else "")
    return found


def _days(heads: dict[int, Spoken], anchors: Anchors) -> dict[int, tuple[date, date]]:
    """The first and last day of each column: a week, or a day until the next column begins."""
    found: dict[int, tuple[date, date]] = {}
    near_to = anchors.today - timedelta(days=60)
    dated: list[tuple[int, date]] = []
    for column, spoken in heads.items():
        if spoken.kind == "bare":
            spoken = Spoken("week", number=spoken.number)
        day = resolve(spoken, anchors, near_to)
        if day.on is None:
            continue
        near_to = day.on
        if day.precision in ("month", "quarter"):
            found[column] = (_begin(day.on, day.precision), day.on)
        elif day.precision == "week":
            found[column] = (day.on - timedelta(days=4), day.on)
        else:
            dated.append((column, day.on))
    gaps = [(later - earlier).days for (_, earlier), (_, later) in pairwise(dated)]
    usual = median_low(gaps) if gaps else 1
    for place, (column, first) in enumerate(dated):
        before, following = dated[max(place - 1, 0)][1], dated[min(place + 1, len(dated) - 1)][1]
        gap = max((following - first).days or (first - before).days, 1)
        weekly = 5 <= usual <= 7 and first.weekday() < 5
        found[column] = (first, first + timedelta(days=4 - first.weekday() if weekly else gap - 1))
    return found


def _begin(day: date, precision: str) -> date:
    """The first day of the month or quarter."""
    return day.replace(day=1, month=day.month if precision == "month" else (day.month - 1) // 3 * 3 + 1)


def _is_mark(cell: Cell) -> bool:
    return bool(cell.text) or cell.fill not in ("", "grey")

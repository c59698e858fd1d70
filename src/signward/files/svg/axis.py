"""Months and weeks above and behind the lanes, as many as there is room to name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from signward.files.svg.letters import width_of
from signward.files.svg.scale import Scale

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_NAME: Final = 38.0  # room that a month's name takes at least
_WEEK_NAME: Final = 36.0  # and the number of a Monday, with air around it


def height(scale: Scale) -> int:
    return 34 if _weeks(scale) else 20


def axis(scale: Scale, bottom: float) -> Iterator[str]:
    """Lines to `bottom`, each with its name at the top."""
    top, weeks = height(scale), list(_mondays(scale))
    months = list(_months(scale))
    if weeks:
        yield f'<path class="tl-week" d="{"".join(f"M{scale.x(day)} {top - 4}V{bottom:.0f}" for day in weeks)}"/>'
    if lines := "".join(f"M{scale.x(day)} 4V{bottom:.0f}" for day in months if day > scale.first):
        yield f'<path class="tl-month" d="{lines}"/>'
    yield from _month_names(scale, months)
    yield from (f'<text class="tl-day" x="{scale.x(day) + 4}" y="28">{day.day}</text>' for day in weeks)


def _month_names(scale: Scale, months: list[date]) -> Iterator[str]:
    """With the year at the first and at each January, where that fits; else the year stands for its January."""
    for n, day in enumerate(months):
        x = scale.x(day) + 4
        room = (scale.x(months[n + 1]) if n + 1 < len(months) else scale.edge) - x
        month = _MONTHS[day.month - 1]
        dated = not n or day.month == 1
        names = (f"{month} {day.year}", str(day.year) if day.month == 1 else month) if dated else (month,)
        if name := next((name for name in names if width_of(name, 12, bold=True) <= room), None):
            yield f'<text class="tl-month-name" x="{x}" y="14">{name}</text>'


def _months(scale: Scale) -> Iterator[date]:
    """The first day shown of each month; of each quarter, half or year where months are too narrow."""
    month = scale.per_day * 30.4
    step = next((n for n in (1, 3, 6, 12) if n * month >= _MONTH_NAME), 12)
    day = scale.first
    while day <= scale.last:
        if (day.month - 1) % step == 0 or (day == scale.first and step == 1):
            yield day
        day = (day.replace(day=1) + timedelta(32)).replace(day=1)


def _mondays(scale: Scale) -> Iterator[date]:
    if step := _weeks(scale):
        day = scale.first + timedelta(-scale.first.weekday() % 7)
        while day <= scale.last:
            yield day
            day += timedelta(7 * step)


def _weeks(scale: Scale) -> int:
    """Every how many weeks one is named; 0 for none at all."""
    return next((n for n in (1, 2) if n * 7 * scale.per_day >= _WEEK_NAME), 0)

"""Days as positions: the signature near the right edge, time running back from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from signward.core.plan.timetable import Timetable

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORTEST: Final = 20  # days shown at least


@dataclass(frozen=True, slots=True)
class Scale:
    """A day occupies `[x(day), x(day + 1))`."""

    first: date
    last: date
    left: float
    right: float

    @property
    def per_day(self) -> float:
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """Where the day begins, kept inside the drawing."""
        return min(self.right, max(self.left, self.left + (day - self.first).days * self.per_day))

    def end(self, day: date) -> float:
        """Where the day ends."""
        return self.x(day + timedelta(1))

    def days(self) -> Iterator[date]:
        return (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))

    def mondays(self) -> list[date]:
        monday = self.first + timedelta(-self.first.weekday() % 7)
        return [monday + timedelta(7 * n) for n in range((self.last - monday).days // 7 + 1)]

    def months(self) -> list[tuple[date, str]]:
        """The first day shown of each month with its name; the year at the first and at each January."""
        starts = [self.first]
        while (following := (starts[-1].replace(day=1) + timedelta(32)).replace(day=1)) <= self.last:
            starts.append(following)
        return [
            (day, f"{_MONTHS[day.month - 1]} {day.year}" if not n or day.month == 1 else _MONTHS[day.month - 1])
            for n, day in enumerate(starts)
        ]


def scale_for(timetable: Timetable, left: float, right: float) -> Scale:
    """From what began first to the later of target, forecast and the last date of the plan."""
    plan, today = timetable.plan, timetable.today
    dates = timetable.dates
    starts = [m.started or m.done or dates[m.id].earliest_start for m in plan.milestones]
    dues = [m.due for m in plan.milestones if m.due]
    ends = [timetable.signature, plan.target_signature or timetable.signature, today]
    ends += [dates[m.id].earliest_finish for m in plan.milestones]
    last = max([*ends, *dues]) + timedelta(1)
    first = min([today, *starts, *dues, last - timedelta(_SHORTEST)])
    return Scale(first - timedelta(1 + first.weekday()), last, left, right)

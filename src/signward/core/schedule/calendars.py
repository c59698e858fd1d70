"""Working time as numbers: every working day has a position, so that days are added and counted by subtraction.

An *instant* is the beginning of a day, written as the day's ordinal. The end of a Friday is the beginning of the
Saturday; on a Monday-to-Friday calendar it has the same position as the beginning of the Monday.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Final, Protocol

from signward.core.schedule.errors import NoWorkingDay
from signward.core.schedule.public_holidays import public_holidays

FIRST: Final = date(1900, 1, 1).toordinal()
LAST: Final = date(2400, 1, 1).toordinal()
FAR: Final = LAST + 1
"""Later than any day; what bounds nothing."""

_Window = tuple[int, list[int], list[int], int]


class Calendar(Protocol):
    """What both passes ask of a calendar. Positions rise with time; position 0 is arbitrary."""

    @property
    def floor(self) -> int | None:
        """The first position that can be used, or None when there is always an earlier one."""

    @property
    def wants_papers(self) -> bool:
        """Whether what it follows must be finished some days ahead."""

    def position(self, instant: int) -> int:
        """How many working days (from position 0) lie before the instant."""

    def day(self, position: int) -> int:
        """The ordinal of the working day at a position."""

    def bound(self, position: int) -> int:
        """The latest instant whose position is not later; FAR when there is none."""

    def after(self, finish: int) -> int:
        """The first position that can follow something finished at this instant."""

    def ready(self, position: int) -> int:
        """The latest instant at which something can finish for this position to follow it: inverts `after`."""


class WorkCalendar:
    """The working days of one side."""

    floor: int | None = None
    wants_papers: bool = False

    def __init__(
        self,
        workdays: Iterable[int] = (1, 2, 3, 4, 5),
        *,
        holidays: Iterable[date] = (),
        freezes: Iterable[tuple[date, date]] = (),
        country: str | None = None,
        region: str | None = None,
        whose: str = "",
    ) -> None:
        """`workdays` are ISO weekdays (Monday 1). Freezes are closed intervals. Unknown places raise ValueError.

        `whose` is the name of the person that an error is about, where it is one person's calendar.
        """
        self._weekdays = frozenset(day % 7 for day in workdays)
        self._holidays = frozenset(day.toordinal() for day in holidays)
        self._freezes = tuple((a.toordinal(), b.toordinal()) for a, b in freezes)
        self._country, self._region, self._whose = country, region, whose
        self._window: _Window = (0, [], [], 0)
        self._growing = Lock()
        if not self._weekdays:
            raise ValueError("a calendar needs at least one working weekday")
        if country is not None:
            public_holidays(country, region, 2026)
        elif region is not None:
            raise ValueError("a region needs a country")

    def is_working(self, day: date) -> bool:
        ordinal = day.toordinal()
        return self.position(ordinal + 1) > self.position(ordinal)

    def on_or_after(self, day: date) -> date:
        """The first working day that is not before the day."""
        return date.fromordinal(self.day(self.position(day.toordinal())))

    def on_or_before(self, day: date) -> date:
        """The last working day that is not after the day."""
        return date.fromordinal(self.day(self.position(day.toordinal() + 1) - 1))

    def shift(self, day: date, days: int) -> date:
        """`days` working days after the day, before it when negative; from a day off the first step reaches the
        nearest working day in that direction, and 0 rolls on to the next one."""
        ordinal = day.toordinal()
        start = self.position(ordinal + 1) - 1 if days > 0 else self.position(ordinal)
        return date.fromordinal(self.day(start + days))

    def count(self, a: date, b: date) -> int:
        """How many working days lie after `a` and up to `b`; negative when `b` is the earlier one."""
        return self.position(b.toordinal() + 1) - self.position(a.toordinal() + 1)

    def position(self, instant: int) -> int:
        base, before, _, _ = self._window
        index = instant - base
        if 0 <= index < len(before):
            return before[index]
        self._cover(instant)
        return self.position(instant)

    def day(self, position: int) -> int:
        base, before, days, shift = self._window
        index = position + shift
        if 0 <= index < len(days):
            return days[index]
        if not before:
            self._cover(date(2026, 1, 1).toordinal())
        else:
            self._cover(base - 1 if index < 0 else base + len(before))
        return self.day(position)

    bound = day
    after = position
    ready = day

    def _cover(self, instant: int) -> None:
        """Let the window of known days reach the instant, at least doubling it so that growth stays cheap."""
        if not FIRST <= instant <= LAST:
            has_none = f"{self._whose} has none" if self._whose else "its calendar has none"
            raise NoWorkingDay(f"the plan needs a working day before 1900 or after 2399; {has_none}")
        with self._growing:
            base, before, days, shift = self._window
            if not before:
                low, high = max(FIRST, instant - 400), min(LAST, instant + 800)
                self._window = _window(low, high, self.working(low, high), 0)
            elif instant < base:
                low = max(FIRST, instant - 400, 0) if base - instant > len(before) else max(FIRST, base - len(before))
                earlier = self.working(low, base)
                self._window = _window(low, base + len(before) - 1, earlier + days, shift + len(earlier))
            elif instant >= base + len(before):
                end = base + len(before) - 1
                high = min(LAST, max(instant + 400, end + len(before)))
                self._window = _window(base, high, days + self.working(end, high), shift)

    def working(self, low: int, high: int) -> list[int]:
        """The ordinals of the working days from `low` up to, but not including, `high`."""
        off = set(self._holidays)
        for a, b in self._freezes:
            off.update(range(max(a, low), min(b, high) + 1))
        if self._country is not None:
            for year in range(date.fromordinal(low).year, date.fromordinal(high).year + 1):
                off.update(day.toordinal() for day in public_holidays(self._country, self._region, year))
        weekdays = self._weekdays
        return [day for day in range(low, high) if day % 7 in weekdays and day not in off]


class JointCalendar(WorkCalendar):
    """The days on which all the given calendars work."""

    def __init__(self, *calendars: WorkCalendar) -> None:
        super().__init__()
        self._calendars = calendars

    def working(self, low: int, high: int) -> list[int]:
        first, *others = (calendar.working(low, high) for calendar in self._calendars)
        shared = set(first).intersection(*others)
        return [day for day in first if day in shared]


@lru_cache(maxsize=512)
def work_calendar(
    workdays: tuple[int, ...] = (1, 2, 3, 4, 5),
    country: str | None = None,
    region: str | None = None,
    freezes: tuple[tuple[date, date], ...] = (),
    holidays: tuple[date, ...] = (),
    whose: str = "",
) -> WorkCalendar:
    """The calendar of these rules; the same rules share one, since its days are costly to lay out."""
    return WorkCalendar(workdays, holidays=holidays, freezes=freezes, country=country, region=region, whose=whose)


@lru_cache(maxsize=512)
def joint_calendar(one: WorkCalendar, other: WorkCalendar) -> WorkCalendar:
    """The days on which both work."""
    return one if one is other else JointCalendar(one, other)


def _window(low: int, high: int, days: list[int], shift: int) -> _Window:
    """Positions before each instant from low to high, both included; `shift` is the index of position 0."""
    before: list[int] = []
    reached = 0
    for index, day in enumerate(days):
        before.extend([index - shift] * (day - low + 1 - reached))
        reached = day - low + 1
    before.extend([len(days) - shift] * (high - low + 1 - reached))
    return low, before, days, shift

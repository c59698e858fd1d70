"""Calendars as tables over a stretch of days, so that a whole column of trials is looked up at once.

Instants are counted from the first day of the stretch, positions from the first working day in it. What lies beyond the
stretch reads as its end; after a gate's last meeting every instant reads NEVER.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.meetings import MeetingCalendar

Ints = NDArray[np.int32]  # half the memory of 64 bits: what decides the speed is how much of it is touched
Column = Ints | int
"""One number for each trial, or one that is the same in all."""

NEVER: Final = 1 << 28


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` up to, but not including, `end`, as ordinals."""

    first: int
    end: int

    def instant(self, ordinal: int) -> int:
        return ordinal - self.first


@dataclass(frozen=True, slots=True, eq=False)
class Ticks:
    """One calendar over the stretch; see `schedule.calendars.Calendar` for what the tables mean.

    `overs` has the instant at which work is over that ends before a position. `floor` is the first position that can be
    used. `after` and `ready` differ from `position` and `day` only on a gate that `wants_papers`.
    """

    positions: Ints
    days: Ints
    overs: Ints
    afters: Ints
    readies: Ints
    floor: int
    wants_papers: bool

    def position(self, instant: Column) -> Column:
        return self.positions.take(instant, mode="clip")

    def day(self, position: Column) -> Column:
        return self.days.take(position, mode="clip")

    def over(self, position: Column) -> Column:
        return self.overs.take(position, mode="clip")

    def after(self, instant: Column) -> Column:
        return self.afters.take(instant, mode="clip")

    def ready(self, position: Column) -> Column:
        return self.readies.take(position, mode="clip")


@lru_cache(maxsize=64)
def ticks_of(calendar: WorkCalendar | MeetingCalendar, stretch: Stretch) -> Ticks:
    """A calendar's tables. Kept, because a what-if asks for the same days again and again."""
    if isinstance(calendar, MeetingCalendar):
        return _of_meetings(calendar, stretch)
    days = np.array(calendar.working(stretch.first, stretch.end), dtype=np.int32) - stretch.first
    positions = _before(days, stretch)
    return Ticks(positions, days, _overs(days), positions, days, 0, False)


def _of_meetings(calendar: MeetingCalendar, stretch: Stretch) -> Ticks:
    """Before the first meeting the positions go on, on the lead's working days, as they do in `MeetingCalendar`."""
    lead = ticks_of(calendar.lead, stretch).days
    meetings = np.array(calendar.held(stretch.end), dtype=np.int32) - stretch.first
    held, before = meetings[meetings >= 0], lead[lead < meetings[0]]
    days, floor = np.concatenate((before, held)), len(before)
    positions, beyond = _before(days, stretch), _then_never(days)
    if not calendar.papers:
        return Ticks(positions, beyond, _overs(beyond), positions, beyond, floor, False)
    led = np.concatenate((np.arange(floor), np.searchsorted(lead, held)))
    readies = _then_never(lead.take(led - calendar.papers, mode="clip") + 1)
    return Ticks(positions, beyond, _overs(beyond), _before(readies, stretch), readies, floor, True)


def _before(days: Ints, stretch: Stretch) -> Ints:
    """How many of the days, in rising order, lie before each instant of the stretch."""
    size = stretch.end - stretch.first
    counts = np.bincount(days[days < size - 1] + 1, minlength=size)
    return counts.cumsum(dtype=np.int32)


def _overs(days: Ints) -> Ints:
    return np.concatenate((days[:1], days)) + np.int32(1)


def _then_never(days: Ints) -> Ints:
    return np.concatenate((days, [NEVER])).astype(np.int32)


class Crossings:
    """Tables from the positions of one calendar to those of another, each made when it is first asked for: what would
    be two look-ups, to the day and from the day, is one."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, Ticks, Ticks], Ints] = {}

    def same_day(self, here: Ticks, there: Ticks, position: Column) -> Column:
        """The position of the same day."""
        return self._table("day", here, there, here.days, there.positions).take(position, mode="clip")

    def over(self, here: Ticks, there: Ticks, end: Column) -> Column:
        """The position of a finish."""
        return self._table("over", here, there, here.overs, there.positions).take(end, mode="clip")

    def after(self, here: Ticks, there: Ticks, end: Column) -> Column:
        """The first position that can follow a finish."""
        return self._table("after", here, there, here.overs, there.afters).take(end, mode="clip")

    def ready(self, here: Ticks, there: Ticks, position: Column) -> Column:
        """The latest position there at which something can end for this position to follow it."""
        return self._table("ready", here, there, here.readies, there.positions).take(position, mode="clip")

    def by_day(self, here: Ticks, there: Ticks, position: Column) -> Column:
        """The latest position there at which something can begin to have begun by the day of this position."""
        key = ("by day", here, there)
        if key not in self._made:
            self._made[key] = there.positions.take(here.days + np.int32(1), mode="clip") - np.int32(1)
        return self._made[key].take(position, mode="clip")

    def _table(self, how: str, here: Ticks, there: Ticks, instants: Ints, positions: Ints) -> Ints:
        key = (how, here, there)
        if key not in self._made:
            self._made[key] = positions.take(instants, mode="clip")
        return self._made[key]


def later(one: Column, other: Column) -> Column:
    """The greater, by trial."""
    return max(one, other) if isinstance(one, int) and isinstance(other, int) else np.maximum(one, other)


def earlier(one: Column, other: Column) -> Column:
    return min(one, other) if isinstance(one, int) and isinstance(other, int) else np.minimum(one, other)

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

from signward.core.schedule.calendars import Calendar, WorkCalendar
from signward.core.schedule.meetings import MeetingCalendar

Ints = NDArray[np.int64]  # NumPy looks up with 64 bits; anything else is converted at each step
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


@dataclass(frozen=True, slots=True)
class Ticks:
    """One calendar over the stretch; see `schedule.calendars.Calendar` for what the tables mean.

    `floor` is the first position that can be used. `after` and `ready` differ from `position` and `day` only on a gate
    that `wants_papers`.
    """

    positions: Ints
    days: Ints
    afters: Ints
    readies: Ints
    floor: int
    wants_papers: bool

    def position(self, instant: Column) -> Column:
        return self.positions.take(instant, mode="clip")

    def day(self, position: Column) -> Column:
        return self.days.take(position, mode="clip")

    def after(self, instant: Column) -> Column:
        return self.afters.take(instant, mode="clip")

    def ready(self, position: Column) -> Column:
        return self.readies.take(position, mode="clip")


class Tables:
    """The tables of all calendars of a network over one stretch; a calendar that several share is laid out once."""

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self._instants = np.arange(stretch.end - stretch.first)
        self._made: dict[int, Ticks] = {}

    def of(self, calendar: Calendar) -> Ticks:
        if id(calendar) not in self._made:
            self._made[id(calendar)] = self._make(calendar)
        return self._made[id(calendar)]

    def _make(self, calendar: Calendar) -> Ticks:
        if isinstance(calendar, MeetingCalendar):
            return self._of_meetings(calendar)
        assert isinstance(calendar, WorkCalendar)  # noqa: S101 - there is no third kind
        days = _working(calendar, self.stretch) - self.stretch.first
        positions = self._before(days)
        return Ticks(positions, days, positions, days, 0, False)

    def _of_meetings(self, calendar: MeetingCalendar) -> Ticks:
        """Before the first meeting the positions go on, on the lead's working days, as they do in `MeetingCalendar`."""
        lead = self.of(calendar.lead).days
        meetings = np.array(calendar.held(self.stretch.end)) - self.stretch.first
        held, before = meetings[meetings >= 0], lead[lead < meetings[0]]
        days = np.concatenate((before, held))
        positions, beyond, floor = self._before(days), _then_never(days), len(before)
        if not calendar.papers:
            return Ticks(positions, beyond, positions, beyond, floor, False)
        led = np.concatenate((np.arange(floor), np.searchsorted(lead, held)))
        readies = _then_never(lead.take(led - calendar.papers, mode="clip") + 1)
        return Ticks(positions, beyond, self._before(readies), readies, floor, True)

    def _before(self, days: Ints) -> Ints:
        """How many of the days lie before each instant of the stretch."""
        return np.searchsorted(days, self._instants)


@lru_cache(maxsize=64)
def _working(calendar: WorkCalendar, stretch: Stretch) -> Ints:
    """Kept, because a what-if asks for the same days again and again."""
    return np.array(calendar.working(stretch.first, stretch.end))


def _then_never(days: Ints) -> Ints:
    return np.concatenate((days, [NEVER]))

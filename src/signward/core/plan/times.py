"""When sides and people work, and when meetings are held: plain, frozen values of a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

LONGEST_LAG: Final = 5_000
"""Working days, of a lag as of papers."""
MOST_ABOVE: Final = 1e15
"""No authority is about a greater amount."""
CURRENCY: Final = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class CalendarSpec:
    """One side's working time. `workdays` are ISO weekdays (Monday 1); `freezes` are closed intervals of days."""

    country: str | None = None
    region: str | None = None
    freezes: tuple[tuple[date, date], ...] = ()
    holidays: tuple[date, ...] = ()
    workdays: tuple[int, ...] = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class PersonDays:
    """When a person works: `calendar` in place of their side's where they have one of their own, and `absences`,
    closed intervals of days, off either."""

    calendar: CalendarSpec | None = None
    absences: tuple[tuple[date, date], ...] = ()


USUAL: Final = PersonDays()
"""The working days of one's side."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A meeting decides on what costs more than so much: the buyer's rule, which both sides see. The plan itself never
    holds an amount. `currency` is an ISO 4217 code."""

    above: float
    currency: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """The dates a gate milestone can fall on: a list `on`, or a rule `every` (RFC 5545) counted from `start`.

    `papers`: what it follows must be finished that many working days (the lead's calendar) before.
    """

    name: str = ""
    every: str | None = None
    start: date | None = None
    on: tuple[date, ...] = ()
    papers: int = 0
    authority: Authority | None = None

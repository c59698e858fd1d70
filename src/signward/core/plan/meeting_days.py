"""The next days of a meeting, and those of its days that are lost because one side does not work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import Final

from signward.core.plan.meeting_rules import WEEK
from signward.core.plan.state import Plan, Side
from signward.core.plan.times import CalendarSpec, Meeting
from signward.core.plan.whose_days import side_calendar
from signward.core.schedule.meetings import meetings_by_rule, meetings_on
from signward.core.schedule.public_holidays import holiday_name

SHOWN: Final = 5
_AHEAD: Final = timedelta(days=3653)
"""Ten years: a meeting that is held no sooner is none that a plan can wait for."""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day of the meeting on which a side does not work, and `why`. It drops out of a rule, and `instead` is the next
    one, None where none is known. A given day (`held`) is held all the same."""

    day: date
    why: str
    instead: date | None
    held: bool


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """`ahead` are the next days on which it is held, in order; `off` the days up to the last of them on which a side
    does not work; `last` the last day before today on which it was held."""

    ahead: tuple[date, ...]
    off: tuple[DayOff, ...]
    last: date | None


def meeting_days(plan: Plan, meeting: Meeting, today: date, most: int = SHOWN) -> MeetingDays:
    """The next `most` days of a meeting, today included. Raises ValueError for a rule or a place that nobody knows."""
    ahead: list[date] = []
    off: list[tuple[date, str]] = []
    last, given = None, meeting.every is None
    for day in takewhile(lambda day: day < today + _AHEAD, _days(meeting, today)):
        why = why_off(plan, day)
        if why and day >= today:
            off.append((day, why))
        if why and not given:
            continue
        if day < today:
            last = day
            continue
        ahead.append(day)
        if len(ahead) == most:
            break
    return MeetingDays(tuple(ahead), tuple(_off(day, why, ahead, given) for day, why in off), last)


def why_off(plan: Plan, day: date) -> str:
    """Which side does not work on a day, and why: `Northwind Bank has a freeze`. Empty where both work."""
    return " and ".join(
        f"{_name(plan, side)} {_reason(plan.calendars.get(side, CalendarSpec()), day)}"
        for side in Side if not side_calendar(plan, side).is_working(day)
    )  # fmt: skip


def _days(meeting: Meeting, today: date) -> Iterator[date]:
    if meeting.every is None:
        return iter(meetings_on(meeting.on))
    return meetings_by_rule(meeting.every, meeting.start or today)


def _off(day: date, why: str, ahead: list[date], held: bool) -> DayOff:
    return DayOff(day, why, next((after for after in ahead if after > day), None), held)


def _reason(spec: CalendarSpec, day: date) -> str:
    if day.isoweekday() not in spec.workdays:
        return f"does not work on {WEEK[day.weekday()]}s"
    if any(first <= day <= last for first, last in spec.freezes):
        return "has a freeze"
    called = holiday_name(spec.country, spec.region, day) if spec.country else ""
    return f"has a holiday ({called})" if called else "has a day off"


def _name(plan: Plan, side: Side) -> str:
    return (plan.vendor or "the vendor") if side is Side.VENDOR else (plan.customer or "the buyer")

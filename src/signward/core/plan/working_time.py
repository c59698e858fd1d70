"""Each side's working time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NotAllowed, NothingChanges, NotPossible
from signward.core.plan.state import Plan, Side
from signward.core.plan.times import CalendarSpec


@dataclass(frozen=True, slots=True)
class SetCalendar:
    """`seen` is the calendar that the page showed; one that was never set reads as Monday to Friday, no holidays."""

    side: Side
    calendar: CalendarSpec
    seen: CalendarSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSet(Fact):
    calendar_side: Side
    was: CalendarSpec | None
    now: CalendarSpec


def decide_calendar(plan: Plan, command: SetCalendar, moment: Moment) -> tuple[CalendarSet, ...]:
    side, now = Side(command.side), command.calendar
    if moment.by.side is Side.BUYER and side is Side.VENDOR:
        raise NotAllowed("The vendor sets their own working days.")
    check_calendar(now)
    was = plan.calendars.get(side)
    if (was or CalendarSpec()) == now:
        raise NothingChanges("The calendar says this already.")
    check_seen(command.seen, was or CalendarSpec(), now, f"{side} side's working days")
    return (CalendarSet(calendar_side=side, was=was, now=now, **moment.stamp),)


def evolve_calendar(plan: Plan, event: CalendarSet) -> Plan:
    return replace(plan, calendars={**plan.calendars, event.calendar_side: event.now})


def check_calendar(calendar: CalendarSpec) -> None:
    """Refuses a calendar without a working day, and freezes that end before they begin."""
    if not calendar.workdays or not set(calendar.workdays) <= set(range(1, 8)):
        raise NotPossible("Choose at least one working day, Monday (1) to Sunday (7).")
    if any(last < first for first, last in calendar.freezes):
        raise NotPossible("A freeze ends on or after the day it begins.")

"""Whose working days count: a side's, and in what a person leads their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from signward.core.plan.state import Milestone, Person, Plan, Side
from signward.core.plan.times import USUAL, CalendarSpec
from signward.core.schedule.calendars import WorkCalendar, work_calendar
from signward.core.schedule.errors import ScheduleError


def side_calendar(plan: Plan, side: Side) -> WorkCalendar:
    """A side's working days; Monday to Friday where the plan says nothing. Raises ScheduleError for unknown places."""
    return _calendar(plan.calendars.get(side, CalendarSpec()), f"the {side} calendar")


def person_calendar(plan: Plan, person: Person) -> WorkCalendar:
    """A person's working days: their own calendar or their side's, without their absences.

    Raises ScheduleError, which names the person, for an unknown place.
    """
    if person.days == USUAL:
        return side_calendar(plan, person.side)
    return _calendar(person_spec(plan, person), f"the calendar of {person.name}", whose=person.name)


def lead_calendar(plan: Plan, milestone: Milestone) -> WorkCalendar:
    """The working days on which a milestone runs: those of its owner on the lead side, of that side without one."""
    owner = lead_owner(plan, milestone)
    return person_calendar(plan, owner) if owner else side_calendar(plan, milestone.lead)


def lead_owner(plan: Plan, milestone: Milestone) -> Person | None:
    """Who does the work, where the plan names somebody of the lead side."""
    owner = plan.person(milestone.owner(milestone.lead))
    return owner if owner and owner.side is milestone.lead else None


def same_days(was: Plan, now: Plan) -> bool:
    """Whether every milestone runs on the same working days in two versions of a plan, of the same milestones."""
    return all(_spec(was, old) == _spec(now, new) for old, new in zip(was.milestones, now.milestones, strict=True))


def person_spec(plan: Plan, person: Person) -> CalendarSpec:
    """A person's calendar with their absences as freezes."""
    spec = person.days.calendar or plan.calendars.get(person.side, CalendarSpec())
    return replace(spec, freezes=(*spec.freezes, *person.days.absences))


def away(plan: Plan, person: Person, day: date) -> bool:
    """Whether a person is absent on a day, or it is none of their own working days; a day off of their whole side is
    no absence."""
    if any(first <= day <= last for first, last in person.days.absences):
        return True
    return person.days.calendar is not None and not person_calendar(plan, person).is_working(day)


def _spec(plan: Plan, milestone: Milestone) -> CalendarSpec:
    owner = lead_owner(plan, milestone)
    return person_spec(plan, owner) if owner else plan.calendars.get(milestone.lead, CalendarSpec())


def _calendar(spec: CalendarSpec, name: str, *, whose: str = "") -> WorkCalendar:
    try:
        return work_calendar(spec.workdays, spec.country, spec.region, spec.freezes, spec.holidays, whose)
    except ScheduleError:
        raise
    except ValueError as wrong:
        raise ScheduleError(f"{name}: {wrong}") from wrong

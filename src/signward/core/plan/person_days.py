"""When one person works: a calendar of their own, and absences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NotAllowed, NothingChanges, NotInThePlan, NotPossible
from signward.core.plan.state import Plan
from signward.core.plan.times import PersonDays
from signward.core.plan.whose_days import person_calendar
from signward.core.plan.working_time import check_calendar
from signward.core.schedule.errors import ScheduleError


@dataclass(frozen=True, slots=True)
class SetPersonDays:
    """`person` is an id in the plan; `seen` is what the page showed."""

    person: str
    days: PersonDays
    seen: PersonDays


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDaysSet(Fact):
    person: str
    name: str
    was: PersonDays
    now: PersonDays


def decide_person_days(plan: Plan, command: SetPersonDays, moment: Moment) -> tuple[PersonDaysSet, ...]:
    person = plan.person(command.person)
    if person is None:
        raise NotInThePlan("This person is not in the plan.")
    if moment.by.side is not person.side:
        raise NotAllowed(f"The {person.side} says when its own people work.")
    now = replace(command.days, absences=tuple(sorted(set(command.days.absences))))
    _check(plan, person.id, now)
    if now == person.days:
        raise NothingChanges("Their working days say this already.")
    check_seen(command.seen, person.days, now, f"working days of {person.name}")
    return (PersonDaysSet(person=person.id, name=person.name, was=person.days, now=now, **moment.stamp),)


def evolve_person_days(plan: Plan, event: PersonDaysSet) -> Plan:
    return with_days(plan, event.person, event.now)


def with_days(plan: Plan, person_id: str, days: PersonDays) -> Plan:
    """The plan with one person's working days replaced; unchanged where they are not in it."""
    return replace(plan, people=tuple(replace(p, days=days) if p.id == person_id else p for p in plan.people))


def _check(plan: Plan, person_id: str, days: PersonDays) -> None:
    """Also for who leads nothing yet: what cannot be must not lie in wait for the day on which they do."""
    if days.calendar is not None:
        check_calendar(days.calendar)
    if any(last < first for first, last in days.absences):
        raise NotPossible("An absence ends on or after the day it begins.")
    person = with_days(plan, person_id, days).person(person_id)
    try:
        if person is not None:
            person_calendar(plan, person)
    except ScheduleError as wrong:
        raise NotPossible(f"{wrong}.") from wrong

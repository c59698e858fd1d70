"""What another due date, target or calendar implies for the signature, told before it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from signward.core.plan.person_days import with_days
from signward.core.plan.state import Plan, Side
from signward.core.plan.times import CalendarSpec, PersonDays
from signward.core.plan.timetable import activity_of, after_signature, plan_network, signature_id, timetable
from signward.core.schedule.again import schedule_again
from signward.core.schedule.held import hold
from signward.core.schedule.network import Activity
from signward.core.schedule.passes import Schedule, schedule
from signward.core.schedule.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Implication:
    """The forecast of the signature date before and after, and the due dates that could not hold.

    `pushed` are (milestone id, its due date, the earliest day it could finish then), in the plan's order. The move is
    `absorbable` when nothing is pushed and the signature gets no later, or stays within the target.
    """

    signature_was: date
    signature_now: date
    pushed: tuple[tuple[str, date, date], ...]
    absorbable: bool
    verdict_now: Verdict


def implication(plan: Plan, milestone_id: str, to: date, today: date) -> Implication:
    """What follows if a milestone is finished on `to` and not before.

    Due dates that could not hold already, and that this move makes no worse, are not its doing. Raises KeyError for an
    unknown milestone and ScheduleError where the plan cannot be scheduled.
    """
    network, signature = plan_network(plan, today), signature_id(plan)
    before = schedule(network)
    after = schedule_again(before, hold(_freed(plan, milestone_id, today), to, today))
    was, now = (found.dates[signature].earliest_finish for found in (before, after))
    pushed = _pushed(plan, milestone_id, before, after)
    in_time = now <= was or (plan.target_signature is not None and now <= plan.target_signature)
    return Implication(was, now, pushed, in_time and not pushed, verdict(after, signature, plan.names))


@dataclass(frozen=True, slots=True)
class TargetImplication:
    """What another target signature date does. `beyond` are (milestone id, due) before signature and past the target.

    `lapses`: a sign-off stands that would no longer cover the plan.
    """

    verdict_was: Verdict
    verdict_now: Verdict
    beyond: tuple[tuple[str, date], ...]
    lapses: bool


def target_implication(plan: Plan, to: date, today: date) -> TargetImplication:
    """What follows if the target signature date is `to`. Raises ScheduleError where the plan cannot be scheduled."""
    signature = signature_id(plan)
    was = schedule(plan_network(plan, today))
    now = schedule(plan_network(replace(plan, target_signature=to), today))
    later = after_signature(plan)
    beyond = tuple(
        (m.id, m.due) for m in plan.milestones if m.due and m.due > to and m.done is None and m.id not in later
    )
    lapses = plan.sign_off is not None and "target" not in plan.sign_off.lapsed
    return TargetImplication(verdict(was, signature, plan.names), verdict(now, signature, plan.names), beyond, lapses)


@dataclass(frozen=True, slots=True)
class CalendarImplication:
    """The forecast of the signature date before and after, and the verdict after."""

    signature_was: date
    signature_now: date
    verdict_now: Verdict


def calendar_implication(plan: Plan, side: Side, calendar: CalendarSpec, today: date) -> CalendarImplication:
    """What other working days of a side do to the forecast; due dates stay. Raises ScheduleError."""
    return _implied(plan, replace(plan, calendars={**plan.calendars, side: calendar}), today)


def person_days_implication(plan: Plan, person_id: str, days: PersonDays, today: date) -> CalendarImplication:
    """What other working days of a person do to the forecast; due dates stay. Raises ScheduleError."""
    return _implied(plan, with_days(plan, person_id, days), today)


def _implied(plan: Plan, changed: Plan, today: date) -> CalendarImplication:
    was, now = timetable(plan, today).verdict, timetable(changed, today).verdict
    return CalendarImplication(was.earliest_signature, now.earliest_signature, now)


def _freed(plan: Plan, milestone_id: str, today: date) -> Activity:
    """The milestone without the day that an earlier move of it had promised."""
    milestone = plan.milestone(milestone_id)
    if milestone is None:
        raise KeyError(milestone_id)
    return activity_of(plan, replace(milestone, expected=None), today)


def _pushed(plan: Plan, moved: str, before: Schedule, after: Schedule) -> tuple[tuple[str, date, date], ...]:
    pushed = []
    for milestone in plan.milestones:
        finish = after.dates[milestone.id].earliest_finish
        later = finish > before.dates[milestone.id].earliest_finish
        if milestone.id != moved and milestone.due is not None and later and finish > milestone.due:
            pushed.append((milestone.id, milestone.due, finish))
    return tuple(pushed)

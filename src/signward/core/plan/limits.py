"""The days between which a milestone has to stay: it does not start before the one, nor end after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.plan import words
from signward.core.plan.dates_in_words import day
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, open_milestone_in, with_milestone
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NoReason, NothingChanges, NotPossible
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.timetable import timetable
from signward.core.schedule.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Limits:
    """It starts on `not_before` at the earliest and ends on `not_after` at the latest; None where it may any day."""

    not_before: date | None = None
    not_after: date | None = None


@dataclass(frozen=True, slots=True)
class LimitMilestone:
    """`seen` is what the page showed; `reason` a sentence, always asked for."""

    milestone: str
    limits: Limits
    seen: Limits
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLimited(Fact):
    milestone: str
    deliverable: str
    was: Limits
    now: Limits
    reason: str


@dataclass(frozen=True, slots=True)
class LimitsImplication:
    """The forecast of the signature date before and after, and the verdict after.

    `unkept` are due dates that the limits make too early, as (milestone id, due date, earliest day it can finish);
    `beyond`: its own due date lies after the last day that it may end on.
    """

    signature_was: date
    signature_now: date
    verdict_now: Verdict
    unkept: tuple[tuple[str, date, date], ...]
    beyond: bool


def limits_of(milestone: Milestone) -> Limits:
    return Limits(milestone.not_before, milestone.not_after)


def decide_limited(plan: Plan, command: LimitMilestone, moment: Moment) -> tuple[MilestoneLimited, ...]:
    """No due date moves by it; what cannot be kept any more is told before (`limits_implication`)."""
    found, now = open_milestone_in(plan, command.milestone), command.limits
    was = limits_of(found)
    if now == was:
        raise NothingChanges("The milestone stays between these days already.")
    check_seen(command.seen, was, now, "possible days")
    _check(now, was, moment.today)
    if not command.reason.strip():
        raise NoReason("Say in a sentence why it may not come earlier or later.")
    return (
        MilestoneLimited(
            milestone=found.id, deliverable=found.deliverable, was=was, now=now,
            reason=words.text(command.reason, "why"), **moment.stamp,
        ),
    )  # fmt: skip


def evolve_limited(plan: Plan, event: MilestoneLimited) -> Plan:
    return with_limits(plan, event.milestone, event.now)


def limits_implication(plan: Plan, milestone: str, limits: Limits, today: date) -> LimitsImplication:
    """What other limits do to the forecast and to due dates, none of which moves.

    Raises ScheduleError where the plan cannot be scheduled, and KeyError for an unknown milestone.
    """
    changed = with_limits(plan, milestone, limits)
    was, now = timetable(plan, today), timetable(changed, today)
    unkept = tuple(
        (m.id, m.due, finish)
        for m in plan.milestones
        if m.due and m.due < (finish := now.dates[m.id].earliest_finish) > was.dates[m.id].earliest_finish
    )
    due = {m.id: m.due for m in plan.milestones}[milestone]
    beyond = bool(due and limits.not_after and due > limits.not_after)
    return LimitsImplication(was.signature, now.signature, now.verdict, unkept, beyond)


def with_limits(plan: Plan, milestone: str, limits: Limits) -> Plan:
    return with_milestone(plan, milestone, not_before=limits.not_before, not_after=limits.not_after)


def limits_in_words(limits: Limits) -> str:
    """`not before Mon 2 Nov 2026, not after Fri 4 Dec 2026`; empty where it may stand on any day."""
    said = [f"not before {day(limits.not_before)}"] if limits.not_before else []
    said += [f"not after {day(limits.not_after)}"] if limits.not_after else []
    return ", ".join(said)


def _check(now: Limits, was: Limits, today: date) -> None:
    if now.not_before and now.not_after and now.not_after < now.not_before:
        raise NotPossible(f"It cannot end by {day(now.not_after)} and start on {day(now.not_before)} at the earliest.")
    if now.not_after and now.not_after != was.not_after and now.not_after < today:
        raise NotPossible(f"{day(now.not_after)} has passed: it cannot be over by then.")

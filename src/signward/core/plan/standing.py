"""The standing of a date: proposed, confirmed by the other side, started, done with evidence, reopened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.plan import words
from signward.core.plan.dates_in_words import day
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, milestone_in, open_milestone_in, with_milestone
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NoReason, NotAllowed, NothingChanges, NotPossible
from signward.core.plan.state import Confirmation, Plan, Side


@dataclass(frozen=True, slots=True)
class ConfirmMilestone:
    """The other side than the one that proposed it agrees to the due date `seen`."""

    milestone: str
    seen: date | None


@dataclass(frozen=True, slots=True)
class ConfirmMilestones:
    """Several at once, in one step: pairs of a milestone and the due date that was shown for it."""

    seen: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class StartMilestone:
    milestone: str
    on: date


@dataclass(frozen=True, slots=True)
class FinishMilestone:
    """`evidence` is a link, a file's name or a note."""

    milestone: str
    on: date
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ReopenMilestone:
    milestone: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneConfirmed(Fact):
    milestone: str
    deliverable: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneStarted(Fact):
    milestone: str
    deliverable: str
    started: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFinished(Fact):
    """`due` is the date that stood, so that a late finish can be told from the event alone."""

    milestone: str
    deliverable: str
    done: date
    due: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReopened(Fact):
    milestone: str
    deliverable: str
    reason: str
    proposed_by: Side | None = None


def decide_confirmed(plan: Plan, command: ConfirmMilestone, moment: Moment) -> tuple[MilestoneConfirmed, ...]:
    found = open_milestone_in(plan, command.milestone)
    if found.due is None:
        raise NotPossible("There is no date to confirm yet.")
    check_seen(command.seen, found.due, command.seen, "due date")
    if found.confirmed:
        raise NothingChanges("This date is confirmed already.")
    if found.proposed_by is moment.by.side:
        raise NotAllowed(f"Your own side proposed this date; the {moment.by.side.other} side confirms it.")
    return (MilestoneConfirmed(milestone=found.id, deliverable=found.deliverable, due=found.due, **moment.stamp),)


def decide_all_confirmed(plan: Plan, command: ConfirmMilestones, moment: Moment) -> tuple[MilestoneConfirmed, ...]:
    """All or none: a date that moved meanwhile must be looked at before it is agreed to. What is confirmed stays so."""
    confirmed: list[MilestoneConfirmed] = []
    for milestone, seen in dict(command.seen).items():
        found = milestone_in(plan, milestone)
        if found.due is not None and found.due != seen:
            raise NotPossible(
                f"{found.deliverable} moved to {day(found.due)} meanwhile. Nothing was confirmed: look again."
            )
        try:
            confirmed += decide_confirmed(plan, ConfirmMilestone(milestone, seen), moment)
        except NothingChanges:
            continue
    if not confirmed:
        raise NothingChanges("These dates are confirmed already.")
    return tuple(confirmed)


def decide_started(plan: Plan, command: StartMilestone, moment: Moment) -> tuple[MilestoneStarted, ...]:
    found = open_milestone_in(plan, command.milestone)
    _not_later(command.on, moment.today)
    if found.started == command.on:
        raise NothingChanges("It has started on this day already.")
    return (MilestoneStarted(milestone=found.id, deliverable=found.deliverable, started=command.on, **moment.stamp),)


def decide_finished(plan: Plan, command: FinishMilestone, moment: Moment) -> tuple[MilestoneFinished, ...]:
    found = milestone_in(plan, command.milestone)
    if found.done:
        raise NothingChanges(f"{found.deliverable} is done already.")
    _not_later(command.on, moment.today)
    if found.started and command.on < found.started:
        raise NotPossible("It cannot be done before it started.")
    return (
        MilestoneFinished(
            milestone=found.id, deliverable=found.deliverable, done=command.on, due=found.due,
            evidence=words.text(command.evidence, "the evidence", empty=True), **moment.stamp,
        ),
    )  # fmt: skip


def decide_reopened(plan: Plan, command: ReopenMilestone, moment: Moment) -> tuple[MilestoneReopened, ...]:
    found = milestone_in(plan, command.milestone)
    if not found.done:
        raise NothingChanges(f"{found.deliverable} is not done.")
    if not command.reason.strip():
        raise NoReason("Say why it is not done after all.")
    proposed_by = moment.by.side if found.due else None
    reason = words.text(command.reason, "why it is not done after all")
    return (
        MilestoneReopened(
            milestone=found.id, deliverable=found.deliverable, reason=reason, proposed_by=proposed_by, **moment.stamp
        ),
    )


def evolve_confirmed(plan: Plan, event: MilestoneConfirmed) -> Plan:
    return with_milestone(plan, event.milestone, confirmed=Confirmation(event.by, event.on))


def evolve_started(plan: Plan, event: MilestoneStarted) -> Plan:
    return with_milestone(plan, event.milestone, started=event.started)


def evolve_finished(plan: Plan, event: MilestoneFinished) -> Plan:
    return with_milestone(plan, event.milestone, done=event.done, evidence=event.evidence)


def evolve_reopened(plan: Plan, event: MilestoneReopened) -> Plan:
    return with_milestone(plan, event.milestone, done=None, evidence="", confirmed=None, proposed_by=event.proposed_by)


def _not_later(on: date, today: date) -> None:
    if on > today:
        raise NotPossible("That day has not come yet.")

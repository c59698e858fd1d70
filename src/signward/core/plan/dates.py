"""Due dates: they change only by command, with a reason, and say what they do to the signature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, open_milestone_in
from signward.core.plan.implication import Implication, implication
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NotAbsorbable, NothingChanges, NotPossible
from signward.core.plan.state import Milestone, Move, Plan
from signward.core.plan.target import TargetMoved, given_reason
from signward.core.plan.timetable import timetable

Handling = Literal["absorb", "push", "signature"]


@dataclass(frozen=True, slots=True)
class MoveMilestone:
    """`seen` is the due date that the page showed.

    `handling`: `absorb` it in slack, `push` what follows, or push and move the `signature` date.
    """

    milestone: str
    to: date
    seen: date | None
    cause: str = ""
    reason: str = ""
    handling: Handling = "absorb"


@dataclass(frozen=True, slots=True)
class DateBackward:
    """Gives every undated milestone its latest finish (its earliest where the plan does not fit)."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """A follower whose due date moved with another's."""

    milestone: str
    was: date | None
    now: date


@dataclass(frozen=True, slots=True)
class Dated:
    milestone: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneMoved(Fact):
    milestone: str
    deliverable: str
    was: date
    now: date
    cause: str
    reason: str
    handling: Handling
    pushed: tuple[Pushed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneDated(Fact):
    milestone: str
    deliverable: str
    now: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDatedBackward(Fact):
    dates: tuple[Dated, ...]


def decide_moved(
    plan: Plan, command: MoveMilestone, moment: Moment
) -> tuple[MilestoneMoved | MilestoneDated | TargetMoved, ...]:
    found = open_milestone_in(plan, command.milestone)
    check_seen(command.seen, found.due, command.to, "due date")
    _check_day(found, command.to, moment.today)
    if found.due is None:
        return (MilestoneDated(milestone=found.id, deliverable=found.deliverable, now=command.to, **moment.stamp),)
    cause, reason = given_reason(command.cause, command.reason)
    implied = implication(plan, found.id, command.to, moment.today)
    if command.handling == "absorb" and not implied.absorbable:
        raise _not_absorbable(plan, implied)
    moved = MilestoneMoved(
        milestone=found.id, deliverable=found.deliverable, was=found.due, now=command.to, cause=cause, reason=reason,
        handling=command.handling, pushed=tuple(Pushed(*p) for p in implied.pushed), by=moment.by.called,
        side=moment.by.side, on=moment.today, signature_was=implied.signature_was,
        signature_now=implied.signature_now,
    )  # fmt: skip
    return (moved, *_target_moved(plan, moved, moment)) if command.handling == "signature" else (moved,)


def decide_backward(plan: Plan, command: DateBackward, moment: Moment) -> tuple[PlanDatedBackward, ...]:
    dates = timetable(plan, moment.today).dates
    found = tuple(
        Dated(m.id, max(filter(None, (dates[m.id].latest_finish, dates[m.id].earliest_finish))))
        for m in plan.milestones
        if not m.due and not m.done
    )
    if not found:
        raise NothingChanges("Every milestone has a date already.")
    return (PlanDatedBackward(dates=found, **moment.stamp),)


def evolve_moved(plan: Plan, event: MilestoneMoved) -> Plan:
    moves = {p.milestone: p for p in event.pushed}
    moves[event.milestone] = Pushed(event.milestone, event.was, event.now)
    changed = {i: _moved(plan, p, event) for i, p in moves.items()}
    if mover := changed[event.milestone]:
        changed[event.milestone] = replace(mover, expected=event.now)
    return _changed(plan, changed.values())


def evolve_dated(plan: Plan, event: MilestoneDated) -> Plan:
    return _changed(plan, [_proposed(plan, event.milestone, event.now, event)])


def evolve_backward(plan: Plan, event: PlanDatedBackward) -> Plan:
    return _changed(plan, [_proposed(plan, d.milestone, d.due, event) for d in event.dates])


def _check_day(found: Milestone, to: date, today: date) -> None:
    if to == found.due:
        raise NothingChanges(f"{found.deliverable} is due on this day already.")
    if to < today:
        raise NotPossible("A date cannot move into the past. If it is done, mark it done.")


def _not_absorbable(plan: Plan, implied: Implication) -> NotAbsorbable:
    pushed = tuple(p[0] for p in implied.pushed)
    if not pushed:
        return NotAbsorbable("Slack does not absorb this: the signature would move past its target.", pushed)
    names = ", ".join(m.deliverable for m in plan.milestones if m.id in pushed)
    return NotAbsorbable(f"Slack does not absorb this: {names} would have to move too.", pushed)


def _target_moved(plan: Plan, moved: MilestoneMoved, moment: Moment) -> tuple[TargetMoved, ...]:
    """Only later: a plan that still fits its target keeps it."""
    was, now = plan.target_signature, moved.signature_now
    if was is None or now is None or now <= was:
        return ()
    return (
        TargetMoved(
            was=was, now=now, cause=moved.cause, reason=moved.reason, by=moved.by, side=moved.side, on=moved.on,
            signature_was=moved.signature_was, signature_now=now,
        ),
    )  # fmt: skip


def _moved(plan: Plan, change: Pushed, event: MilestoneMoved) -> Milestone | None:
    move = Move(
        was=change.was, now=change.now, on=event.on, by=event.by, side=event.side, cause=event.cause,
        reason=event.reason, signature_was=event.signature_was, signature_now=event.signature_now,
    )  # fmt: skip
    proposed = _proposed(plan, change.milestone, change.now, event)
    return proposed and replace(proposed, moves=(*proposed.moves, move))


def _proposed(plan: Plan, milestone_id: str, due: date, event: Fact) -> Milestone | None:
    found = plan.milestone(milestone_id)
    return found and replace(found, due=due, proposed_by=event.side, confirmed=None)


def _changed(plan: Plan, milestones: Iterable[Milestone | None]) -> Plan:
    new = {m.id: m for m in milestones if m}
    return replace(plan, milestones=tuple(new.get(m.id, m) for m in plan.milestones))

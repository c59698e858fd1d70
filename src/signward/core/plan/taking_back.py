"""Taking back a move or a start: a new event puts things where they were, and the old one stays in the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from signward.core.plan.causes import TAKEN_BACK
from signward.core.plan.dates import MilestoneMoved, Pushed
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, open_milestone_in, with_milestone
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges, NotPossible
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.target import TargetMoved


@dataclass(frozen=True, slots=True)
class TakeBackMove:
    """`move` and `target` as the ledger has them; `expected` what the forecast held the milestone to before."""

    move: MilestoneMoved
    expected: date | None = None
    target: TargetMoved | None = None


@dataclass(frozen=True, slots=True)
class TakeBackTarget:
    """`move` as the ledger has it: one that had a target before."""

    move: TargetMoved


@dataclass(frozen=True, slots=True)
class TakeBackStart:
    """`seen` is the start that is taken back, `was` the one before it, None where it had not started."""

    milestone: str
    seen: date
    was: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneMovedBack(Fact):
    """`was` is the date that is taken back, `now` the one that stands again; `reason` is that of the move."""

    milestone: str
    deliverable: str
    was: date
    now: date
    reason: str
    pushed: tuple[Pushed, ...] = ()
    expected: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneStartTakenBack(Fact):
    milestone: str
    deliverable: str
    was: date
    now: date | None = None


def decide_move_taken_back(
    plan: Plan, command: TakeBackMove, moment: Moment
) -> tuple[MilestoneMovedBack | TargetMoved, ...]:
    """Only what still stands where the move left it goes back: what moved again meanwhile is somebody else's say."""
    move = command.move
    found = open_milestone_in(plan, move.milestone)
    check_seen(move.now, found.due, move.was, "due date")
    pushed = tuple(Pushed(p.milestone, p.now, p.was) for p in move.pushed if p.was and _stands(plan, p))
    back = MilestoneMovedBack(
        milestone=found.id, deliverable=found.deliverable, was=move.now, now=move.was, reason=move.reason,
        pushed=pushed, expected=command.expected, **moment.stamp,
    )  # fmt: skip
    return (back, *_target_back(plan, command.target, moment))


def decide_target_taken_back(plan: Plan, command: TakeBackTarget, moment: Moment) -> tuple[TargetMoved, ...]:
    was, now = command.move.now, command.move.was
    if now is None or now < moment.today:
        raise NotPossible("The target signature date before it lies in the past.")
    check_seen(was, plan.target_signature, now, "target signature date")
    return _target_back(plan, command.move, moment)


def decide_start_taken_back(plan: Plan, command: TakeBackStart, moment: Moment) -> tuple[MilestoneStartTakenBack, ...]:
    found = open_milestone_in(plan, command.milestone)
    if found.started == command.was:
        raise NothingChanges("This start is taken back already.")
    check_seen(command.seen, found.started, command.was, "start")
    return (
        MilestoneStartTakenBack(
            milestone=found.id, deliverable=found.deliverable, was=command.seen, now=command.was, **moment.stamp
        ),
    )


def evolve_moved_back(plan: Plan, event: MilestoneMovedBack) -> Plan:
    moves = {p.milestone: p for p in event.pushed}
    moves[event.milestone] = Pushed(event.milestone, event.was, event.now)
    changed = tuple(_back(m, moves[m.id], event) if m.id in moves else m for m in plan.milestones)
    return with_milestone(replace(plan, milestones=changed), event.milestone, expected=event.expected)


def evolve_start_taken_back(plan: Plan, event: MilestoneStartTakenBack) -> Plan:
    return with_milestone(plan, event.milestone, started=event.now)


def _stands(plan: Plan, pushed: Pushed) -> bool:
    found = plan.milestone(pushed.milestone)
    return found is not None and found.due == pushed.now and not found.done


def _target_back(plan: Plan, target: TargetMoved | None, moment: Moment) -> tuple[TargetMoved, ...]:
    if target is None or target.was is None or plan.target_signature != target.now or target.was < moment.today:
        return ()
    return (TargetMoved(was=target.now, now=target.was, cause=TAKEN_BACK, reason=target.reason, **moment.stamp),)


def _back(milestone: Milestone, to: Pushed, event: MilestoneMovedBack) -> Milestone:
    """The date is proposed anew, and the move no longer counts among those that the milestone went through."""
    last = milestone.moves[-1] if milestone.moves else None
    kept = milestone.moves[:-1] if last and (last.was, last.now) == (to.now, to.was) else milestone.moves
    return replace(milestone, due=to.now, proposed_by=event.side, confirmed=None, moves=kept)

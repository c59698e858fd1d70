"""The opposite of what happened, as a command: undoing is one more thing that happens, never an erasure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from signward.core.plan import commands as c
from signward.core.plan import dates as d
from signward.core.plan import (
    estimates,
    leads,
    limits,
    links,
    meetings,
    outcome,
    pace,
    person_days,
    reserve,
    risks,
    segments,
    standing,
    steps,
    target,
    working_time,
)
from signward.core.plan import milestones as m
from signward.core.plan import taking_back as t
from signward.core.plan import workstreams as w
from signward.core.plan.facts import Fact
from signward.core.plan.state import Gate, Plan
from signward.core.plan.times import CalendarSpec

WHY: Final = "Taken back by who did it"


def inverse(events: tuple[Fact, ...], before: Plan) -> c.Command | None:
    """What takes back the events of one command, given the plan before them; None where nothing does.

    Signatures, given or withheld, confirmations and notes stay, and so does a milestone that was dropped: its links and
    the name that the ledger knows it by would not come back. The command carries what it expects to find, so that a
    change made meanwhile is refused as a conflict and not overwritten.
    """
    if not undoable(events):
        return None
    return _INVERSES[type(events[0])](events[0], events[1:], before)


def undoable(events: tuple[Fact, ...]) -> bool:
    """Whether it is worth offering: told from the events alone, without the plan before them."""
    if not events or type(events[0]) not in _INVERSES:
        return False
    return not (isinstance(events[0], target.TargetMoved) and events[0].was is None)


def _moved(e: d.MilestoneMoved, rest: tuple[Fact, ...], before: Plan) -> c.Command:
    found = before.milestone(e.milestone)
    moved_target = next((r for r in rest if isinstance(r, target.TargetMoved)), None)
    return c.TakeBackMove(e, found.expected if found else None, moved_target)


def _moved_back(e: t.MilestoneMovedBack, rest: tuple[Fact, ...], before: Plan) -> c.Command | None:
    """The move is made again, for the cause that it had."""
    found = before.milestone(e.milestone)
    if found is None or not found.moves:
        return None
    handling: c.Handling = "signature" if any(isinstance(r, target.TargetMoved) for r in rest) else "push"
    return c.MoveMilestone(e.milestone, e.was, e.now, found.moves[-1].cause, e.reason, handling)


def _target(e: target.TargetMoved, rest: tuple[Fact, ...], before: Plan) -> c.Command | None:
    return c.TakeBackTarget(e) if e.was else None


def _event(e: target.CompellingEventStated, rest: tuple[Fact, ...], before: Plan) -> c.Command | None:
    was = before.compelling_event
    return c.StateCompellingEvent(was.what, was.date, seen=e.what) if was else None


def _gate(e: w.GateNamed, rest: tuple[Fact, ...], before: Plan) -> c.Command | None:
    stream = before.workstream(e.workstream)
    if stream is None or stream.gate is None:
        return None
    return c.NameGate(e.workstream, stream.gate.name, stream.gate.attendees, Gate(e.name, e.attendees))


def _estimated(e: estimates.MilestoneEstimated, rest: tuple[Fact, ...], before: Plan) -> c.Command:
    met = next((r for r in rest if isinstance(r, meetings.MeetingSet)), None)
    return _met(met, (e,), before) if met else _as_estimated(e, before)


def _met(e: meetings.MeetingSet, rest: tuple[Fact, ...], before: Plan) -> c.Command:
    takes = next((_as_estimated(r, before) for r in rest if isinstance(r, estimates.MilestoneEstimated)), None)
    return c.SetMeeting(e.milestone, e.was, e.now, takes)


def _as_estimated(e: estimates.MilestoneEstimated, before: Plan) -> c.EstimateMilestone:
    found = before.milestone(e.milestone)
    return c.EstimateMilestone(e.milestone, e.was, e.now, basis=found.basis if found else "")


def _started(e: standing.MilestoneStarted, rest: tuple[Fact, ...], before: Plan) -> c.Command:
    found = before.milestone(e.milestone)
    return c.TakeBackStart(e.milestone, e.started, found.started if found else None)


def _reopened(e: standing.MilestoneReopened, rest: tuple[Fact, ...], before: Plan) -> c.Command | None:
    found = before.milestone(e.milestone)
    return c.FinishMilestone(e.milestone, found.done, found.evidence) if found and found.done else None


def _settled(e: risks.RiskSettled, rest: tuple[Fact, ...], before: Plan) -> c.Command | None:
    """A risk from a plan file whose figures could not be given on a page is not offered."""
    found = next((r for r in before.risks if r.id == e.risk), None)
    if found is None or not risks.figures_fit(found.chance, found.days, found.threatens):
        return None
    return c.NameRisk(found.what, found.owner, found.mitigation, found.threatens, found.chance, found.days)


_INVERSES: Final[dict[type[Fact], Callable[[Any, tuple[Fact, ...], Plan], c.Command | None]]] = {
    outcome.OutcomeStated: lambda e, *_: c.StateOutcome(e.was, e.now),
    target.TargetMoved: _target,
    target.CompellingEventStated: _event,
    w.GateNamed: _gate,
    m.MilestoneAdded: lambda e, *_: c.DropMilestone(e.milestone, WHY),
    m.MilestoneDescribed: lambda e, *_: c.DescribeMilestone(e.milestone, e.was, e.now),
    m.MilestoneAssigned: lambda e, *_: c.AssignMilestone(e.milestone, e.owner_side, e.was, e.now),
    estimates.MilestoneEstimated: _estimated,
    leads.MilestoneLed: lambda e, *_: c.LeadMilestone(e.milestone, e.was, e.now),
    steps.StepNamed: lambda e, *_: c.NameStep(e.milestone, e.was, e.now),
    limits.MilestoneLimited: lambda e, *_: c.LimitMilestone(e.milestone, e.was, e.now, WHY),
    links.MilestoneLinked: lambda e, *_: c.LinkMilestone(e.milestone, e.was, e.now),
    meetings.MeetingSet: _met,
    d.MilestoneMoved: _moved,
    t.MilestoneMovedBack: _moved_back,
    standing.MilestoneStarted: _started,
    standing.MilestoneFinished: lambda e, *_: c.ReopenMilestone(e.milestone, WHY),
    standing.MilestoneReopened: _reopened,
    working_time.CalendarSet: lambda e, *_: c.SetCalendar(e.calendar_side, e.was or CalendarSpec(), e.now),
    reserve.ReserveChanged: lambda e, *_: c.SetReserve(e.was, e.now, WHY),
    segments.SegmentStated: lambda e, *_: c.StateSegment(e.was, e.now),
    pace.PaceChanged: lambda e, *_: c.ChangePace(e.was, e.now),
    person_days.PersonDaysSet: lambda e, *_: c.SetPersonDays(e.person, e.was, e.now),
    risks.RiskNamed: lambda e, *_: c.SettleRisk(e.risk, WHY),
    risks.RiskSettled: _settled,
}

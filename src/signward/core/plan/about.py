"""What an event is about: which milestones, and which field of them."""

from __future__ import annotations

from typing import Final

from signward.core.plan import (
    dates,
    estimates,
    leads,
    limits,
    links,
    meetings,
    milestones,
    outcome,
    pace,
    reserve,
    segments,
    standing,
    steps,
    taking_back,
    target,
    workstreams,
)
from signward.core.plan.facts import Fact

_FIELDS: Final[dict[str, tuple[type[Fact], ...]]] = {
    "deliverable": (milestones.MilestoneAdded, milestones.MilestoneDescribed),
    "vendor owner": (milestones.MilestoneAssigned,),
    "buyer owner": (milestones.MilestoneAssigned,),
    "duration": (estimates.MilestoneEstimated,),
    "lead": (leads.MilestoneLed,),
    "predecessors": (links.MilestoneLinked, milestones.MilestoneDropped),
    "meeting": (meetings.MeetingSet,),
    "due date": (
        dates.MilestoneMoved, dates.MilestoneDated, dates.PlanDatedBackward, taking_back.MilestoneMovedBack,
    ),
    "possible days": (limits.MilestoneLimited,),
    "usual step": (steps.StepNamed,),
    "start": (standing.MilestoneStarted, taking_back.MilestoneStartTakenBack),
    "outcome": (outcome.OutcomeStated,),
    "buyer's reason": (target.CompellingEventStated,),
    "decision gate": (workstreams.GateNamed,),
    "how durations move together": (pace.PaceChanged,),
    "segment": (segments.SegmentStated,),
    "target signature date": (target.TargetMoved,),
    "reserve": (reserve.ReserveChanged,),
}  # fmt: skip
"""By the names that `MovedMeanwhile.field` uses."""


def about(event: Fact) -> tuple[str, ...]:
    """The ids of the milestones that an event changed, the one that it names first."""
    named = getattr(event, "milestone", None)
    pushed = tuple(p.milestone for p in getattr(event, "pushed", ()))
    dated = tuple(d.milestone for d in getattr(event, "dates", ()))
    relinked = tuple(r.milestone for r in getattr(event, "relinked", ()))
    return (*((named,) if named else ()), *pushed, *dated, *relinked)


def changed(event: Fact, field: str, of: str) -> bool:
    """Whether this event gave a field its value. `of` is a milestone or workstream, empty for the plan itself."""
    if not isinstance(event, _FIELDS.get(field, ())) or (of and of not in (*about(event), _gated(event))):
        return False
    return not isinstance(event, milestones.MilestoneAssigned) or field == f"{event.owner_side} owner"


def _gated(event: Fact) -> str:
    return event.workstream if isinstance(event, workstreams.GateNamed) else ""

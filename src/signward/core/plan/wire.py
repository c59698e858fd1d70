"""Events to JSON and back. A kind that has shipped never changes its shape: a new one gets `/2` and an upcaster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from signward.core.plan import (
    dates,
    drafting,
    estimates,
    leads,
    limits,
    links,
    meetings,
    milestones,
    notes,
    outcome,
    pace,
    person_days,
    persons,
    placeholders,
    reserve,
    risks,
    segments,
    signoff,
    standing,
    steps,
    taking_back,
    target,
    withheld,
    working_time,
    workstreams,
)
from signward.core.plan.facts import Fact

KINDS: Final[dict[str, type[Fact]]] = {
    "plan.drafted/1": drafting.PlanDrafted,
    "plan.dated-backward/1": dates.PlanDatedBackward,
    "plan.signed-off/1": signoff.PlanSignedOff,
    "sign-off.lapsed/1": signoff.SignOffLapsed,
    "sign-off.declined/1": withheld.SignOffDeclined,
    "sign-off.withdrawn/1": withheld.SignOffWithdrawn,
    "outcome.stated/1": outcome.OutcomeStated,
    "target.moved/1": target.TargetMoved,
    "compelling-event.stated/1": target.CompellingEventStated,
    "workstream.added/1": workstreams.WorkstreamAdded,
    "gate.named/1": workstreams.GateNamed,
    "milestone.added/1": milestones.MilestoneAdded,
    "milestone.described/1": milestones.MilestoneDescribed,
    "milestone.assigned/1": milestones.MilestoneAssigned,
    "milestone.dropped/1": milestones.MilestoneDropped,
    "milestone.estimated/2": estimates.MilestoneEstimated,
    "milestone.led/1": leads.MilestoneLed,
    "milestone.step-named/1": steps.StepNamed,
    "milestone.limited/1": limits.MilestoneLimited,
    "milestone.linked/1": links.MilestoneLinked,
    "meeting.set/1": meetings.MeetingSet,
    "milestone.moved/1": dates.MilestoneMoved,
    "milestone.dated/1": dates.MilestoneDated,
    "milestone.confirmed/1": standing.MilestoneConfirmed,
    "milestone.started/1": standing.MilestoneStarted,
    "milestone.finished/1": standing.MilestoneFinished,
    "milestone.reopened/1": standing.MilestoneReopened,
    "milestone.moved-back/1": taking_back.MilestoneMovedBack,
    "milestone.start-taken-back/1": taking_back.MilestoneStartTakenBack,
    "person.named/1": persons.PersonNamed,
    "placeholder.named/1": placeholders.PlaceholderNamed,
    "reserve.changed/1": reserve.ReserveChanged,
    "risk.named/2": risks.RiskNamed,
    "risk.settled/1": risks.RiskSettled,
    "calendar.set/1": working_time.CalendarSet,
    "pace.changed/1": pace.PaceChanged,
    "segment.stated/1": segments.SegmentStated,
    "person.days-set/1": person_days.PersonDaysSet,
    "note.written/1": notes.NoteWritten,
}

UPCASTERS: Final[dict[str, tuple[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]]]] = {
    "milestone.estimated/1": ("milestone.estimated/2", lambda payload: payload),  # /2 adds what it stands on
    "risk.named/1": ("risk.named/2", lambda payload: payload),  # /2 adds chance and days
}
"""An old kind, the kind that followed it, and how its payload becomes the new one's."""

_KIND_OF: Final = {event: kind for kind, event in KINDS.items()}


def kind_of(event: Fact) -> str:
    return _KIND_OF[type(event)]


def to_payload(event: Fact) -> dict[str, Any]:
    """The event as JSON values. Canonical bytes are made of these by `canonical`."""
    payload: dict[str, Any] = msgspec.to_builtins(event)
    return payload


def from_payload(kind: str, payload: Mapping[str, Any]) -> Fact:
    """The event that was written under this kind, however long ago. Raises ValueError for a kind nobody knows."""
    while kind in UPCASTERS:
        kind, upcast = UPCASTERS[kind]
        payload = upcast(payload)
    if kind not in KINDS:
        raise ValueError(f"No event is called {kind}.")
    return msgspec.convert(payload, KINDS[kind])

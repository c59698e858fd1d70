"""The gates ahead of a plan: which meeting each makes, until when what it waits for has to be there, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.plan.state import Milestone, Plan, Workstream
from signward.core.plan.times import Authority
from signward.core.plan.timetable import Timetable
from signward.core.plan.whose_days import away, lead_owner
from signward.core.schedule import gates
from signward.core.schedule.meetings import MeetingCalendar


@dataclass(frozen=True, slots=True)
class Until:
    """`milestone` has to be finished, or where `begins` started, by `day`; `owner` is the id of who does it, `who` the
    name, both empty where nobody is named.
    `spare` are the business days, or meetings (`unit`), by which it can be late until then."""

    milestone: str
    name: str
    owner: str
    who: str
    day: date
    begins: bool
    spare: int
    unit: str


@dataclass(frozen=True, slots=True)
class MissedMeeting:
    """A meeting still ahead that cannot be made: `milestone` comes `by` business days (or meetings) too late for it."""

    meeting: date
    milestone: str
    name: str
    by: int
    unit: str


@dataclass(frozen=True, slots=True)
class GateOutlook:
    """A gate that is not held yet. `meeting` is the one that it makes, `following` the one after, None where there is
    none; then the signature forecast is `signature_then` instead of `signature`, None where there is none either.
    `papers_due` is the last day for its papers. `away` are the names of attendees who are away on the meeting's day."""

    milestone: str
    name: str
    authority: Authority | None
    meeting: date
    papers_due: date | None
    deadlines: tuple[Until, ...]
    missed: MissedMeeting | None
    following: date | None
    signature: date
    signature_then: date | None
    away: tuple[str, ...]


def gates_ahead(found: Timetable) -> tuple[GateOutlook, ...]:
    """Every gate that has neither begun nor is done, in the plan's order."""
    return tuple(_outlook(found, gate) for gate in gates.gates_ahead(found.schedule, found.signature_id))


def gate_milestone(plan: Plan, stream: Workstream) -> Milestone | None:
    """The milestone that falls in a workstream's meeting: the one that its gate names, else the first that meets."""
    if stream.gate and (named := plan.milestone(stream.gate.milestone or "")):
        return named
    return next((m for m in plan.in_workstream(stream.id) if m.meeting), None)


def away_at(plan: Plan, milestone_id: str, day: date) -> tuple[str, ...]:
    """The names of those who attend the gate of a milestone but are away on a day."""
    gated = [w.gate for w in plan.workstreams if w.gate and (m := gate_milestone(plan, w)) and m.id == milestone_id]
    people = (plan.person(attendee) for gate in gated for attendee in gate.attendees)
    return tuple(dict.fromkeys(p.name for p in people if p and away(plan, p, day)))


def _outlook(found: Timetable, ahead: gates.GateAhead) -> GateOutlook:
    plan, calendar = found.plan, found.calendar_of(ahead.gate)
    milestone = plan.milestone(ahead.gate)
    assert milestone is not None and milestone.meeting is not None  # noqa: PT018, S101 - only they are gates
    assert isinstance(calendar, MeetingCalendar)  # noqa: S101 - likewise
    return GateOutlook(
        milestone=ahead.gate,
        name=milestone.meeting.name or milestone.name,
        authority=milestone.meeting.authority,
        meeting=ahead.meeting,
        papers_due=calendar.papers_due(ahead.meeting) if calendar.papers else None,
        deadlines=tuple(_until(found, deadline) for deadline in ahead.deadlines),
        missed=_missed(found, ahead.missed) if ahead.missed else None,
        following=ahead.following,
        signature=found.signature,
        signature_then=ahead.end_then,
        away=away_at(plan, ahead.gate, ahead.meeting),
    )


def _until(found: Timetable, one: gates.Deadline) -> Until:
    milestone = found.plan.milestone(one.leader)
    owner = lead_owner(found.plan, milestone) if milestone else None
    name, unit = _name(found, one.leader), _unit(found, one.leader)
    owned = (owner.id, owner.name) if owner else ("", "")
    return Until(one.leader, name, *owned, one.day, one.begins, one.spare, unit)


def _missed(found: Timetable, one: gates.Missed) -> MissedMeeting:
    return MissedMeeting(one.meeting, one.leader, _name(found, one.leader), one.by, _unit(found, one.leader))


def _name(found: Timetable, key: str) -> str:
    return found.plan.names.get(key, "Signature")


def _unit(found: Timetable, key: str) -> str:
    gate = any(a.id == key and isinstance(a.calendar, MeetingCalendar) for a in found.schedule.network.activities)
    return "meeting" if gate else "business day"

"""Decision gates as the plan page shows them: who attends, which milestone is decided there, and on which days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from signward.core.doctor.recognition import may_be_economic_buyer
from signward.core.plan.gates_ahead import GateOutlook, gate_milestone, gates_ahead
from signward.core.plan.meetings_in_words import (
    authority_in_words,
    away_in_words,
    cost_in_words,
    deadlines_in_words,
    meets_in_words,
    missed_in_words,
)
from signward.core.plan.placeholders import called_by
from signward.core.plan.state import Gate, Milestone, Plan, Side, Workstream
from signward.core.plan.timetable import Timetable
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.meetings import MeetingCalendar

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Outlook:
    """The meeting that the plan makes, and sentences: an earlier one that is missed, until when what it waits for has
    to be there, what missing it costs, and who is away."""

    meeting: date
    missed: str
    until: tuple[str, ...]
    cost: str
    away: str


@dataclass(frozen=True, slots=True)
class GateLine:
    """`decides` is the milestone that falls in the meeting, `due` its date; `meets` the next days it is held on.

    `rule` says when it is held in words. `papers` are business days before the meeting by which what it decides on has
    to be there. `open` is the id of what it decides, where that is not done; where it decides nothing yet, `could` are
    ids and names of what it might.
    """

    workstream_id: str
    workstream: str
    name: str
    attendees: tuple[str, ...]
    economic_buyer: str
    decides: str
    due: date | None
    open: str
    could: tuple[tuple[str, str], ...]
    rule: str
    meets: tuple[date, ...]
    papers: int
    authority: str
    ahead: Outlook | None


def gates(plan: Plan, table: Timetable | None, reader: Side, today: date) -> tuple[GateLine, ...]:
    """The named gates, and meetings that a milestone waits for where its workstream names no gate."""
    ahead = {gate.milestone: _outlook(gate, today) for gate in gates_ahead(table)} if table else {}
    lines = []
    for stream in plan.workstreams:
        milestone = gate_milestone(plan, stream)
        if stream.gate or milestone:
            line = _line(plan, stream, milestone, table, reader, today)
            lines.append(replace(line, ahead=ahead.get(milestone.id)) if milestone else line)
    return tuple(lines)


def _outlook(gate: GateOutlook, today: date) -> Outlook:
    missed, until = missed_in_words(gate, today), deadlines_in_words(gate, today)
    return Outlook(gate.meeting, missed, until, cost_in_words(gate, today), away_in_words(gate))


def _line(
    plan: Plan, stream: Workstream, milestone: Milestone | None, table: Timetable | None, reader: Side, today: date
) -> GateLine:
    gate = stream.gate or Gate("")
    meeting = milestone.meeting if milestone else None
    people = [p for p in (plan.person(a) for a in gate.attendees) if p]
    return GateLine(
        workstream_id=stream.id, workstream=stream.name,
        name=gate.name or (meeting.name if meeting else "") or "Meeting",
        attendees=tuple(called_by(p, reader) for p in people),
        economic_buyer=next((p.name for p in people if may_be_economic_buyer(p) and not p.placeholder), ""),
        decides=milestone.name if milestone else "", due=milestone.due if milestone else None,
        open=milestone.id if milestone and not milestone.done else "",
        could=() if milestone else tuple((m.id, m.name) for m in plan.in_workstream(stream.id) if not m.done),
        rule=meets_in_words(meeting),
        meets=_meets(table, milestone, today) if milestone and meeting else (), papers=meeting.papers if meeting else 0,
        authority=authority_in_words(meeting.authority) if meeting else "", ahead=None,
    )  # fmt: skip


def _meets(table: Timetable | None, milestone: Milestone, today: date) -> tuple[date, ...]:
    calendar = table.calendar_of(milestone.id) if table else None
    if not isinstance(calendar, MeetingCalendar):
        return ()
    days: list[date] = []
    try:
        while len(days) < _SHOWN:
            days.append(calendar.on_or_after(days[-1] + timedelta(days=1) if days else today))
    except ScheduleError:  # the last meeting is known
        pass
    return tuple(days)

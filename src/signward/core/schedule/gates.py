"""Gates ahead: the meeting that each can make, by when for that what must be finished, and what missing it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from signward.core.schedule.again import schedule_again
from signward.core.schedule.against import against
from signward.core.schedule.backward import Limits
from signward.core.schedule.dates import least_slack
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.held import hold
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.network import Activity
from signward.core.schedule.passes import Schedule


@dataclass(frozen=True, slots=True)
class Deadline:
    """`day` is the last day on which `leader` can be finished, or where `begins` can start, for the meeting to be made,
    papers included. `spare` are the working days of its own calendar by which it can be late until then."""

    leader: str
    day: date
    begins: bool
    spare: int


@dataclass(frozen=True, slots=True)
class Missed:
    """The last meeting still ahead that cannot be made, and by how many working days of its own calendar `leader` comes
    too late for it."""

    meeting: date
    leader: str
    by: int


@dataclass(frozen=True, slots=True)
class GateAhead:
    """`meeting` is the next one that the gate can make, its last where it takes several. `following` is the one after,
    None where there is none; `end_then` is when the end comes if only that is made, None where it never does."""

    gate: str
    meeting: date
    deadlines: tuple[Deadline, ...]
    missed: Missed | None
    following: date | None
    end_then: date | None


def gates_ahead(found: Schedule, end: str) -> tuple[GateAhead, ...]:
    """Every gate that has neither begun nor is done, in the network's order, with what missing it does to `end`."""
    activities = enumerate(found.network.activities)
    gates = [i for i, a in activities if isinstance(a.calendar, MeetingCalendar) and not (a.done or a.started)]
    return tuple(_ahead(found, i, end) for i in gates)


def missed_meeting(found: Schedule, gate: str) -> Missed | None:
    """Whoever is latest for the meeting before the one that a gate makes; None where that one is over, where nothing
    undone holds the gate, and for what is no gate. Raises StopIteration for an unknown id."""
    i = next(i for i, activity in enumerate(found.network.activities) if activity.id == gate)
    activity = found.network.activities[i]
    if not isinstance(activity.calendar, MeetingCalendar) or activity.done or activity.started:
        return None
    return _missed(found, i)


def _ahead(found: Schedule, i: int, end: str) -> GateAhead:
    gate = found.network.activities[i]
    following = _following(found, i)
    return GateAhead(
        gate=gate.id,
        meeting=found.dates[gate.id].earliest_finish,
        deadlines=tuple(sorted(_deadlines(found, i, found.early.finish[i]), key=lambda one: (one.day, one.leader))),
        missed=_missed(found, i),
        following=following,
        end_then=None if following is None else _end_then(found, i, following, end),
    )


def _deadlines(found: Schedule, gate: int, by: int) -> Iterator[Deadline]:
    """Of each thing undone that the gate waits for, for the gate to be held by an instant: whatever else stands between
    the two must have its time too."""
    limited, incoming = against(found, gate, by), found.links.incoming[gate]
    for i in dict.fromkeys(edge.leader for edge in incoming):
        leader = limited.network.activities[i]
        begins = all(edge.kind in ("SS", "SF") for edge in incoming if edge.leader == i)
        if leader.done is not None or (begins and leader.started is not None and leader.duration):
            continue
        spare = least_slack(leader, i, found.early, limited.late)
        yield Deadline(leader.id, _last_day(leader, i, limited.late, begins=begins), begins, spare)


def _last_day(leader: Activity, i: int, late: Limits, *, begins: bool) -> date:
    position = late.first[i] if begins and leader.duration else late.end[i] - 1
    return date.fromordinal(leader.calendar.day(position))


def _missed(found: Schedule, i: int) -> Missed | None:
    calendar, first, last = found.network.activities[i].calendar, found.early.first[i], found.early.end[i] - 1
    if first < 1 or calendar.day(first - 1) < found.network.today.toordinal():
        return None
    before = calendar.day(last - 1)
    late = min(_deadlines(found, i, before + 1), key=lambda one: one.spare, default=None)
    if late is None or late.spare >= 0:
        return None
    return Missed(date.fromordinal(before), late.leader, -late.spare)


def _following(found: Schedule, i: int) -> date | None:
    try:
        return date.fromordinal(found.network.activities[i].calendar.day(found.early.end[i]))
    except ScheduleError:  # its last meeting is the one that it makes
        return None


def _end_then(found: Schedule, i: int, following: date, end: str) -> date | None:
    held = hold(found.network.activities[i], following, found.network.today)
    try:
        return schedule_again(found, held).dates[end].earliest_finish
    except ScheduleError:  # something after it would need a meeting that never comes
        return None

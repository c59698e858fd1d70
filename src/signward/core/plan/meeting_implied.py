"""What another meeting implies for a milestone and for the signature, told before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.plan.finding import milestone_in, with_milestone
from signward.core.plan.meeting_days import MeetingDays, meeting_days
from signward.core.plan.meetings import possible_meeting
from signward.core.plan.state import Plan
from signward.core.plan.times import Meeting
from signward.core.plan.timetable import timetable
from signward.core.schedule.durations import Duration
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.verdict import Verdict


@dataclass(frozen=True, slots=True)
class MeetingImplied:
    """`plan` with the meeting, its next `days`, and the signature forecast before and after; there is none before where
    the plan cannot be scheduled as it stands.

    `held` is the first meeting at which the milestone can be decided, `papers_due` the last day for its papers. Without
    a meeting there are no days, and `held` is its earliest finish. `due_instead`: the due date is no day of the
    meeting, and this is the first one after it. `meetings` is how many it takes, since its duration counts meetings.
    """

    plan: Plan
    days: MeetingDays | None
    held: date
    papers_due: date | None
    due_instead: date | None
    meetings: int
    signature_was: date | None
    signature_now: date
    verdict_now: Verdict


def meeting_implied(
    plan: Plan, milestone_id: str, meeting: Meeting | None, today: date, *, single: bool = False
) -> MeetingImplied:  # fmt: skip
    """What follows if a milestone is decided in `meeting`, on any day with None. `single`: it takes one of them.

    Raises a Refusal for a meeting that nobody can hold, and ScheduleError where nothing can be scheduled with it.
    """
    kept = possible_meeting(plan, meeting, today) if meeting else None
    changed = with_milestone(plan, milestone_id, meeting=kept, **({"duration": Duration(1)} if single else {}))
    found, milestone = timetable(changed, today), milestone_in(changed, milestone_id)
    held, calendar = found.dates[milestone_id].earliest_finish, found.calendar_of(milestone_id)
    gate = calendar if isinstance(calendar, MeetingCalendar) else None
    return MeetingImplied(
        plan=changed, days=meeting_days(plan, kept, today) if kept else None, held=held,
        papers_due=gate.papers_due(held) if gate and gate.papers else None,
        due_instead=_due_instead(gate, milestone.due) if gate else None,
        meetings=milestone.duration.days if gate and milestone.duration else 1,
        signature_was=_signature(plan, today), signature_now=found.signature, verdict_now=found.verdict,
    )  # fmt: skip


def _due_instead(gate: MeetingCalendar, due: date | None) -> date | None:
    if due is None or gate.is_working(due):
        return None
    try:
        return gate.on_or_after(due)
    except ScheduleError:  # it is due after the last meeting
        return None


def _signature(plan: Plan, today: date) -> date | None:
    try:
        return timetable(plan, today).signature
    except ScheduleError:
        return None

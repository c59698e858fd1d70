"""A plan on a day: earliest and latest dates, slack and verdict, computed from the plan and never stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from signward.core.plan.state import Link, Milestone, Plan, Side
from signward.core.plan.times import Meeting
from signward.core.plan.whose_days import lead_calendar, side_calendar
from signward.core.schedule import network
from signward.core.schedule.calendars import Calendar, WorkCalendar, joint_calendar
from signward.core.schedule.dates import Dates
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.held import hold
from signward.core.schedule.meetings import MeetingCalendar, meetings_by_rule, meetings_on
from signward.core.schedule.passes import Schedule, schedule
from signward.core.schedule.verdict import SignedBy, Verdict, verdict


@dataclass(frozen=True, slots=True)
class Timetable:
    """Both passes over a plan.

    `dates` has every milestone, and the signature under `signature_id`. `due_slack` is how many working days of its
    own calendar lie between a milestone's due date and the latest day it can finish; negative when the due date is
    later than that. Milestones that are done or have no due date are not in it.
    """

    plan: Plan
    today: date
    dates: dict[str, Dates]
    due_slack: dict[str, int]
    verdict: Verdict
    signature_id: str
    schedule: Schedule

    @property
    def signature(self) -> date:
        """The earliest day on which the plan can be signed."""
        return self.verdict.earliest_signature

    def calendar(self, side: Side) -> WorkCalendar:
        return side_calendar(self.plan, side)

    def calendar_of(self, milestone_id: str) -> WorkCalendar | MeetingCalendar:
        """The calendar a milestone runs on: its lead's, or its meeting's. Raises KeyError for an unknown id."""
        for activity in self.schedule.network.activities:
            if activity.id == milestone_id:
                assert isinstance(activity.calendar, WorkCalendar | MeetingCalendar)  # noqa: S101 - what we put there
                return activity.calendar
        raise KeyError(milestone_id)

    def likely_by(self, likely: SignedBy | None) -> Timetable:
        """The same, with a verdict that reckons with the days by which it is likely to be signed."""
        return replace(self, verdict=verdict(self.schedule, self.signature_id, self.plan.names, likely))

    def free_slack(self, milestone_id: str) -> int:
        """Working days it can move, from its earliest dates, without moving anything that follows."""
        return self.schedule.free_slack(milestone_id)


def timetable(plan: Plan, today: date) -> Timetable:
    """Schedules a plan. Raises ScheduleError, with the ids of the milestones it is about, where that is impossible."""
    signature = signature_id(plan)
    found = schedule(plan_network(plan, today))
    return Timetable(
        plan=plan,
        today=today,
        dates=found.dates,
        due_slack=_due_slack(plan, found),
        verdict=verdict(found, signature, plan.names),
        signature_id=signature,
        schedule=found,
    )


def plan_network(plan: Plan, today: date) -> network.Network:
    """The plan as activities and links, with the signature as a moment among them."""
    signature = signature_id(plan)
    activities = [activity_of(plan, milestone, today) for milestone in plan.milestones]
    activities.append(network.Activity(signature, 0, joint_calendar(*(side_calendar(plan, side) for side in Side))))
    links = [_link(link, milestone.id) for milestone in plan.milestones for link in milestone.after]
    links += [_link(link, signature) for link in _before_signature(plan, signature)]
    return network.Network(activities, links, today, plan.target_signature, signature)


def signature_id(plan: Plan) -> str:
    """The id of the signature; where the plan has no block for it, one that no milestone has."""
    if plan.signature is not None:
        return plan.signature.id
    taken, candidate = {milestone.id for milestone in plan.milestones}, "signature"
    while candidate in taken:
        candidate += "'"
    return candidate


def activity_of(plan: Plan, milestone: Milestone, today: date) -> network.Activity:
    """A milestone as both passes see it. One without a duration counts as a day."""
    duration = 1 if milestone.duration is None else milestone.duration.days
    activity = network.Activity(
        milestone.id,
        duration if milestone.meeting is None else max(1, duration),
        _calendar(plan, milestone, today),
        not_before=milestone.not_before,
        not_after=milestone.not_after,
        started=milestone.started,
        done=milestone.done,
    )
    return hold(activity, milestone.expected, today) if milestone.expected else activity


def _calendar(plan: Plan, milestone: Milestone, today: date) -> WorkCalendar | MeetingCalendar:
    lead = lead_calendar(plan, milestone)
    if milestone.meeting is None:
        return lead
    try:
        return _meetings(plan, milestone, milestone.meeting, lead, today)
    except ScheduleError as wrong:
        raise wrong.about(milestone.id) from None
    except ValueError as wrong:
        raise ScheduleError(f"{milestone.id}: {wrong}", milestone.id) from wrong


def _meetings(plan: Plan, milestone: Milestone, meeting: Meeting, lead: WorkCalendar, today: date) -> MeetingCalendar:
    name = meeting.name or milestone.name
    if meeting.every is None:
        return MeetingCalendar(meetings_on(meeting.on), lead, papers=meeting.papers, name=name)
    sides = tuple(side_calendar(plan, side) for side in Side)
    return _recurring(meeting.every, meeting.start or today, meeting.papers, name, lead, sides)


@lru_cache(maxsize=512)
def _recurring(
    rule: str, start: date, papers: int, name: str, lead: WorkCalendar, sides: tuple[WorkCalendar, ...]
) -> MeetingCalendar:
    """A rule is costly to follow, so the same one on the same calendars is followed once."""
    return MeetingCalendar(meetings_by_rule(rule, start, *sides), lead, papers=papers, name=name)


def _before_signature(plan: Plan, signature: str) -> tuple[Link, ...]:
    """What the signature follows; where the plan does not say, everything that nothing follows."""
    if plan.signature is not None and plan.signature.after:
        return plan.signature.after
    followed = {link.id for milestone in plan.milestones for link in milestone.after}
    later = after_signature(plan)
    return tuple(Link(m.id) for m in plan.milestones if m.id not in followed and m.id not in later)


def after_signature(plan: Plan) -> set[str]:
    """The milestones that follow the signature, directly or not: the target does not bind them."""
    signature = signature_id(plan)
    later = {signature}
    while found := {m.id for m in plan.milestones if any(link.id in later for link in m.after)} - later:
        later |= found
    return later - {signature}


def _link(link: Link, follower: str) -> network.Link:
    return network.Link(link.id, follower, link.kind.value, link.lag)


def _due_slack(plan: Plan, found: Schedule) -> dict[str, int]:
    calendars = {activity.id: activity.calendar for activity in found.network.activities}
    return {
        milestone.id: _count(calendars[milestone.id], milestone.due, found.dates[milestone.id].latest_finish)
        for milestone in plan.milestones
        if milestone.due is not None and milestone.done is None
    }


def _count(calendar: Calendar, a: date, b: date) -> int:
    floor = calendar.floor
    first, last = (calendar.position(day.toordinal() + 1) for day in (a, b))
    return last - first if floor is None else max(floor, last) - max(floor, first)

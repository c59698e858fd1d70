"""Why a milestone stands where it does: the chain of milestones, days off and gates that leads to a computed date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Milestone, Side
from signward.core.plan.times import USUAL, CalendarSpec
from signward.core.plan.timetable import Timetable
from signward.core.plan.whose_days import lead_owner, person_spec
from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.network import Activity
from signward.core.schedule.public_holidays import holiday_name
from signward.core.schedule.wording import counted, quoted

_WEEK: Final = 7


def why_earliest(found: Timetable, milestone_id: str) -> tuple[str, ...]:
    """A sentence for each milestone along the chain that drives the earliest dates of this one, the origin first.

    Takes the id of a milestone or of the signature. Raises ValueError for an unknown one.
    """
    teller, chain = _Teller(found), found.schedule.chain(milestone_id)
    return (teller.begins(chain[0]), *(teller.waits(leader, follower) for leader, follower in pairwise(chain)))


def why_latest(found: Timetable, milestone_id: str) -> tuple[str, ...]:
    """A sentence for each milestone along the links that hold the latest dates of this one, the end first."""
    teller, onward = _Teller(found), found.schedule.onward(milestone_id)
    return (teller.ends(onward[-1]), *(teller.makes_room(key, after) for key, after in reversed([*pairwise(onward)])))


class _Teller:
    """Says one step of a chain."""

    def __init__(self, found: Timetable) -> None:
        self._found = found
        self._activities = {activity.id: activity for activity in found.schedule.network.activities}

    def begins(self, key: str) -> str:
        activity, start = self._activities[key], self._found.dates[key].earliest_start
        if activity.done is not None:
            return f"{self._name(key)} was done on {self._day(activity.done)}."
        if activity.started is not None:
            return f"{self._name(key)} started on {self._day(activity.started)} and runs until {self._over(key)}."
        return f"{self._name(key)} can start {self._held(activity, start)}{self._lasts(key)}."

    def waits(self, leader: str, key: str) -> str:
        dates, activity = self._found.dates[key], self._activities[key]
        said = f"{self._name(key)} waits for {self._name(leader)}, which is over on {self._over(leader)}"
        if isinstance(activity.calendar, MeetingCalendar):
            return f"{said}; {self._meets(activity.calendar, leader, dates.earliest_finish)}."
        if not activity.duration:
            return f"{said}." if dates.earliest_finish == self._found.dates[leader].earliest_finish else (
                f"{said}: {self._over(key)}."
            )  # fmt: skip
        return f"{said}; it starts on {self._day(dates.earliest_start)}{self._lasts(key)}."

    def ends(self, key: str) -> str:
        activity, target = self._activities[key], self._found.plan.target_signature
        if activity.done is not None:
            return self.begins(key)
        if activity.not_after and (target is None or activity.not_after <= target):
            return f"{self._name(key)} has to be over by {self._day(activity.not_after)}, its own last day."
        latest = self._day(self._found.dates[key].latest_finish)
        if target is None:
            return f"{self._name(key)} can be over by {latest} without making the plan any longer."
        by = f"the target of {self._day(target)}"
        return f"{self._name(key)} has to be over by {by if latest == self._day(target) else f'{latest}, before {by}'}."

    def makes_room(self, key: str, follower: str) -> str:
        dates, after = self._found.dates[key], self._found.dates[follower]
        due = f"{self._name(follower)} has to start by {self._day(after.latest_start)}"
        if not self._activities[follower].duration:
            due = f"{self._name(follower)} is due by {self._day(after.latest_finish)}"
        if isinstance(self._activities[follower].calendar, MeetingCalendar):
            due = f"{self._name(follower)} has to be decided by {self._day(after.latest_finish)}"
        length = self._length(key, dates.latest_start, dates.latest_finish)
        needs = f": {length}, so from {self._day(dates.latest_start)}" if length else ""
        return f"{due}, so {self._name(key)} has to be over by {self._day(dates.latest_finish)}{needs}."

    def _held(self, activity: Activity, start: date) -> str:
        if activity.not_before and activity.not_before > self._found.today:
            return f"on {self._day(start)} (not before {self._day(activity.not_before)})"
        return f"today, {self._day(start)}," if start == self._found.today else f"on {self._day(start)}"

    def _lasts(self, key: str) -> str:
        dates = self._found.dates[key]
        length = self._length(key, dates.earliest_start, dates.earliest_finish)
        return f" and takes {length}, until {self._over(key)}" if length else ""

    def _length(self, key: str, start: date, finish: date) -> str:
        """How long work takes, with the days off in between that are no weekend; nothing for moments and gates."""
        activity, milestone = self._activities[key], self._found.plan.milestone(key)
        if not activity.duration or milestone is None or not isinstance(activity.calendar, WorkCalendar):
            return ""
        whose, spec = self._whose(milestone)
        runs = _runs_off(start, finish, activity.calendar, spec.workdays)
        off = "; ".join(self._stretch(*run) + _holidays(spec, *run) for run in runs)
        notes = [milestone.basis.partition(":")[0]] if milestone.basis else []
        notes += [f"{whose} off: {off}"] if off else []
        return counted(activity.duration, "business day") + (f" ({'; '.join(notes)})" if notes else "")

    def _whose(self, milestone: Milestone) -> tuple[str, CalendarSpec]:
        """Whose days off stretch it: a person's where they have a calendar or absences, else the side's."""
        plan, owner = self._found.plan, lead_owner(self._found.plan, milestone)
        if owner and owner.days != USUAL:
            return owner.name, person_spec(plan, owner)
        company = plan.vendor if milestone.lead is Side.VENDOR else plan.customer
        return company or milestone.lead.value, plan.calendars.get(milestone.lead, CalendarSpec())

    def _meets(self, calendar: MeetingCalendar, leader: str, meeting: date) -> str:
        papers = f", papers due on {self._day(calendar.papers_due(meeting))}" if calendar.papers else ""
        said = f"{calendar.name or 'the gate'} meets on {self._day(meeting)}{papers}"
        ready = self._found.dates[leader].earliest_start
        missed = [d for n in calendar.held(meeting.toordinal()) if (d := date.fromordinal(n)) >= ready and d < meeting]
        return f"{said}, since the one of {self._day(missed[-1])} comes too early" if missed else said

    def _over(self, key: str) -> str:
        return self._day(self._found.dates[key].earliest_finish)

    def _name(self, key: str) -> str:
        milestone = self._found.plan.milestone(key)
        return quoted(milestone.name) if milestone else "The signature"

    def _stretch(self, first: date, last: date) -> str:
        return self._day(first) if first == last else f"{self._day(first)} to {self._day(last)}"

    def _day(self, value: date) -> str:
        return day(value, beside=self._found.today)


def _holidays(spec: CalendarSpec, first: date, last: date) -> str:
    """`, Thanksgiving Day` where every day of a stretch is a public holiday; what a freeze spans has no such name."""
    if spec.country is None or (last - first).days >= _WEEK:
        return ""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    names = dict.fromkeys(holiday_name(spec.country, spec.region, d) for d in days if d.isoweekday() in spec.workdays)
    return f", {' and '.join(names)}" if all(names) else ""


def _runs_off(
    start: date, finish: date, calendar: WorkCalendar, workdays: tuple[int, ...]
) -> Iterator[tuple[date, date]]:
    """Days off that are usual workdays, as stretches: two belong together where no working day lies between them."""
    run: tuple[date, date] | None = None
    for passed in (start + timedelta(days=n) for n in range((finish - start).days + 1)):
        if calendar.is_working(passed):
            if run:
                yield run
            run = None
        elif passed.isoweekday() in workdays:
            run = (run[0] if run else passed, passed)
    if run:
        yield run

"""What both passes found of one activity, as days and slack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.schedule.backward import Limits
from signward.core.schedule.forward import Early
from signward.core.schedule.network import Activity


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last day at the earliest and at the latest, both inclusive; slack in days of the own calendar."""

    earliest_start: date
    earliest_finish: date
    latest_start: date
    latest_finish: date
    slack: int
    critical: bool


def dates_of(activity: Activity, i: int, early: Early, late: Limits) -> Dates:
    """Positions and instants as days."""
    day = date.fromordinal
    if not activity.duration:
        return _dates_of_moment(activity, i, early, late)
    start, finish = day(early.start[i]), day(early.finish[i] - 1)
    if activity.done is not None:
        return Dates(start, finish, start, finish, 0, False)
    slack = least_slack(activity, i, early, late)
    calendar = activity.calendar
    last_start, last_finish = day(calendar.day(late.first[i])), day(calendar.day(late.end[i] - 1))
    return Dates(start, finish, last_start, last_finish, slack, slack <= 0)


def _dates_of_moment(activity: Activity, i: int, early: Early, late: Limits) -> Dates:
    """At the latest a moment stands at the end of a day, also where that is the same instant as the beginning of the
    working day on which it stands at the earliest."""
    earliest = date.fromordinal(early.finish[i] - (i not in early.dawn))
    if activity.done is not None:
        begun = min(earliest, date.fromordinal(early.start[i]))
        return Dates(begun, earliest, begun, earliest, 0, False)
    slack = least_slack(activity, i, early, late)
    same = slack == 0 and i not in early.dawn and late.instant[i] >= early.start[i]
    latest = earliest if same else date.fromordinal(activity.calendar.day(late.first[i] - 1))
    return Dates(earliest, earliest, latest, latest, slack, slack <= 0)


def least_slack(activity: Activity, i: int, early: Early, late: Limits) -> int:
    """The lesser of both slacks. A gate that would have had to be held before its first meeting lacks that one."""
    first, end, floor = late.first[i], late.end[i], activity.calendar.floor
    if floor is not None:
        first, end = max(first, floor - 1), max(end, floor - 1 + activity.duration)
    return min(first - early.first[i], end - early.end[i])

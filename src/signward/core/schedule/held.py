"""An activity that does not finish before a given day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from signward.core.schedule.network import Activity


def hold(activity: Activity, finish: date, today: date) -> Activity:
    """The activity, finishing on that day at the earliest; as it was where it is done or the day has passed."""
    if activity.done is not None or finish < today:
        return activity
    end = activity.calendar.position(finish.toordinal()) + 1
    if activity.started is not None:
        begun = activity.calendar.position(activity.started.toordinal())
        return replace(activity, duration=max(activity.duration, end - begun))
    duration = activity.duration or 1
    floor = activity.calendar.floor
    first = end - duration if floor is None else max(floor, end - duration)
    start = date.fromordinal(activity.calendar.day(first))
    not_before = start if activity.not_before is None else max(start, activity.not_before)
    return replace(activity, duration=duration, not_before=not_before)

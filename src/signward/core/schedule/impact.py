"""What it does to everything else when one activity does not finish before a given day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from signward.core.schedule.network import Activity, Network
from signward.core.schedule.passes import Schedule, schedule


def held_until(network: Network, activity_id: str, finish: date) -> Schedule:
    """The schedule in which the activity finishes on `finish` at the earliest: on its next working day if that is none.

    A moment is taken to come at the end of the day. What is done stays as it is. Raises KeyError for an unknown id.
    """
    if all(activity.id != activity_id for activity in network.activities):
        raise KeyError(activity_id)
    held = [hold(a, finish, network.today) if a.id == activity_id else a for a in network.activities]
    return schedule(replace(network, activities=held))


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

"""The forward pass: from today, and from what is done, the earliest that each activity can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.network import Activity, Edge, Graph, Network


@dataclass(slots=True)
class Early:
    """By index of the activity: positions (`first`, `end`) on its own calendar and instants (`start`, `finish`).

    An activity fills the positions from `first` up to, but not including, `end`. A moment has one instant, at the end
    of a day, or at its beginning where `dawn` says so.
    """

    first: list[int]
    end: list[int]
    start: list[int]
    finish: list[int]
    dawn: set[int] = field(default_factory=set)

    @classmethod
    def empty(cls, size: int) -> Early:
        return cls([0] * size, [0] * size, [0] * size, [0] * size)

    def copy(self) -> Early:
        return Early(self.first[:], self.end[:], self.start[:], self.finish[:], set(self.dawn))


def forward(network: Network, links: Graph) -> Early:
    """The earliest times of all activities."""
    early = Early.empty(len(network.activities))
    run(network, links, early, links.order)
    return early


def run(network: Network, links: Graph, early: Early, order: Iterable[int]) -> None:
    """Places the activities of `order`, whose leaders all stand before them or are placed already."""
    today = network.today.toordinal()
    for i in order:
        activity = network.activities[i]
        try:
            _place(activity, i, early, links.incoming[i], today)
        except ScheduleError as wrong:
            raise wrong.about(activity.id) from None


def bound(edge: Edge, follower: Activity, early: Early) -> int:
    """The first position that the link leaves to the follower. A link to a finish moves the start with it.

    A lag to a gate counts meetings, and its first meeting is the first that can be counted.
    """
    position, floor = reached(edge, follower, early), follower.calendar.floor
    if floor is not None:
        position = max(position, floor)
    return position + edge.lag - (follower.duration if edge.kind in ("FF", "SF") else 0)


def reached(edge: Edge, follower: Activity, early: Early) -> int:
    """Where the leader's end of the link stands on the follower's calendar; on a gate's below its first meeting, its
    floor, where it comes before that."""
    calendar = follower.calendar
    if edge.kind in ("SS", "SF"):
        return calendar.position(early.start[edge.leader])
    finish = early.finish[edge.leader]
    if edge.kind == "FS":
        return calendar.after(finish)
    return calendar.after(finish) + 1 if calendar.wants_papers else calendar.position(finish)


def hold(activity: Activity, today: int) -> int:
    """The first position that today, its own not-before day and its calendar leave to an activity."""
    calendar = activity.calendar
    first = calendar.position(today)
    if activity.not_before is not None:
        first = max(first, calendar.position(activity.not_before.toordinal()))
    floor = calendar.floor
    return first if floor is None else max(first, floor)


def moment_by(edge: Edge, moment: Activity, early: Early) -> tuple[int, int, int, int]:
    """What a link asks of a moment, so that the greatest of all counts: the position; whether a finish fixes the very
    instant (1) or a day is to be opened (0); the instant; whether it is at the end of a day (1)."""
    calendar, lag = moment.calendar, edge.lag
    if edge.kind in ("SS", "SF"):
        position = calendar.position(early.start[edge.leader]) + lag
        return position, 0, calendar.day(position), 0
    finish = early.finish[edge.leader]
    position = calendar.position(finish) + lag
    if lag == 0:
        return position, 1, finish, int(edge.leader not in early.dawn)
    return (position, 1, calendar.day(position - 1) + 1, 1) if lag > 0 else (position, 0, calendar.day(position), 0)


def _place(activity: Activity, i: int, early: Early, incoming: list[Edge], today: int) -> None:
    early.dawn.discard(i)
    if activity.done is not None:
        _place_done(activity, i, early)
    elif not activity.duration:
        _place_moment(activity, i, early, incoming, today)
    elif activity.started is not None:
        _place_started(activity, i, early, incoming, today)
    else:
        _place_open(activity, i, early, incoming, today)


def _place_open(activity: Activity, i: int, early: Early, incoming: list[Edge], today: int) -> None:
    first = hold(activity, today)
    for edge in incoming:
        first = max(first, bound(edge, activity, early))
    end = first + activity.duration
    early.first[i], early.end[i] = first, end
    early.start[i], early.finish[i] = activity.calendar.day(first), activity.calendar.day(end - 1) + 1


def _place_started(activity: Activity, i: int, early: Early, incoming: list[Edge], today: int) -> None:
    """Its start is a fact that no link moves any more; it finishes today at the earliest."""
    assert activity.started is not None  # noqa: S101 - the caller's condition, told to the type checker
    calendar, start = activity.calendar, activity.started.toordinal()
    first = calendar.position(start)
    end = max(first + activity.duration, calendar.position(today) + 1)
    for edge in incoming:
        if edge.kind in ("FF", "SF"):
            end = max(end, bound(edge, activity, early) + activity.duration)
    floor = calendar.floor
    if floor is not None:
        first, end = max(first, floor), max(end, floor + activity.duration)
    early.first[i], early.end[i] = first, end
    early.start[i], early.finish[i] = start, calendar.day(end - 1) + 1


def _place_done(activity: Activity, i: int, early: Early) -> None:
    assert activity.done is not None  # noqa: S101 - the caller's condition, told to the type checker
    calendar, finish = activity.calendar, activity.done.toordinal() + 1
    end = calendar.position(finish)
    if activity.started is not None:
        start = activity.started.toordinal()
    elif activity.duration > 1 and calendar.floor is None:
        start = min(finish - 1, calendar.day(end - activity.duration))
    else:
        start = finish - 1
    early.first[i], early.end[i], early.finish[i] = calendar.position(start), end, finish
    early.start[i] = start if activity.duration or start < finish - 1 else finish


def _place_moment(activity: Activity, i: int, early: Early, incoming: list[Edge], today: int) -> None:
    """A moment stands where the last leader finishes, or opens a day where nothing but today, its own not-before day,
    a start or an overlap holds it. Where its own calendar rests, all of that can be one position: then what finishes
    last counts."""
    calendar = activity.calendar
    held = hold(activity, today)
    best = (held, 0, calendar.day(held), 0)
    for edge in incoming:
        best = max(best, moment_by(edge, activity, early))
    position, fixed, instant, at_end = best
    if fixed and instant <= today:
        at_end, instant = 0, calendar.day(position)
    early.first[i] = early.end[i] = position
    early.start[i] = early.finish[i] = instant
    if not at_end:
        early.dawn.add(i)

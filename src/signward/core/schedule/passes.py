"""Both passes in one call: the earliest and latest days of every activity, its slack, and what drives it.

Times are instants (see `calendars`). A link sets a lower bound on a position in the follower's calendar; the backward
pass inverts exactly that bound, so the two can never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from signward.core.schedule.backward import Limits, backward, place
from signward.core.schedule.forward import Early, bound, forward, hold
from signward.core.schedule.network import Activity, Edge, Graph, Network, graph

_FREE: Final = 366
"""Days beyond every limit, where nothing binds."""


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last day at the earliest and at the latest, both inclusive; slack in days of the own calendar."""

    earliest_start: date
    earliest_finish: date
    latest_start: date
    latest_finish: date
    slack: int
    critical: bool


@dataclass(frozen=True, slots=True)
class Schedule:
    """The answer of both passes: dates by id, and the greatest finish of what does not follow the signature."""

    network: Network
    dates: dict[str, Dates]
    finish: date
    _links: Graph
    _early: Early
    _late: Limits

    def chain(self, activity_id: str) -> tuple[str, ...]:
        """The ids along the driving links up to and with this activity, the origin first.

        The origin is held by nothing but today, a date of its own or something already done. Where several leaders
        hold an activity alike, the one with the least slack is followed.
        """
        ids = [activity.id for activity in self.network.activities]
        at: int | None = ids.index(activity_id)
        walked = []
        while at is not None:
            walked.append(ids[at])
            at = min(self._drivers(at), key=lambda i: self.dates[ids[i]].slack, default=None)
        return tuple(reversed(walked))

    def onward(self, activity_id: str) -> tuple[str, ...]:
        """The ids from this activity along the links that hold its latest dates, up to what the target or a day of its
        own holds. Where several followers hold it alike, the first in the network's order is followed."""
        ids = [activity.id for activity in self.network.activities]
        at: int | None = ids.index(activity_id)
        walked = []
        while at is not None:
            walked.append(ids[at])
            at = self._held_by(at)
        return tuple(walked)

    def free_slack(self, activity_id: str) -> int:
        """How many days of its own calendar it can move, from its earliest dates, without moving any follower."""
        i = next(i for i, activity in enumerate(self.network.activities) if activity.id == activity_id)
        activity, early = self.network.activities[i], self._early
        if activity.done is not None:
            return 0
        if not self._links.outgoing[i]:
            return self.dates[activity_id].slack
        limits = Limits(early.first[:], early.end[:], early.finish[:])
        place(self.network, i, max(early.finish), self._links.outgoing[i], limits)
        return max(0, _least(activity, i, early, limits))

    def _held_by(self, i: int) -> int | None:
        """The follower without which the activity could be later."""
        activity, late = self.network.activities[i], self._late
        target = self.network.target or self.network.today
        free = max(*self._early.finish, target.toordinal(), late.instant[i]) + _FREE
        for edge in self._links.outgoing[i] if activity.done is None else ():
            alone = Limits(late.first[:], late.end[:], late.instant[:])
            place(self.network, i, free, [edge], alone)
            if (alone.end[i], alone.instant[i]) == (late.end[i], late.instant[i]):
                return edge.follower
        return None

    def _drivers(self, i: int) -> list[int]:
        """The undone leaders without whose links the activity would be earlier."""
        activity, early = self.network.activities[i], self._early
        if activity.done is not None:
            return []
        started = activity.started is not None and activity.duration
        incoming = [edge for edge in self._links.incoming[i] if not started or edge.kind in ("FF", "SF")]
        at = early.end[i] - activity.duration if started else early.first[i]
        if not started and hold(activity, self.network.today.toordinal()) >= at:
            return []
        held_by = (edge for edge in incoming if bound(edge, activity, early) >= at)
        return sorted({edge.leader for edge in held_by if not self._is_a_fact(edge)})

    def _is_a_fact(self, edge: Edge) -> bool:
        """Whether the leader's end of the link has happened, so that nothing before it matters any more."""
        leader = self.network.activities[edge.leader]
        started = leader.started is not None and leader.duration > 0 and edge.kind in ("SS", "SF")
        return leader.done is not None or started


def schedule(network: Network) -> Schedule:
    """The dates of every activity. Raises ScheduleError (see `errors`) naming the activities it is about."""
    links = graph(network)
    early = forward(network, links)
    after = _after_signature(network, links)
    late = backward(network, links, early, after)
    dates = {activity.id: _dates(activity, i, early, late) for i, activity in enumerate(network.activities)}
    ends = (dates[a.id].earliest_finish for i, a in enumerate(network.activities) if i not in after)
    return Schedule(network, dates, max(ends, default=network.today), links, early, late)


def _after_signature(network: Network, links: Graph) -> set[int]:
    """Everything that follows the signature, directly or not."""
    if network.signature is None:
        return set()
    reached: set[int] = set()
    front = [i for i, activity in enumerate(network.activities) if activity.id == network.signature]
    while front:
        for edge in links.outgoing[front.pop()]:
            if edge.follower not in reached:
                reached.add(edge.follower)
                front.append(edge.follower)
    return reached


def _dates(activity: Activity, i: int, early: Early, late: Limits) -> Dates:
    day = date.fromordinal
    if not activity.duration:
        return _dates_of_moment(activity, i, early, late)
    start, finish = day(early.start[i]), day(early.finish[i] - 1)
    if activity.done is not None:
        return Dates(start, finish, start, finish, 0, False)
    slack = _least(activity, i, early, late)
    calendar = activity.calendar
    last_start, last_finish = day(calendar.day(late.first[i])), day(calendar.day(late.end[i] - 1))
    return Dates(start, finish, last_start, last_finish, slack, slack <= 0)


def _dates_of_moment(activity: Activity, i: int, early: Early, late: Limits) -> Dates:
    """At the latest a moment stands at the end of a day, also where that is the same instant as the beginning of the
    working day on which it stands at the earliest."""
    earliest = date.fromordinal(early.start[i] - (i not in early.dawn))
    if activity.done is not None:
        return Dates(earliest, earliest, earliest, earliest, 0, False)
    slack = _least(activity, i, early, late)
    same = slack == 0 and i not in early.dawn and late.instant[i] >= early.start[i]
    latest = earliest if same else date.fromordinal(activity.calendar.day(late.first[i] - 1))
    return Dates(earliest, earliest, latest, latest, slack, slack <= 0)


def _least(activity: Activity, i: int, early: Early, late: Limits) -> int:
    """The lesser of both slacks. A gate that would have had to be held before its first meeting lacks that one."""
    first, end, floor = late.first[i], late.end[i], activity.calendar.floor
    if floor is not None:
        first, end = max(first, floor - 1), max(end, floor - 1 + activity.duration)
    return min(first - early.first[i], end - early.end[i])

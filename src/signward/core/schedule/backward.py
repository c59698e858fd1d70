"""The backward pass: the latest that each activity can be without delaying anything, the target included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from signward.core.schedule.calendars import FAR
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.forward import Early, run
from signward.core.schedule.network import Activity, Edge, Graph, Network


@dataclass(slots=True)
class Limits:
    """By index: the positions that an activity may fill at most, and the instant that a moment may have at most."""

    first: list[int]
    end: list[int]
    instant: list[int]

    def copy(self) -> Limits:
        return Limits(self.first[:], self.end[:], self.instant[:])


def backward(network: Network, links: Graph, early: Early) -> Limits:
    """The latest times of all activities; for a moment `instant`, and its position on its own calendar."""
    size = len(network.activities)
    late = Limits([0] * size, [0] * size, [0] * size)
    run_back(network, links, early, late, reversed(links.order))
    return late


def run_back(network: Network, links: Graph, early: Early, late: Limits, order: Iterable[int]) -> None:
    """Sets the latest times of the activities of `order`, whose followers stand before them or are known already."""
    end, last = _ends(network, links, early)
    for i in order:
        activity = network.activities[i]
        try:
            place(network, i, last if i in links.after_signature else end, links.outgoing[i], late)
        except ScheduleError as wrong:
            raise wrong.about(activity.id) from None
        if activity.done is not None:
            late.first[i], late.end[i], late.instant[i] = early.first[i], early.end[i], early.finish[i]


def _ends(network: Network, links: Graph, early: Early) -> tuple[int, int]:
    """The instants by which everything before, and after, the signature is over."""
    after = links.after_signature
    before = (i for i in links.order if i not in after)
    end = network.target.toordinal() + 1 if network.target else max((early.finish[i] for i in before), default=FAR)
    return end, _last_finish_after_signature(network, links, early, end) if after else end


def place(network: Network, i: int, limit: int, outgoing: Iterable[Edge], late: Limits) -> None:
    """Sets the latest times of one activity, whose followers' are known already."""
    activity = network.activities[i]
    if activity.not_after is not None:
        limit = min(limit, activity.not_after.toordinal() + 1)
    start_limit = FAR
    for edge in outgoing:
        follower = network.activities[edge.follower]
        if not _binds(edge, follower):
            continue
        if edge.kind in ("FS", "FF"):
            limit = min(limit, _latest(edge, follower, late))
        else:
            start_limit = min(start_limit, _latest(edge, follower, late))
    _fit(activity, i, limit, start_limit, late)


def _fit(activity: Activity, i: int, limit: int, start_limit: int, late: Limits) -> None:
    """The last positions that finish by `limit` and start by `start_limit`."""
    calendar = activity.calendar
    if not activity.duration:
        late.instant[i] = min(limit, start_limit)
        late.first[i] = late.end[i] = calendar.position(late.instant[i])
        return
    end = calendar.position(limit)
    if start_limit != FAR and activity.started is None:
        end = min(end, calendar.position(start_limit + 1) - 1 + activity.duration)
    late.first[i], late.end[i] = end - activity.duration, end


def _binds(edge: Edge, follower: Activity) -> bool:
    """What is done waits for nothing any more; what has started can only be held at its finish."""
    if follower.done is not None:
        return False
    return follower.started is None or not follower.duration or edge.kind in ("FF", "SF")


def _latest(edge: Edge, follower: Activity, late: Limits) -> int:
    """The latest instant of the leader's end of the link at which the forward rule does not delay the follower."""
    calendar, j = follower.calendar, edge.follower
    if not follower.duration:
        if edge.lag == 0 and edge.kind in ("FS", "FF"):
            return late.instant[j]
        return calendar.bound(late.first[j] - edge.lag)
    if edge.kind == "FS":
        return calendar.ready(late.first[j] - edge.lag)
    if edge.kind == "SS":
        return calendar.bound(late.first[j] - edge.lag)
    if edge.kind == "FF" and calendar.wants_papers:
        return calendar.ready(late.end[j] - 1 - edge.lag)
    return calendar.bound(late.end[j] - edge.lag)


def _last_finish_after_signature(network: Network, links: Graph, early: Early, end: int) -> int:
    """Where what follows the signature would end, were it signed as late as the target allows.

    The target binds nothing after signature, and what comes after does not press on the signature.
    """
    delayed = early.copy()
    for i, activity in enumerate(network.activities):
        if activity.id == network.signature and activity.done is None and end > early.finish[i]:
            _delay(activity, i, end, delayed)
    run(network, links, delayed, [i for i in links.order if i in links.after_signature])
    return max(delayed.finish[i] for i in links.after_signature)


def _delay(activity: Activity, i: int, end: int, delayed: Early) -> None:
    calendar = activity.calendar
    delayed.end[i] = calendar.position(end)
    delayed.first[i] = delayed.end[i] - activity.duration
    if activity.duration:
        delayed.start[i], delayed.finish[i] = calendar.day(delayed.first[i]), calendar.day(delayed.end[i] - 1) + 1
    else:
        delayed.start[i] = delayed.finish[i] = end
        delayed.dawn.discard(i)

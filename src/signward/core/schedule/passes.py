"""Both passes in one call: the earliest and latest days of every activity, its slack, and what drives it.

Times are instants (see `calendars`). A link sets a lower bound on a position in the follower's calendar; the backward
pass inverts exactly that bound, so the two can never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from signward.core.schedule.backward import Limits, backward, place
from signward.core.schedule.dates import Dates, dates_of, least_slack
from signward.core.schedule.forward import Early, bound, forward, hold, moment_by, reached
from signward.core.schedule.network import Edge, Graph, Network, graph

FREE: Final = 366
"""Days beyond every limit, where nothing binds."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The answer of both passes: dates by id. `links`, `early` and `late` are what they were read off."""

    network: Network
    dates: dict[str, Dates]
    links: Graph
    early: Early
    late: Limits

    @property
    def finish(self) -> date:
        """The greatest finish of what does not follow the signature."""
        before = (a.id for i, a in enumerate(self.network.activities) if i not in self.links.after_signature)
        return max((self.dates[i].earliest_finish for i in before), default=self.network.today)

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
        activity, early = self.network.activities[i], self.early
        if activity.done is not None:
            return 0
        if not self.links.outgoing[i]:
            return self.dates[activity_id].slack
        limits = Limits(early.first[:], early.end[:], early.finish[:])
        place(self.network, i, max(early.finish), self.links.outgoing[i], limits)
        return max(0, least_slack(activity, i, early, limits))

    def _held_by(self, i: int) -> int | None:
        """The follower without which the activity could be later."""
        activity, late = self.network.activities[i], self.late
        target = self.network.target or self.network.today
        free = max(*self.early.finish, target.toordinal(), late.instant[i]) + FREE
        for edge in self.links.outgoing[i] if activity.done is None else ():
            alone = late.copy()
            place(self.network, i, free, [edge], alone)
            if (alone.end[i], alone.instant[i]) == (late.end[i], late.instant[i]):
                return edge.follower
        return None

    def _drivers(self, i: int) -> list[int]:
        """The undone leaders without whose links the activity would be earlier."""
        activity = self.network.activities[i]
        if activity.done is not None:
            return []
        held_by = (self._closing(i) if not activity.duration else []) or self._pushing(i)
        return sorted({edge.leader for edge in held_by if not self._is_a_fact(edge)})

    def _closing(self, i: int) -> list[Edge]:
        """The links to a moment that ask for the very instant at which it stands.

        Its position would not do: where its own calendar rests, a week or a freeze is one instant, and a leader that
        finishes in it first does not decide.
        """
        moment, at = self.network.activities[i], (self.early.first[i], 1, self.early.finish[i])
        return [edge for edge in self.links.incoming[i] if moment_by(edge, moment, self.early)[:3] == at]

    def _pushing(self, i: int) -> list[Edge]:
        """The links that set the position of an activity; none where today or its own not-before day does, and none
        that only counts meetings from a gate's first one: however early its leader, that would not come earlier."""
        activity, early = self.network.activities[i], self.early
        started = activity.started is not None and activity.duration
        incoming = [edge for edge in self.links.incoming[i] if not started or edge.kind in ("FF", "SF")]
        at = early.end[i] - activity.duration if started else early.first[i]
        if not started and hold(activity, self.network.today.toordinal()) >= at:
            return []
        floor = activity.calendar.floor
        if floor is not None:
            incoming = [edge for edge in incoming if reached(edge, activity, early) >= floor]
        return [edge for edge in incoming if bound(edge, activity, early) >= at]

    def _is_a_fact(self, edge: Edge) -> bool:
        """Whether the leader's end of the link has happened, so that nothing before it matters any more."""
        leader = self.network.activities[edge.leader]
        started = leader.started is not None and leader.duration > 0 and edge.kind in ("SS", "SF")
        return leader.done is not None or started


def schedule(network: Network) -> Schedule:
    """The dates of every activity. Raises ScheduleError (see `errors`) naming the activities it is about."""
    links = graph(network)
    early = forward(network, links)
    late = backward(network, links, early)
    dates = {activity.id: dates_of(activity, i, early, late) for i, activity in enumerate(network.activities)}
    return Schedule(network, dates, links, early, late)

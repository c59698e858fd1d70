"""The backward pass over a whole block of trials: the rules of `schedule.backward`, a column of numbers at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from signward.core.risk.earliest import Ground
from signward.core.risk.ticks import Column, Ticks, earlier
from signward.core.schedule.network import Activity, Edge


class _Latest:
    """By index, a column each: the `first` position that an activity may fill at most; of moments also the latest
    `instant`. What a follower leaves to all leaders of one calendar is looked up once."""

    def __init__(self, ground: Ground, lengths: list[Column]) -> None:
        self._ground, self._lengths = ground, lengths
        self.first: list[Column] = [0] * len(lengths)
        self.instant: dict[int, Column] = {}
        self._seen: dict[tuple[int, Ticks, str, int], Column] = {}

    def allowed(self, edge: Edge, there: Ticks) -> Column:
        """The position on another calendar at which a leader may end, or begin, for the link."""
        key = (edge.follower, there, edge.kind, edge.lag)
        if key not in self._seen:
            self._seen[key] = self._allowed(edge, there)
        return self._seen[key]

    def _allowed(self, edge: Edge, there: Ticks) -> Column:
        if edge.follower in self.instant:
            instant = self.instant_allowed(edge)
            return there.position(instant) if edge.kind in ("FS", "FF") else there.position(instant + 1) - 1
        here, crossings, position = self._ground.ticks[edge.follower], self._ground.crossings, self.position(edge)
        if edge.kind in ("SS", "SF"):
            return crossings.by_day(here, there, position)
        if edge.kind == "FF" and not here.wants_papers:
            return crossings.same_day(here, there, position)
        return crossings.ready(here, there, position)

    def instant_allowed(self, edge: Edge) -> Column:
        """The same as an instant."""
        j, tick = edge.follower, self._ground.ticks[edge.follower]
        if j in self.instant:
            same = edge.lag == 0 and edge.kind in ("FS", "FF")
            return self.instant[j] if same else tick.day(self.first[j] - edge.lag)
        papers = edge.kind == "FS" or (edge.kind == "FF" and tick.wants_papers)
        return tick.ready(self.position(edge)) if papers else tick.day(self.position(edge))

    def position(self, edge: Edge) -> Column:
        """The position on the follower's calendar that the link speaks of, its lag taken off."""
        j, lag = edge.follower, edge.lag
        if edge.kind == "FF" and self._ground.ticks[j].wants_papers:
            lag += 1
        position = self.first[j] if edge.kind in ("FS", "SS") else self.first[j] + self._lengths[j]
        return position - lag if lag else position


class _Bounds:
    """What binds an activity besides its links: the common limit, and its own not-after day."""

    def __init__(self, ground: Ground, limit: Column, own_limits: bool) -> None:
        self._ground, self._limit, self._own = ground, limit, own_limits
        self._ends: dict[Ticks, Column] = {}

    def limit(self, i: int) -> Column:
        """The latest instant."""
        day = self._ground.network.activities[i].not_after if self._own else None
        return self._limit if day is None else earlier(self._limit, self._ground.stretch.instant(day.toordinal() + 1))

    def end(self, i: int) -> Column:
        """The same as a position on the own calendar, looked up once a calendar."""
        tick = self._ground.ticks[i]
        if self._own and self._ground.network.activities[i].not_after is not None:
            return tick.position(self.limit(i))
        if tick not in self._ends:
            self._ends[tick] = tick.position(self._limit)
        return self._ends[tick]


def latest(
    ground: Ground, lengths: list[Column], limit: Column, wanted: set[int], *, own_limits: bool
) -> Iterator[tuple[int, Column]]:  # fmt: skip
    """The `wanted` activities (with everything that follows them) from the last to the first, each with the position
    on its own calendar at which it may end at most if all is over by `limit`.

    `limit` is an instant. `own_limits`: whether not-after days of milestones bind too. Work takes as long at the latest
    as at the earliest, so the difference of its ends is its slack.
    """
    late, bounds = _Latest(ground, lengths), _Bounds(ground, limit, own_limits)
    for i in reversed(ground.links.order):
        if i in wanted:
            edges = [e for e in ground.links.outgoing[i] if e.follower in wanted and _binds(ground, e)]
            yield (
                i,
                _moment(ground, i, edges, bounds, late)
                if i in ground.moments
                else _place(ground, i, lengths[i], edges, bounds, late),
            )


def _moment(ground: Ground, i: int, edges: list[Edge], bounds: _Bounds, late: _Latest) -> Column:
    late.instant[i] = reduce(earlier, [late.instant_allowed(edge) for edge in edges], bounds.limit(i))
    late.first[i] = ground.ticks[i].position(late.instant[i])
    return late.first[i]


def _place(
    ground: Ground, i: int, length: Column, edges: list[Edge], bounds: _Bounds, late: _Latest
) -> Column:  # fmt: skip
    movable = ground.network.activities[i].started is None
    tick, ends = ground.ticks[i], [bounds.end(i)]
    for edge in edges:
        if edge.kind in ("SS", "SF") and not movable:
            continue
        near = ground.ticks[edge.follower] is tick and not tick.wants_papers and edge.follower not in ground.moments
        allowed = late.position(edge) if near else late.allowed(edge, tick)
        ends.append(allowed + length if edge.kind in ("SS", "SF") else allowed)
    end = reduce(earlier, ends)
    late.first[i] = end - length
    return end


def _binds(ground: Ground, edge: Edge) -> bool:
    follower: Activity = ground.network.activities[edge.follower]
    if follower.done is not None:
        return False
    return follower.started is None or edge.follower in ground.moments or edge.kind in ("FF", "SF")

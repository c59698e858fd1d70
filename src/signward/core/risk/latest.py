"""The backward pass over a whole block of trials: the rules of `schedule.backward`, a column of numbers at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from signward.core.risk.earliest import Earliest, Ground
from signward.core.risk.ticks import NEVER, Column
from signward.core.schedule.network import Activity, Edge


@dataclass(slots=True)
class Latest:
    """By index, a column each: the positions that an activity may fill at most, and a moment's latest instant."""

    first: list[Column]
    end: list[Column]
    instant: list[Column]


class Bounds:
    """What binds an activity besides its links: the common limit, and its own not-after day."""

    def __init__(self, ground: Ground, limit: Column, wanted: set[int], own_limits: bool) -> None:
        self.wanted = wanted
        self._ground, self._limit, self._own = ground, limit, own_limits
        self._ends: dict[int, Column] = {}

    def limit(self, i: int) -> Column:
        """The latest instant."""
        day = self._ground.network.activities[i].not_after if self._own else None
        return (
            self._limit if day is None else np.minimum(self._limit, self._ground.stretch.instant(day.toordinal() + 1))
        )

    def of(self, i: int) -> tuple[Column, Column]:
        """The same as a position on the own calendar, looked up once a calendar; and NEVER, as no link binds yet."""
        tick, day = self._ground.ticks[i], self._ground.network.activities[i].not_after
        if self._own and day is not None:
            return tick.position(self.limit(i)), NEVER
        if id(tick) not in self._ends:
            self._ends[id(tick)] = tick.position(self._limit)
        return self._ends[id(tick)], NEVER


def latest(ground: Ground, lengths: list[Column], limit: Column, wanted: set[int], *, own_limits: bool) -> Latest:
    """The latest times of the `wanted` activities (with everything that follows them) if all is over by `limit`.

    `limit` is an instant. `own_limits`: whether not-after days of milestones bind too.
    """
    size = len(lengths)
    late, bounds = Latest([0] * size, [0] * size, [0] * size), Bounds(ground, limit, wanted, own_limits)
    for i in reversed(ground.links.order):
        if i in wanted:
            _place(ground, i, lengths[i], bounds, late)
    return late


def slack_sign(ground: Ground, i: int, early: Earliest, late: Latest) -> Column:
    """A number that has the sign of the slack: below 0 where it is negative, 0 where there is none."""
    by_end = late.end[i] - early.end[i]
    if ground.network.activities[i].started is not None or i in ground.moments:
        return by_end
    return np.minimum(by_end, late.first[i] - early.first[i])


def _place(ground: Ground, i: int, length: Column, bounds: Bounds, late: Latest) -> None:
    """Links within one calendar are counted in its positions, those between calendars as instants."""
    activity, tick = ground.network.activities[i], ground.ticks[i]
    end, limit = bounds.of(i)
    start_limit: Column = NEVER
    for edge in ground.links.outgoing[i]:
        if edge.follower not in bounds.wanted or not _binds(ground, edge):
            continue
        same = ground.ticks[edge.follower] is tick and not tick.wants_papers
        if same and i not in ground.moments and edge.follower not in ground.moments:
            end = np.minimum(end, _position_allowed(edge, length, activity.started is None, late))
        elif edge.kind in ("FS", "FF"):
            limit = np.minimum(limit, _allowed(ground, edge, late))
        else:
            start_limit = np.minimum(start_limit, _allowed(ground, edge, late))
    if i in ground.moments:
        late.instant[i] = np.minimum(np.minimum(bounds.limit(i), limit), start_limit)
        late.first[i] = late.end[i] = tick.position(late.instant[i])
        return
    if limit is not NEVER:
        end = np.minimum(end, tick.position(limit))
    if start_limit is not NEVER and activity.started is None:
        end = np.minimum(end, tick.position(start_limit + 1) - 1 + length)
    late.first[i], late.end[i] = end - length, end


def _position_allowed(edge: Edge, length: Column, movable: bool, late: Latest) -> Column:
    """Where an activity may end for a follower on the same calendar."""
    if edge.kind == "FS":
        return late.first[edge.follower] - edge.lag if edge.lag else late.first[edge.follower]
    if edge.kind == "FF":
        return late.end[edge.follower] - edge.lag
    if not movable:
        return NEVER
    ends = late.first[edge.follower] if edge.kind == "SS" else late.end[edge.follower]
    return ends + (length - edge.lag)


def _binds(ground: Ground, edge: Edge) -> bool:
    follower: Activity = ground.network.activities[edge.follower]
    if follower.done is not None:
        return False
    return follower.started is None or edge.follower in ground.moments or edge.kind in ("FF", "SF")


def _allowed(ground: Ground, edge: Edge, late: Latest) -> Column:
    tick, j = ground.ticks[edge.follower], edge.follower
    if j in ground.moments:
        if edge.lag == 0 and edge.kind in ("FS", "FF"):
            return late.instant[j]
        return tick.day(late.first[j] - edge.lag)
    if edge.kind == "FS":
        return tick.ready(late.first[j] - edge.lag)
    if edge.kind == "SS":
        return tick.day(late.first[j] - edge.lag)
    if edge.kind == "FF" and tick.wants_papers:
        return tick.ready(late.end[j] - 1 - edge.lag)
    return tick.day(late.end[j] - edge.lag)

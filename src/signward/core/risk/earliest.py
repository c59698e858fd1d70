"""The forward pass over a whole block of trials: the rules of `schedule.forward`, a column of numbers at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from signward.core.risk.ticks import Column, Crossings, Stretch, Ticks, later
from signward.core.schedule.network import Activity, Edge, Graph, Network

Wide = NDArray[np.int64]
_PLACE: Final = 20
"""Bits for an instant and its half when a moment compares them in one number: 700 years and more."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all trials have in common, by index of the activity.

    `moments` take no time, `fleeting` work takes none in some trials. `promised` is the first position at which an
    activity may end, `held` the first at which it may begin.
    """

    network: Network
    links: Graph
    stretch: Stretch
    ticks: list[Ticks]
    today: int
    moments: frozenset[int]
    fleeting: frozenset[int]
    promised: Mapping[int, int]
    held: list[int]
    crossings: Crossings = field(default_factory=Crossings)


class Earliest:
    """By index, a column each: the position on its own calendar at which an activity may `end`.

    The instants `start` and `finish` are kept of those alone whose instants do not follow from their positions: what is
    done or runs, and moments. `late_in_day` of moments is 1 where it stands at the end of a day and 0 where it opens
    one. Positions on another calendar cost a look-up, so each is looked up once.
    """

    def __init__(self, ground: Ground, lengths: list[Column]) -> None:
        """`lengths` are whole working days by index."""
        self.ground = ground
        self.lengths = lengths
        self.end: list[Column] = [0] * len(lengths)
        self.start: dict[int, Column] = {}
        self.finish: dict[int, Column] = {}
        self.late_in_day: dict[int, Column] = {}
        self._seen: dict[tuple[int, Ticks, str], Column] = {}

    def but(self, changed: Mapping[int, Column], ground: Ground | None = None) -> Earliest:
        """A copy with some other lengths, or on another ground; what that changes is to be placed again."""
        lengths = [changed.get(i, length) for i, length in enumerate(self.lengths)]
        made = Earliest(ground or self.ground, lengths)
        made.end, made.start, made.finish = self.end[:], dict(self.start), dict(self.finish)
        made.late_in_day, made._seen = dict(self.late_in_day), dict(self._seen)
        return made

    def forget(self, redone: Collection[int]) -> None:
        """Drops what was looked up of activities that are to be placed again."""
        self._seen = {key: column for key, column in self._seen.items() if key[0] not in redone}

    def finished(self, i: int) -> Column:
        """The instant at which it is over."""
        return self.finish[i] if i in self.finish else self.ground.ticks[i].over(self.end[i])

    def begun(self, i: int, there: Ticks) -> Column:
        """The position of a start on a calendar."""
        return self._look(i, there, "begun")

    def over(self, i: int, there: Ticks) -> Column:
        """The position of a finish on a calendar."""
        return self.end[i] if self.ground.ticks[i] is there else self._look(i, there, "over")

    def after(self, i: int, there: Ticks) -> Column:
        """The first position that can follow a finish."""
        return self._look(i, there, "after") if there.wants_papers else self.over(i, there)

    def _look(self, i: int, there: Ticks, how: str) -> Column:
        key = (i, there, how)
        if key not in self._seen:
            self._seen[key] = self._looked_up(i, there, how)
        return self._seen[key]

    def _looked_up(self, i: int, there: Ticks, how: str) -> Column:
        here, crossings = self.ground.ticks[i], self.ground.crossings
        if how == "begun":
            if i in self.start:
                return there.position(self.start[i])
            first = self.end[i] - self.lengths[i]
            return first if here is there else crossings.same_day(here, there, first)
        if i in self.finish:
            return there.after(self.finish[i]) if how == "after" else there.position(self.finish[i])
        crossed = crossings.after if how == "after" else crossings.over
        return crossed(here, there, self.end[i])


def earliest(ground: Ground, lengths: list[Column]) -> Earliest:
    """The earliest times of all activities."""
    early = Earliest(ground, lengths)
    place(ground, early, ground.links.order)
    return early


def place(ground: Ground, early: Earliest, order: Iterable[int]) -> None:
    """Places the activities of `order`, whose leaders all stand before them or are placed already."""
    for i in order:
        activity = ground.network.activities[i]
        if activity.done is not None:
            _done(ground, i, activity, early)
        elif i in ground.moments:
            _moment(ground, i, early)
        elif activity.started is not None:
            _started(ground, i, activity, early)
        else:
            _open(ground, i, early)


def _open(ground: Ground, i: int, early: Earliest) -> None:
    tick, length = ground.ticks[i], early.lengths[i]
    bounds: list[Column] = [ground.held[i]]
    bounds += [_bound(edge, tick, length, early) for edge in ground.links.incoming[i]]
    if i in ground.promised:
        bounds.append(ground.promised[i] - length)
    early.end[i] = reduce(later, bounds) + length
    if i in ground.fleeting:
        early.finish[i] = later(tick.over(early.end[i]), ground.today)


def _started(ground: Ground, i: int, activity: Activity, early: Earliest) -> None:
    assert activity.started is not None  # noqa: S101 - the caller's condition, told to the type checker
    tick, start, length = ground.ticks[i], ground.stretch.instant(activity.started.toordinal()), early.lengths[i]
    first = max(int(tick.position(start)), tick.floor)
    end = later(first + length, max(int(tick.position(ground.today)) + 1, ground.promised.get(i, 0)))
    for edge in ground.links.incoming[i]:
        if edge.kind in ("FF", "SF"):
            end = later(end, _bound(edge, tick, length, early) + length)
    early.end[i], early.start[i] = end, start


def _done(ground: Ground, i: int, activity: Activity, early: Earliest) -> None:
    assert activity.done is not None  # noqa: S101 - the caller's condition, told to the type checker
    tick, finish = ground.ticks[i], ground.stretch.instant(activity.done.toordinal() + 1)
    end = int(tick.position(finish))
    if activity.started is not None:
        start = ground.stretch.instant(activity.started.toordinal())
    elif activity.duration > 1 and activity.calendar.floor is None:
        start = min(finish - 1, int(tick.day(end - activity.duration)))
    else:
        start = finish - 1
    early.end[i] = end
    early.start[i], early.finish[i] = (start if activity.duration or start < finish - 1 else finish), finish
    if i in ground.moments:
        early.late_in_day[i] = 1


def _moment(ground: Ground, i: int, early: Earliest) -> None:
    """The order of `schedule.forward.moment_by`, compared as one number."""
    tick, held = ground.ticks[i], ground.held[i]
    bounds = [_moment_by(edge, tick, early) for edge in ground.links.incoming[i]]
    best = reduce(np.maximum, bounds, _ranked(held, 0, tick.day(held), 0))
    position, fixed = (best >> (_PLACE + 2)).astype(np.int32), (best >> (_PLACE + 1)) & 1
    instant, at_end = ((best >> 1) & ((1 << _PLACE) - 1)).astype(np.int32), (best & 1).astype(np.int32)
    opens = (fixed == 1) & (instant <= ground.today)
    early.end[i] = position
    early.late_in_day[i] = np.where(opens, np.int32(0), at_end)
    early.start[i] = early.finish[i] = np.where(opens, tick.day(position), instant)


def _moment_by(edge: Edge, tick: Ticks, early: Earliest) -> Wide:
    if edge.kind in ("SS", "SF"):
        position = early.begun(edge.leader, tick) + edge.lag
        return _ranked(position, 0, tick.day(position), 0)
    finish = early.finished(edge.leader)
    position = early.over(edge.leader, tick) + edge.lag
    if edge.lag == 0:
        return _ranked(position, 1, finish, early.late_in_day.get(edge.leader, 1))
    if edge.lag > 0:
        return _ranked(position, 1, tick.over(position), 1)
    return _ranked(position, 0, tick.day(position), 0)


def _ranked(position: Column, fixed: int, instant: Column, at_end: Column) -> Wide:
    ranked: Wide = np.left_shift(position, _PLACE + 2, dtype=np.int64) | (fixed << (_PLACE + 1))
    return ranked | np.left_shift(np.minimum(instant, (1 << _PLACE) - 1), 1, dtype=np.int64) | at_end


def _bound(edge: Edge, tick: Ticks, length: Column, early: Earliest) -> Column:
    """The first position that a link leaves to its follower."""
    reached, lag = _reached(edge, tick, early), edge.lag
    if lag > 0 and tick.floor:  # a lag to a gate counts from its first meeting on; without one, `held` sees to that
        reached = later(reached, tick.floor)
    if edge.kind in ("FF", "SF"):
        return reached + (lag - length)
    return reached + lag if lag else reached


def _reached(edge: Edge, tick: Ticks, early: Earliest) -> Column:
    if edge.kind in ("SS", "SF"):
        return early.begun(edge.leader, tick)
    if edge.kind == "FS":
        return early.after(edge.leader, tick)
    return early.after(edge.leader, tick) + 1 if tick.wants_papers else early.over(edge.leader, tick)

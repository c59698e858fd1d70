"""The forward pass over a whole block of trials: the rules of `schedule.forward`, a column of numbers at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Final

import numpy as np

from signward.core.risk.ticks import Column, Stretch, Ticks
from signward.core.schedule.network import Activity, Edge, Graph, Network

_PLACE: Final = 20
"""Bits for an instant and its half when a moment compares them in one number: 700 years and more."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all trials have in common, by index of the activity.

    `moments` take no time, `fleeting` work takes none in some trials. `promised` is the first position at which an
    activity may end.
    """

    network: Network
    links: Graph
    stretch: Stretch
    ticks: list[Ticks]
    today: int
    moments: frozenset[int]
    fleeting: frozenset[int]
    promised: Mapping[int, int]


class Earliest:
    """By index, a column each: positions `first` and `end` on the own calendar, instants `start` (None where it is the
    day of `first`) and `finish`.

    `late_in_day` of moments is 1 where it stands at the end of a day and 0 where it opens one. Positions on another
    calendar cost a look-up, so each is looked up once.
    """

    def __init__(self, ground: Ground) -> None:
        size = len(ground.ticks)
        self._ticks = ground.ticks
        self.first: list[Column] = [0] * size
        self.end: list[Column] = [0] * size
        self.start: list[Column | None] = [None] * size
        self.finish: list[Column] = [0] * size
        self.late_in_day: dict[int, Column] = {}
        self._seen: dict[tuple[int, int, str], Column] = {}

    def but(self, redone: Collection[int]) -> Earliest:
        """A copy in which those activities are still to be placed."""
        made = copy(self)
        made.first, made.end, made.start, made.finish = self.first[:], self.end[:], self.start[:], self.finish[:]
        made.late_in_day = dict(self.late_in_day)
        made._seen = {key: column for key, column in self._seen.items() if key[0] not in redone}
        return made

    def begun(self, i: int, tick: Ticks) -> Column:
        """The position of a start on a calendar."""
        return self.first[i] if self._ticks[i] is tick else self._look(i, tick, "begun")

    def over(self, i: int, tick: Ticks) -> Column:
        """The position of a finish on a calendar."""
        return self.end[i] if self._ticks[i] is tick else self._look(i, tick, "over")

    def after(self, i: int, tick: Ticks) -> Column:
        """The first position that can follow a finish."""
        return self._look(i, tick, "after") if tick.wants_papers else self.over(i, tick)

    def _look(self, i: int, tick: Ticks, how: str) -> Column:
        key = (i, id(tick), how)
        if key not in self._seen:
            instant = self._start(i) if how == "begun" else self.finish[i]
            self._seen[key] = tick.after(instant) if how == "after" else tick.position(instant)
        return self._seen[key]

    def _start(self, i: int) -> Column:
        start = self.start[i]
        return self._ticks[i].day(self.first[i]) if start is None else start


def earliest(ground: Ground, lengths: list[Column]) -> Earliest:
    """The earliest times of all activities, `lengths` in whole working days by index."""
    early = Earliest(ground)
    place(ground, lengths, early, ground.links.order)
    return early


def place(ground: Ground, lengths: list[Column], early: Earliest, order: Iterable[int]) -> None:
    """Places the activities of `order`, whose leaders all stand before them or are placed already."""
    for i in order:
        activity = ground.network.activities[i]
        if activity.done is not None:
            _done(ground, i, activity, lengths, early)
        elif i in ground.moments:
            _moment(ground, i, activity, early)
        elif activity.started is not None:
            _started(ground, i, activity, lengths[i], early)
        else:
            _open(ground, i, activity, lengths[i], early)


def _open(ground: Ground, i: int, activity: Activity, length: Column, early: Earliest) -> None:
    tick = ground.ticks[i]
    first: Column = _hold(ground, i, activity)
    if i in ground.promised:
        first = np.maximum(first, ground.promised[i] - length)
    for edge in ground.links.incoming[i]:
        first = np.maximum(first, _bound(edge, tick, length, early))
    end = first + length
    finish = tick.day(end - 1) + 1
    early.first[i], early.end[i], early.start[i] = first, end, None
    early.finish[i] = np.maximum(finish, ground.today) if i in ground.fleeting else finish


def _started(ground: Ground, i: int, activity: Activity, length: Column, early: Earliest) -> None:
    assert activity.started is not None  # noqa: S101 - the caller's condition, told to the type checker
    tick, start = ground.ticks[i], ground.stretch.instant(activity.started.toordinal())
    first = max(int(tick.position(start)), tick.floor)
    end = np.maximum(first + length, max(int(tick.position(ground.today)) + 1, ground.promised.get(i, 0)))
    for edge in ground.links.incoming[i]:
        if edge.kind in ("FF", "SF"):
            end = np.maximum(end, _bound(edge, tick, length, early) + length)
    early.first[i], early.end[i], early.start[i], early.finish[i] = first, end, start, tick.day(end - 1) + 1


def _done(ground: Ground, i: int, activity: Activity, lengths: list[Column], early: Earliest) -> None:
    assert activity.done is not None  # noqa: S101 - the caller's condition, told to the type checker
    tick, finish = ground.ticks[i], ground.stretch.instant(activity.done.toordinal() + 1)
    end = int(tick.position(finish))
    if activity.started is not None:
        start = ground.stretch.instant(activity.started.toordinal())
    elif activity.duration > 1 and activity.calendar.floor is None:
        start = min(finish - 1, int(tick.day(end - activity.duration)))
    else:
        start = finish - 1
    early.first[i], early.end[i] = int(tick.position(start)), end
    early.start[i], early.finish[i] = (start if activity.duration else finish), finish
    if i in ground.moments:
        early.late_in_day[i] = 1


def _moment(ground: Ground, i: int, activity: Activity, early: Earliest) -> None:
    """Position, then the end of a day before its beginning, then the instant: compared as one number."""
    tick, held = ground.ticks[i], _hold(ground, i, activity)
    best: Column = _ranked(held, 0, tick.day(held))
    for edge in ground.links.incoming[i]:
        best = np.maximum(best, _moment_by(edge, tick, early))
    position = best >> (_PLACE + 1)
    at_end, instant = (best >> _PLACE) & 1, best & ((1 << _PLACE) - 1)
    opens = (at_end == 1) & (instant <= ground.today)
    at_end, instant = np.where(opens, 0, at_end), np.where(opens, tick.day(position), instant)
    early.first[i] = early.end[i] = position
    early.start[i] = early.finish[i] = instant
    early.late_in_day[i] = at_end


def _moment_by(edge: Edge, tick: Ticks, early: Earliest) -> Column:
    if edge.kind in ("SS", "SF"):
        position = early.begun(edge.leader, tick) + edge.lag
        return _ranked(position, 0, tick.day(position))
    finish = early.finish[edge.leader]
    position = early.over(edge.leader, tick) + edge.lag
    if edge.lag == 0:
        return _ranked(position, early.late_in_day.get(edge.leader, 1), finish)
    if edge.lag > 0:
        return _ranked(position, 1, tick.day(position - 1) + 1)
    return _ranked(position, 0, tick.day(position))


def _ranked(position: Column, at_end: Column, instant: Column) -> Column:
    return (position << (_PLACE + 1)) | (at_end << _PLACE) | np.minimum(instant, (1 << _PLACE) - 1)


def _bound(edge: Edge, tick: Ticks, length: Column, early: Earliest) -> Column:
    """The first position that a link leaves to its follower."""
    leader, lag = edge.leader, edge.lag
    if edge.kind == "FS":
        return early.after(leader, tick) + lag if lag else early.after(leader, tick)
    if edge.kind == "SS":
        return early.begun(leader, tick) + lag
    if edge.kind == "SF":
        return early.begun(leader, tick) + (lag - length)
    reached = early.after(leader, tick) + 1 if tick.wants_papers else early.over(leader, tick)
    return reached + (lag - length)


def _hold(ground: Ground, i: int, activity: Activity) -> int:
    tick = ground.ticks[i]
    first = max(int(tick.position(ground.today)), tick.floor)
    if activity.not_before is None:
        return first
    return max(first, int(tick.position(ground.stretch.instant(activity.not_before.toordinal()))))

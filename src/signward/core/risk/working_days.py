"""The longest path from today in continuous working time: durations as drawn, no calendars, no rounding."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from signward.core.risk.earliest import Ground

Lengths = NDArray[np.float32] | float


def longest_path(ground: Ground, length_of: Callable[[int], Lengths], until: int) -> Lengths:
    """Working days from today until activity `until` is over, by trial. The length of what runs is what remains."""
    start: dict[int, Lengths] = {}
    finish: dict[int, Lengths] = {}
    for i in ground.links.order:
        activity = ground.network.activities[i]
        if activity.done is not None:
            continue
        length = length_of(i)
        begin = _begin(ground, i, length, start, finish)
        finish[i] = begin + length
        if any(edge.kind in ("SS", "SF") for edge in ground.links.outgoing[i]):
            start[i] = 0.0 if activity.started else begin
        if i == until:
            break
    return finish.get(until, 0.0)


def _begin(
    ground: Ground, i: int, length: Lengths, start: dict[int, Lengths], finish: dict[int, Lengths]
) -> Lengths:  # fmt: skip
    begin: Lengths = 0.0
    for edge in ground.links.incoming[i]:
        leader = (finish if edge.kind in ("FS", "FF") else start).get(edge.leader, 0.0)
        if edge.kind in ("FF", "SF"):
            begin = np.maximum(begin, leader + (edge.lag - length))
        elif ground.network.activities[i].started is None:
            begin = np.maximum(begin, leader + edge.lag if edge.lag else leader)
    return begin

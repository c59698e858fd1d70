"""The longest path from today in continuous working time: durations as drawn, no calendars, no rounding."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from signward.core.risk.earliest import Ground

Lengths = NDArray[np.float32] | float


def longest_path(ground: Ground, lengths: list[Lengths], until: int) -> Lengths:
    """Working days from today until activity `until` is over, by trial. `lengths` of what runs is what remains."""
    size = len(lengths)
    start: list[Lengths] = [0.0] * size
    finish: list[Lengths] = [0.0] * size
    for i in ground.links.order:
        activity = ground.network.activities[i]
        if activity.done is not None:
            continue
        begin: Lengths = 0.0
        for edge in ground.links.incoming[i]:
            leader = finish[edge.leader] if edge.kind in ("FS", "FF") else start[edge.leader]
            if edge.kind in ("FF", "SF"):
                begin = np.maximum(begin, leader + (edge.lag - lengths[i]))
            elif activity.started is None:
                begin = np.maximum(begin, leader + edge.lag)
        start[i], finish[i] = (0.0 if activity.started else begin), begin + lengths[i]
        if i == until:
            break
    return finish[until]

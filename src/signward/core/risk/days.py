"""Columns of days, counted from today, and their percentiles."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int32]
NO_DAY: Final = 1 << 30
"""Stands for a day that never comes, because a gate has met for the last time."""


def day_by(days: Days, chance: float) -> int | None:
    """The least day that is reached or undercut in at least this share of the trials: never one between two days.
    None where it never comes with this chance."""
    found = int(least(days, chance))
    return None if found == NO_DAY else found


def least(numbers: NDArray[Any], chance: float) -> Any:
    """The least of the numbers that is reached or undercut with at least this chance."""
    place = max(0, int(np.ceil(chance * len(numbers) - 1e-9)) - 1)
    return np.partition(numbers, place)[place]


def shares_by_day(days: Days) -> dict[int, float]:
    """The share of trials by day, in rising order, without those that never come."""
    come = days[days != NO_DAY]
    first = int(come.min(initial=0))
    times = np.bincount(come - first)  # sorting ten thousand of them would take forty times as long
    return {first + n: int(times[n]) / len(days) for n in np.flatnonzero(times).tolist()}

"""Drawing durations: each milestone has a stream of random numbers of its own, so a what-if meets the same fortunes.

A draw is the number of a cell: the probabilities from 0 to 1 are cut into CELLS equal pieces, and a table says how long
the milestone takes in the middle of each. One look-up serves every distribution.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from signward.core.plan.state import Pace, Side
from signward.core.risk.quantiles import normal_scores, quantiles
from signward.core.schedule.durations import Duration

Floats = NDArray[np.float32]
Cells = NDArray[np.uint16]

BITS: Final = 12
CELLS: Final = 1 << BITS
P10: Final = CELLS // 10
"""The last cell of which the middle lies below a tenth."""
_REACH: Final = 4.5
"""Standard deviations; beyond them lies less than the half of one cell."""
_STEPS: Final = 8_192
_NOISE: Final = 1e-9
"""Lengths that are whole on paper may come out a hair above; rounding up must not make a day of it."""


@dataclass(frozen=True, slots=True)
class Table:
    """How long by cell: `exact` in working days, `whole` rounded up."""

    exact: NDArray[np.float32]
    whole: NDArray[np.int32]

    @property
    def at_p10(self) -> int:
        """Whole days in a tenth of all cases at most."""
        return int(self.whole[P10])

    @property
    def median(self) -> int:
        return int(self.whole[CELLS // 2 - 1])


@lru_cache(maxsize=128)
def table(duration: Duration, elapsed: int = 0) -> Table:
    """The lengths of a duration. With `elapsed` whole working days gone and the work not finished, only longer ones.

    What has run longer than its distribution knows takes one day more. Tables are kept: most milestones take one of a
    few usual lengths, and a what-if changes one of many.
    """
    chances = (np.arange(CELLS) + 0.5) / CELLS
    if elapsed:
        gone = float(np.mean(quantiles(duration.spec, chances) <= elapsed))
        chances = gone + (1 - gone) * chances
    lengths = quantiles(duration.spec, np.minimum(chances, 1 - 1e-9))
    if elapsed:
        lengths = np.where(lengths > elapsed, lengths, elapsed + 1.0)
    return Table(lengths.astype(np.float32), np.ceil(lengths - _NOISE).astype(np.int32))


class Fortunes:
    """The random numbers of one simulation: reproducible by seed, and by name independent of what else is drawn."""

    def __init__(self, seed: int, pace: Pace) -> None:
        self._seed, self._pace = seed, pace
        self._streams: dict[str, np.random.Generator] = {}
        self._common: dict[Side, Floats | None] = {}

    def begin(self, trials: int) -> None:
        """A further block of trials; every name is drawn once in each."""
        self._trials = trials
        deal = _weighted(self._pace.deal, self._scores("pace deal")) if self._pace.deal else None
        self._common = {side: self._of_side(side, deal) for side in Side}

    def cells(self, name: str, side: Side) -> Cells:
        """One cell a trial for a milestone of that side.

        Its normal score is `sqrt(deal) D + sqrt(side) S + sqrt(1 - deal - side) own` with independent standard normal
        D, S and own (a Gaussian copula of two common factors): every length keeps its distribution, two of one side
        correlate with deal + side, two of different sides with deal.
        """
        common = self._common[side]
        if common is None:
            return self._raw(name)
        mixed = common + _weighted(1 - self._pace.deal - self._pace.of(side), self._scores(name))
        place = (mixed + np.float32(_REACH)) * np.float32(_STEPS / (2 * _REACH))
        return _cells_by_score().take(place.astype(np.int32), mode="clip")

    def _of_side(self, side: Side, deal: Floats | None) -> Floats | None:
        """What is common to all milestones of a side; None where they are independent."""
        if not self._pace.of(side):
            return deal
        own = _weighted(self._pace.of(side), self._scores(f"pace {side}"))
        return own if deal is None else deal + own

    def happens(self, name: str, chance: float) -> NDArray[np.bool_]:
        """Whether an event of that chance comes, by trial."""
        return np.asarray(self._stream(name).random(self._trials, dtype=np.float32) < chance)

    def _raw(self, name: str) -> Cells:
        return self._stream(name).integers(0, CELLS, self._trials, dtype=np.uint16)

    def _scores(self, name: str) -> Floats:
        return _scores_by_cell().take(self._raw(name))

    def _stream(self, name: str) -> np.random.Generator:
        if name not in self._streams:
            self._streams[name] = np.random.Generator(np.random.SFC64([self._seed, crc32(name.encode())]))
        return self._streams[name]


def _weighted(share: float, scores: Floats) -> Floats:
    return np.float32(max(share, 0.0) ** 0.5) * scores


@lru_cache(maxsize=1)
def _scores_by_cell() -> Floats:
    return normal_scores((np.arange(CELLS) + 0.5) / CELLS).astype(np.float32)


@lru_cache(maxsize=1)
def _cells_by_score() -> Cells:
    scores = (np.arange(_STEPS) + 0.5) * (2 * _REACH / _STEPS) - _REACH
    chances = np.array([NormalDist().cdf(score) for score in scores])
    cells: Cells = np.minimum(chances * CELLS, CELLS - 1).astype(np.uint16)
    return cells

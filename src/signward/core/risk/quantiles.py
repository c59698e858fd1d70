"""Durations as distributions: for any chance, the length in business days that is reached or undercut with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from statistics import NormalDist
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

Z90: Final = NormalDist().inv_cdf(0.9)
"""1.2816: a tenth of a normal distribution lies above mean plus so many standard deviations."""


def quantiles(spec: Any, chances: Floats) -> Floats:
    """Business days by chance (rising), never negative, for a duration's spec as it stands in the plan file.

    A number is certain. Three points `[P10, P50, P90]` are a *split log-normal*: log-normal on either side of the
    median, each side with the spread that meets its outer point, so all three are reproduced exactly, skew included,
    and every length is above 0. `{normal}` is cut at 0, what lies below counts as 0. `{pert}` is the beta distribution
    with a weight of 4 on the mode (Malcolm et al., Operations Research 7, 1959). The rest are what their names say.
    """
    if isinstance(spec, Mapping):
        if "values" in spec:
            return _of_values(spec["values"], spec["chances"], chances)
        ((kind, numbers),) = spec.items()
        return np.maximum(_KINDS[kind](*numbers, chances), 0.0)
    if isinstance(spec, list | tuple):
        low, middle, high = spec
        return _of_three_points(low, middle, high, chances)
    return np.full_like(chances, float(spec))


def certain(spec: Any) -> bool:
    """Whether a duration is the same in every trial."""
    if isinstance(spec, list | tuple):
        return bool(spec[0] == spec[-1])
    if not isinstance(spec, Mapping):
        return True
    low, high = quantiles(spec, np.array([1e-9, 1 - 1e-9]))
    return bool(high == low)


def normal_scores(chances: Floats) -> Floats:
    """Standard normal quantiles. SciPy would be a large dependency for one function."""
    return np.array([NormalDist().inv_cdf(chance) for chance in chances])


@lru_cache(maxsize=4)
def _scores_of(chances: bytes) -> Floats:
    return normal_scores(np.frombuffer(chances))


def _scores(chances: Floats) -> Floats:
    return _scores_of(np.ascontiguousarray(chances).tobytes())


def _of_three_points(low: float, middle: float, high: float, chances: Floats) -> Floats:
    """`chances` do not fall."""
    z = _scores(chances)
    below = int(np.searchsorted(z, 0.0))
    return np.concatenate((_outward(middle, low, -z[:below]), _outward(middle, high, z[below:])))


def _outward(middle: float, outer: float, steps: Floats) -> Floats:
    """From the median towards an outer point, which is reached after Z90 steps. From or to 0 it goes straight."""
    if middle > 0 and outer > 0:
        return np.asarray(middle * np.exp(np.log(outer / middle) / Z90 * steps))
    return np.maximum(middle + (outer - middle) / Z90 * steps, 0.0)


def _of_values(values: list[float], parts: list[float], chances: Floats) -> Floats:
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(np.asarray(parts, dtype=float)[order])
    found = np.searchsorted(reached, np.minimum(chances, reached[-1]) - 1e-12)
    rising: Floats = np.asarray(values, dtype=np.float64)[order]
    return np.asarray(rising.take(np.minimum(found, len(order) - 1)))


def _triangular(low: float, mode: float, high: float, chances: Floats) -> Floats:
    width = high - low
    if width == 0:
        return np.full_like(chances, low)
    rising = low + np.sqrt(chances * width * (mode - low))
    falling = high - np.sqrt((1 - chances) * width * (high - mode))
    return np.where(chances < (mode - low) / width, rising, falling)


def _pert(low: float, mode: float, high: float, chances: Floats) -> Floats:
    width = high - low
    if width == 0:
        return np.full_like(chances, low)
    a, b = 4 * (mode - low) / width, 4 * (high - mode) / width
    x = np.linspace(0, 1, 8_193)
    density = x**a * (1 - x) ** b
    reached = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    return low + width * np.interp(chances, reached / reached[-1], x)


def _normal(mean: float, sd: float, chances: Floats) -> Floats:
    return mean + sd * _scores(chances)


def _lognormal(median: float, p90: float, chances: Floats) -> Floats:
    return np.asarray(median * np.exp(np.log(p90 / median) / Z90 * _scores(chances)))


def _uniform(low: float, high: float, chances: Floats) -> Floats:
    return low + (high - low) * chances


_KINDS: Final[dict[str, Callable[..., Floats]]] = {
    "triangular": _triangular,
    "pert": _pert,
    "normal": _normal,
    "lognormal": _lognormal,
    "uniform": _uniform,
}

"""Medians of the distributions that a duration may have, without NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma, log, sqrt
from typing import Final

_CLOSE: Final = 1e-12


def of_values(values: Sequence[float], chances: Sequence[float]) -> float:
    """The smallest value that is reached or undercut with a chance of at least one half."""
    reached = 0.0
    pairs = sorted(zip(values, chances, strict=True))
    for value, chance in pairs:
        reached += chance
        if reached >= 0.5 - _CLOSE:
            return value
    return pairs[-1][0]


def of_triangle(low: float, mode: float, high: float) -> float:
    """The median of the triangular distribution."""
    width = high - low
    if mode - low >= high - mode:
        return low + sqrt(width * (mode - low) / 2)
    return high - sqrt(width * (high - mode) / 2)


def of_pert(low: float, mode: float, high: float) -> float:
    """The median of the (four-to-one) PERT distribution, a beta distribution stretched from low to high."""
    width = high - low
    if width == 0:
        return low
    if mode - low == high - mode:
        return mode
    return low + width * _median_of_beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width)


def _median_of_beta(a: float, b: float) -> float:
    below, above = 0.0, 1.0
    while above - below > _CLOSE:
        middle = (below + above) / 2
        if _beta_reached(middle, a, b) < 0.5:
            below = middle
        else:
            above = middle
    return (below + above) / 2


def _beta_reached(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, for 0 < x < 1."""
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(x, a, b) / a
    return 1 - front * _continued_fraction(1 - x, b, a) / b


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Lentz's evaluation; it converges within a few dozen steps on the side where it is used."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 200):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / (1 + step * d)
            c = 1 + step / c
            value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value

"""Seconds as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles


def p50(seconds: Sequence[float]) -> float:
    """In milliseconds."""
    return 1000 * median(seconds)


def p95(seconds: Sequence[float]) -> float:
    """In milliseconds."""
    return 1000 * quantiles(seconds, n=20)[-1]


def p99(seconds: Sequence[float]) -> float:
    """In milliseconds."""
    return 1000 * quantiles(seconds, n=100)[-1]


def told(what: str, found: str, goal: str = "") -> None:
    print(f"{what:44} {found:34} {f'goal {goal}' if goal else ''}".rstrip())

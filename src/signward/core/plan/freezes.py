"""Weeks in which many companies sign and change nothing: suggestions, to be ticked by whoever knows the buyer.

An estimate, not a measured fact: year's end everywhere, mid-August where summer closes offices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_AUGUST: Final = frozenset({"AT", "BE", "ES", "FR", "GR", "HR", "IT", "LU", "MT", "PT", "SI"})


@dataclass(frozen=True, slots=True)
class Freeze:
    """`first` and `last` are both closed."""

    name: str
    first: date
    last: date


def suggested_freezes(country: str | None, first: date, last: date) -> tuple[Freeze, ...]:
    """Those that touch the days from `first` to `last`, in order. `country` as in calendars, or None."""
    found = (freeze for year in range(first.year - 1, last.year + 1) for freeze in _of_year(country, year))
    return tuple(f for f in found if f.last >= first and f.first <= last)


def _of_year(country: str | None, year: int) -> Iterator[Freeze]:
    if country in _AUGUST:
        yield Freeze("Mid-August", date(year, 8, 8), date(year, 8, 21))
    yield Freeze("Year’s end", date(year, 12, 20), date(year + 1, 1, 5))

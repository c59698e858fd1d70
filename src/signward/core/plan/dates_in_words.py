"""Days as people write them in a sentence."""

from __future__ import annotations

from datetime import date
from typing import Final

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date | None, *, beside: date | None = None) -> str:
    """`Fri 18 Dec 2026`, without the year where it is that of `beside`; `no date` for None."""
    if value is None:
        return "no date"
    year = "" if beside and beside.year == value.year else f" {value.year}"
    return f"{_WEEKDAYS[value.weekday()]} {value.day} {_MONTHS[value.month - 1]}{year}"

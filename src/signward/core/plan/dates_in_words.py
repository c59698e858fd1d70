"""Days with their weekday, as people write them in a sentence."""

from __future__ import annotations

from datetime import date
from typing import Final

from signward.core.schedule.wording import day_in_words

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(value: date | None, *, beside: date | None = None) -> str:
    """`Fri 18 Dec 2026`, without the year where it is that of `beside`; `no date` for None."""
    if value is None:
        return "no date"
    return f"{_WEEKDAYS[value.weekday()]} {day_in_words(value, beside)}"

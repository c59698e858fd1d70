"""Days and spans of days as people type them, one a line: freezes, days off, absences."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from signward.core.plan.dates_in_words import day
from signward.files.sheets.spoken import Spoken, read_date

Spans = tuple[tuple[date, date], ...]
_TO: Final = re.compile(r"\s+(?:to|until|till|bis|au|-)\s+|\s*(?:–|—|\.\.+|…)\s*", re.IGNORECASE)


def spans(text: str) -> tuple[Spans, str]:
    """What was typed, and the first line that is neither a day nor a first and a last one.

    A day is taken as `14 Dec 2026`, `2026-12-14` or `14.12.2026`, with its weekday or without. What two readers could
    read as two days (`3/4/2026`) is none.
    """
    found: list[tuple[date, date]] = []
    for row in filter(None, map(str.strip, text.splitlines())):
        days = _days(_TO.split(row))
        if not days or days != sorted(days):
            return tuple(found), row[:60]
        found.append((days[0], days[-1]))
    return tuple(found), ""


def as_lines(found: Spans) -> str:
    """Days and spans of days as `spans` reads them."""
    return "\n".join(day(first) if first == last else f"{day(first)} to {day(last)}" for first, last in found)


def _days(words: list[str]) -> list[date]:
    """One day or two; none where anything is not understood. The first may leave to the last what they share."""
    said = [read_date(part) for part in words]
    if len(said) == 1 and said[0] and said[0].first:
        said = [said[0].first, replace(said[0], first=None)]
    last = _day(said[-1])
    if last is None or len(said) > 2:
        return []
    first = _day(said[0]) or _beside(said[0], last)
    return [first, last][2 - len(said) :] if first else []


def _day(said: Spoken | None) -> date | None:
    if said is None or said.extra or said.serial or said.first:
        return None
    on = said.on if said.kind == "day" else _from_numbers(said)
    return on if on and said.weekday in (None, on.weekday()) else None


def _from_numbers(said: Spoken) -> date | None:
    """`14.12.2026` everywhere, `14/12/2026` and `12/14/2026` where one of the two can be no month."""
    if said.kind != "numbers" or len(said.parts) != 3 or said.parts[2] < 1000:
        return None
    a, b, year = said.parts
    orders = {(a, b)} if said.separator == "." else {(a, b), (b, a)}
    possible = [on for d, m in orders if (on := _date(year, m, d))]
    return possible[0] if len(possible) == 1 else None


def _beside(said: Spoken | None, last: date) -> date | None:
    """`14 Dec` beside a day with its year, `14` beside one with its month too."""
    if said is None or said.extra:
        return None
    if said.kind == "day-month":
        return _date(last.year, said.month, said.day)
    return _date(last.year, last.month, said.number) if said.kind == "bare" else None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None

"""Durations in words and numbers, and the ones that follow from a start and an end."""

from __future__ import annotations

import re
from datetime import date, timedelta

from signward.files.sheets.grid import Cell, fold

_UNIT = {
    "week": 5,
    "wk": 5,
    "w": 5,
    "woche": 5,
    "semaine": 5,
    "sem": 5,
    "semana": 5,
    "settimana": 5,
    "month": 21,
    "monat": 21,
    "mois": 21,
    "mes": 21,
    "mese": 21,
    "週": 5,
    "週間": 5,
    "か月": 21,
    "maand": 21,
}
_DAYS = (
    "d",
    "day",
    "tag",
    "tage",
    "jour",
    "dia",
    "giorno",
    "giorni",
    "dag",
    "bd",
    "wd",
    "日",
    "at",
    "working day",
    "business day",
    "営業日",
    "j",
    "t",
    "arbeitstag",
    "werktag",
    "gg",
    "jours ouvre",
    "werkdag",
)


def read_duration(cell: Cell, *, weeks: bool = False) -> int | None:
    """Business days, from "10", "2 weeks", "3-5 days" (the longer), or None where the words are no duration."""
    per = 5 if weeks else 1
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _whole(float(cell.value) * per)
    found = re.fullmatch(
        r"(?:ca\.? |~|about )?(?:(\d+(?:[.,]\d+)?)\s*(?:-|–|to|bis|a)\s*)?(\d+(?:[.,]\d+)?)\s*([^\d\s].*)?",
        fold(cell.text),
    )
    if not found:
        return None
    amount = float(found[2].replace(",", "."))
    unit = re.sub(r"[?().]", "", found[3] or "").strip()
    if not unit:
        return _whole(amount * per)
    stem = unit if unit in _UNIT or unit in _DAYS else re.sub(r"(?:en|es|n|s|e)$", "", unit)
    for name in (unit, stem, stem + "a", stem + "e", stem + "o"):
        if name in _UNIT:
            return _whole(amount * _UNIT[name])
        if name in _DAYS:
            return _whole(amount)
    return None


def business_days(first: date, last: date) -> int:
    """Weekdays from the first to the last, both counted."""
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))


def end_of(first: date, days: int) -> date:
    """The last of so many weekdays, the first being the first weekday on or after the start."""
    day = first
    while day.weekday() > 4:
        day += timedelta(days=1)
    for _ in range(max(days, 1) - 1):
        day += timedelta(days=3 if day.weekday() == 4 else 1)
    return day


def _whole(amount: float) -> int | None:
    return max(0, -int(-amount // 1)) if 0 <= amount <= 2000 else None

"""Reading when a side and a person work from the plan file's JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from signward.core.plan.document_problems import Path, Reader
from signward.core.plan.times import CalendarSpec, PersonDays

CALENDAR_KEYS: Final = ("country", "region", "freezes", "holidays", "workdays")


def read_calendar(r: Reader, value: Any, path: Path) -> CalendarSpec:
    row = r.mapping(value, path, CALENDAR_KEYS)
    days = tuple(r.whole(d, p, 1, 7) for d, p in r.listed(row.get("workdays"), (*path, "workdays")))
    freezes = (_span(r, f, p, "a freeze") for f, p in r.listed(row.get("freezes"), (*path, "freezes")))
    return CalendarSpec(
        country=r.text(row, "country", path) or None,
        region=r.text(row, "region", path) or None,
        freezes=tuple(f for f in freezes if f),
        holidays=read_days(r, row.get("holidays"), (*path, "holidays")),
        workdays=days or CalendarSpec().workdays,
    )


def read_person_days(r: Reader, row: Mapping[str, Any], path: Path) -> PersonDays:
    """The calendar and the absences of a person, whose row this is."""
    own = row.get("calendar")
    calendar = None if own is None else read_calendar(r, own, (*path, "calendar"))
    away = (_absence(r, value, where) for value, where in r.listed(row.get("absences"), (*path, "absences")))
    return PersonDays(calendar, tuple(span for span in away if span))


def read_days(r: Reader, value: Any, path: Path) -> tuple[date, ...]:
    if isinstance(value, str | date):
        value = [value]
    found = (r.day(day, where) for day, where in r.listed(value, path))
    return tuple(day for day in found if day)


def _absence(r: Reader, value: Any, path: Path) -> tuple[date, date] | None:
    """A single day, or the first and the last of several."""
    if isinstance(value, str | date):
        day = r.day(value, path)
        return (day, day) if day else None
    return _span(r, value, path, "an absence")


def _span(r: Reader, value: Any, path: Path, called: str) -> tuple[date, date] | None:
    ends = [r.day(day, where) for day, where in r.listed(value, path)]
    if len(ends) != 2:
        r.wrong(path, f"{called} is its first and its last day, [2026-12-21, 2027-01-06]")
        return None
    first, last = ends
    if first and last and last < first:
        r.wrong(path, f"this {called.split()[-1]} ends on {last}, before it begins on {first}")
    return (first, last) if first and last else None

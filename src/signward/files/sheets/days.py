"""From what a date cell says to a day, with the table's order of dates, start and close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from signward.files.sheets.date_order import in_order, near
from signward.files.sheets.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Anchors:
    """What vague dates are counted from. `weeks` is `calendar` or `project`; `order` DMY, MDY or YMD."""

    today: date
    order: str = "MDY"
    start: date | None = None
    close: date | None = None
    go_live: date | None = None
    weeks: str = "project"


@dataclass(frozen=True, slots=True)
class Day:
    """`on` is None where no day follows from the words; `how` says what was done, empty for a plain date.

    `precision` is day, week, month or quarter; `guessed_year` when the words hold no year.
    """

    on: date | None
    precision: str = "day"
    how: str = ""
    guessed_year: bool = False
    first: date | None = None


def resolve(spoken: Spoken, anchors: Anchors, near_to: date) -> Day:
    """The day that is meant. `near_to` is the date before it in the table, for dates without a year."""
    found = _resolve(spoken, anchors, near_to)
    if spoken.first and found.on:
        first = (
            _resolve(spoken.first, anchors, found.on - timedelta(days=60)).on if spoken.first.kind != "bare" else None
        )
        how = found.how or "a span: its end is the due date"
        return replace(found, first=first if first and first <= found.on else None, how=how)
    return found


def _resolve(spoken: Spoken, anchors: Anchors, near_to: date) -> Day:
    kind = spoken.kind
    if kind == "day":
        return Day(spoken.on, how="a number that Excel keeps for that day" if spoken.serial else "")
    if kind == "numbers":
        guessed = len(spoken.parts) == 2
        on = in_order(spoken, anchors.order, near_to)
        if on is None:
            on = in_order(spoken, "MDY" if anchors.order == "DMY" else "DMY", near_to)
            return Day(
                on, how="the only way to read it, against the order of the others" if on else "", guessed_year=guessed
            )
        return Day(on, guessed_year=guessed)
    if kind == "day-month":
        return Day(near(spoken.day, spoken.month, near_to), guessed_year=True)
    if kind in ("month", "quarter", "half"):
        return _period(spoken, near_to)
    if kind == "week-of-month":
        return _week_of_month(spoken, near_to)
    if kind == "week-of" and spoken.inner:
        inner = _resolve(spoken.inner, anchors, near_to)
        return _week_day(inner.on, "the Friday of that week", inner.guessed_year) if inner.on else Day(None)
    if kind in ("week", "calendar-week", "bare"):
        return _week(spoken, anchors, near_to)
    return _offset(spoken, anchors) if kind == "offset" else Day(None)


def weeks_are_calendar(numbers: Iterable[Spoken], anchors: Anchors) -> bool:
    """Whether plain week numbers are the calendar's: told so, or too high or falling for a count from a start."""
    weeks = list(numbers)
    if any(spoken.kind == "calendar-week" for spoken in weeks):
        return True
    values = [spoken.number for spoken in weeks if spoken.kind in ("week", "bare")]
    if not values or min(values) < 1:
        return False
    falls = any(later < earlier - 20 for earlier, later in pairwise(values))
    return falls or min(values) > 26 or (anchors.start is None and anchors.close is None and min(values) > 12)


def last_working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _period(spoken: Spoken, near_to: date) -> Day:
    months = {"month": 1, "quarter": 3, "half": 6}[spoken.kind]
    if spoken.kind == "month":
        first_month = spoken.month or near_to.month
    else:
        first_month = (spoken.number - 1) * months + 1 if spoken.number else (near_to.month - 1) // months * months + 1
    last_month = first_month + months - 1
    guessed = spoken.year is None
    year = spoken.year or _period_year(last_month, near_to)
    begin, end = date(year, first_month, 1), _month_end(year, last_month)
    if spoken.part in ("early", "mid"):
        share = {"early": 3, "mid": 2}[spoken.part]
        on = last_working_day(begin + timedelta(days=(end - begin).days // share))
        if spoken.kind == "month":
            on = last_working_day(date(year, first_month, 10 if spoken.part == "early" else 15))
        how = f"{'the first part' if spoken.part == 'early' else 'the middle'} of the {spoken.kind} as written"
    else:
        on, how = last_working_day(end), f"the last working day of the {spoken.kind}"
    return Day(on, "month" if spoken.kind == "month" else "quarter", how, guessed)


def _week_of_month(spoken: Spoken, near_to: date) -> Day:
    """The so-manyth Friday of the month, for its last week the last one."""
    year = spoken.year or _period_year(spoken.month, near_to)
    end = _month_end(year, spoken.month)
    first = date(year, spoken.month, 1)
    friday = first + timedelta(days=(4 - first.weekday()) % 7 + 7 * (spoken.number - 1))
    if friday > end or spoken.part == "last":
        friday = end - timedelta(days=(end.weekday() - 4) % 7)
    return Day(friday, "week", f"the Friday of week {spoken.number} of that month", spoken.year is None)


def _period_year(last_month: int, near_to: date) -> int:
    end = _month_end(near_to.year, last_month)
    if (near_to - end).days > 120:
        return near_to.year + 1
    return near_to.year


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _week_day(day: date, how: str, guessed: bool = False) -> Day:
    monday = day - timedelta(days=day.weekday())
    return Day(monday + timedelta(days=4), "week", how, guessed)


def _week(spoken: Spoken, anchors: Anchors, near_to: date) -> Day:
    calendar = spoken.kind == "calendar-week" or anchors.weeks == "calendar"
    if calendar:
        return _calendar_week(spoken.number, spoken.year, near_to)
    if spoken.number == 0 and anchors.close:
        return Day(anchors.close, "week", f"the week of the target signature date ({anchors.close})")
    if anchors.start is None:
        return Day(None, how="a week counted from a start that the file does not give")
    monday = anchors.start - timedelta(days=anchors.start.weekday())
    friday = monday + timedelta(days=7 * (spoken.number - 1) + 4)
    return Day(friday, "week", f"the Friday of week {spoken.number}, week 1 being that of Monday {monday}")


def _calendar_week(number: int, year: int | None, near_to: date) -> Day:
    years = [year] if year else [near_to.year - 1, near_to.year, near_to.year + 1, near_to.year + 2]
    options = []
    for candidate in years:
        try:
            options.append(date.fromisocalendar(candidate, number, 5))
        except ValueError:
            continue
    later = [friday for friday in options if year or (friday - near_to).days >= -120]
    return Day(min(later), "week", f"the Friday of calendar week {number}", year is None) if later else Day(None)


def _offset(spoken: Spoken, anchors: Anchors) -> Day:
    names = {"close": "the target signature date", "go-live": "go-live", "start": "the start"}
    anchor = {"close": anchors.close, "go-live": anchors.go_live, "start": anchors.start}.get(spoken.part)
    if anchor is None:
        return Day(None, how=f"counted from {names.get(spoken.part, 'a day')}, which the file does not give")
    count = abs(spoken.number)
    side = "before" if spoken.number < 0 else "after"
    how = f"{count} {spoken.unit} {side} {names[spoken.part]} ({anchor})"
    if spoken.unit == "working days":
        return Day(_working(anchor, spoken.number), "day", how)
    days = {"days": 1, "weeks": 7, "months": 30}[spoken.unit] * spoken.number
    return Day(anchor + timedelta(days=days), "week" if spoken.unit == "weeks" else "day", how)


def _working(day: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() > 4:
            day += step
    return day

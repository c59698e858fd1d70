"""The calendar of a gate: nothing happens on it but on the days of its meeting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import groupby, islice, takewhile
from re import Match, fullmatch, sub
from threading import Lock
from typing import Final

from signward.core.schedule.calendars import FAR, WorkCalendar
from signward.core.schedule.errors import NeverMeets

_GIVEN_UP: Final = date(2200, 1, 1).toordinal()
"""A rule without an end is followed no further than this."""
_LATER: Final = 19 * 146_097
"""7,600 years in days. After 400 years the calendar is the same to the weekday, so a rule is followed this much later:
dateutil looks for the next day until the year 9999, which for a rule that no day fits took seconds from today on."""
_UNTIL: Final = r"(?i)(?<=UNTIL=)(\d{4})(\d{4})"


class MeetingCalendar:
    """The days of a meeting, as positions 0, 1, 2 …

    Before the first meeting the positions go on below zero on the lead's working days: nothing can be scheduled
    there, but a backward pass that runs out of meetings still finds the day on which one would have been needed.
    """

    floor: int | None = 0

    def __init__(self, days: Iterable[date], lead: WorkCalendar, *, papers: int = 0, name: str = "") -> None:
        """`days` in rising order, possibly without end; `papers` are due that many working days of `lead` before.

        Raises NeverMeets when there is no day at all.
        """
        self.name, self.lead, self.papers = name, lead, papers
        self._rest: Iterator[int] = takewhile(lambda day: day < _GIVEN_UP, (day.toordinal() for day in days))
        self._days = list(islice(self._rest, 1))
        self._growing = Lock()
        if not self._days:
            raise NeverMeets(f"{name or 'the gate'} never meets on a working day of both sides")
        self.wants_papers = papers > 0
        self._origin = lead.position(self._days[0])

    def is_working(self, day: date) -> bool:
        ordinal = day.toordinal()
        return self.position(ordinal) >= 0 and self.position(ordinal + 1) > self.position(ordinal)

    def on_or_after(self, day: date) -> date:
        """The first meeting that is not before the day. Raises NeverMeets after the last one."""
        return date.fromordinal(self.day(max(0, self.position(day.toordinal()))))

    def on_or_before(self, day: date) -> date:
        """The last meeting that is not after the day. Raises NeverMeets before the first one."""
        position = self.position(day.toordinal() + 1) - 1
        if position < 0:
            raise NeverMeets(f"{self.name or 'the gate'} does not meet before {self.on_or_after(day)}")
        return date.fromordinal(self.day(position))

    def shift(self, day: date, meetings: int) -> date:
        """`meetings` meetings after the day, before it when negative; 0 is the next one not before it."""
        ordinal = day.toordinal()
        start = self.position(ordinal + 1) - 1 if meetings > 0 else self.position(ordinal)
        return date.fromordinal(self.day(start + meetings))

    def count(self, a: date, b: date) -> int:
        """How many meetings are held after `a` and up to `b`; negative when `b` is the earlier one."""
        return max(0, self.position(b.toordinal() + 1)) - max(0, self.position(a.toordinal() + 1))

    def papers_due(self, meeting: date) -> date:
        """The last day on which what the meeting decides on can be finished."""
        return date.fromordinal(self.ready(self.position(meeting.toordinal())) - 1)

    def held(self, until: int) -> list[int]:
        """The ordinals of the meetings before the instant `until`, the first one in any case."""
        self._know(until)
        return self._days[: max(1, bisect_left(self._days, until))]

    def position(self, instant: int) -> int:
        if instant <= self._days[0]:
            return self.lead.position(instant) - self._origin
        self._know(instant)
        return bisect_left(self._days, instant)

    def day(self, position: int) -> int:
        if position < 0:
            return self.lead.day(self._origin + position)
        if not self._know_position(position):
            last = date.fromordinal(self._days[-1])
            raise NeverMeets(f"{self.name or 'the gate'} has no meeting late enough; its last one is on {last}")
        return self._days[position]

    def bound(self, position: int) -> int:
        return self.day(position) if position < 0 or self._know_position(position) else FAR

    def after(self, finish: int) -> int:
        if not self.papers:
            return self.position(finish)
        if finish <= self.ready(0):
            return min(0, self.lead.position(finish - 1) + self.papers - self._origin)
        position = max(0, self.position(finish))
        while self.ready(position) < finish:
            position += 1
        return position

    def ready(self, position: int) -> int:
        day = self.bound(position)
        if not self.papers or day == FAR:
            return day
        return self.lead.day(self.lead.position(day) - self.papers) + 1

    def _know(self, instant: int) -> None:
        while self._days[-1] < instant and self._grow():
            pass

    def _know_position(self, position: int) -> bool:
        while len(self._days) <= position and self._grow():
            pass
        return position < len(self._days)

    def _grow(self) -> bool:
        with self._growing:
            more = list(islice(self._rest, 32))
            self._days.extend(more)
        return bool(more)


def meetings_on(days: Iterable[date]) -> list[date]:
    """Given dates, taken as they are, in order."""
    return sorted(set(days))


def meetings_by_rule(rule: str, start: date, *calendars: WorkCalendar) -> Iterator[date]:
    """The days of an RFC 5545 RRULE counted from `start` that are working days of every calendar.

    Raises ValueError when the rule cannot be read.
    """
    from dateutil.rrule import rrule, rrulestr  # only plans with a recurring gate pay for its import

    wrong = f"{rule!r} is not a recurrence rule of whole days (RFC 5545), such as FREQ=WEEKLY;BYDAY=TU"
    text = rule.strip().removeprefix("RRULE:")
    if not fullmatch(r"(?i)(?=.*FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)\b)[A-Z0-9=;,+-]+", text):
        raise ValueError(wrong)
    first = date.fromordinal(min(start.toordinal(), _GIVEN_UP) + _LATER)
    try:
        moments = rrulestr(sub(_UNTIL, _until_later, text), dtstart=datetime.combine(first, time()), ignoretz=True)
    except (ValueError, TypeError, KeyError, AttributeError) as why:
        raise ValueError(wrong) from why
    if isinstance(moments, rrule) and "COUNT=" not in text.upper() and "UNTIL=" not in text.upper():
        moments = moments.replace(until=datetime.combine(date.fromordinal(_GIVEN_UP + _LATER), time()))
    days = (date.fromordinal(day - _LATER) for day, _ in groupby(moment.toordinal() for moment in moments))
    return (day for day in days if all(calendar.is_working(day) for calendar in calendars))


def _until_later(found: Match[str]) -> str:
    year = int(found[1]) + 7_600
    return f"{year}{found[2]}" if year <= 9999 else "99991231"

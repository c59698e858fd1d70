"""Working days of a side, of both sides, and of a gate."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from signward.core.schedule.calendars import WorkCalendar, joint_calendar, work_calendar
from signward.core.schedule.errors import NeverMeets, NoWorkingDay
from signward.core.schedule.meetings import MeetingCalendar, meetings_by_rule, meetings_on

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
NEXT_MONDAY = date(2026, 11, 30)


def test_a_working_week_runs_from_monday_to_friday() -> None:
    calendar = WorkCalendar()
    assert calendar.is_working(FRIDAY)
    assert not calendar.is_working(SATURDAY)
    assert calendar.on_or_after(SATURDAY) == NEXT_MONDAY
    assert calendar.on_or_before(SATURDAY) == FRIDAY
    assert calendar.on_or_after(FRIDAY) == calendar.on_or_before(FRIDAY) == FRIDAY


def test_days_are_added_and_counted_over_weekends() -> None:
    calendar = WorkCalendar()
    assert calendar.shift(FRIDAY, 1) == NEXT_MONDAY
    assert calendar.shift(NEXT_MONDAY, -1) == FRIDAY
    assert calendar.shift(SATURDAY, 0) == calendar.shift(SATURDAY, 1) == NEXT_MONDAY
    assert calendar.shift(SATURDAY, -1) == FRIDAY
    assert calendar.count(MONDAY, FRIDAY) == 4
    assert calendar.count(FRIDAY, NEXT_MONDAY) == 1
    assert calendar.count(NEXT_MONDAY, FRIDAY) == -1


def test_holidays_of_a_country_and_of_its_region_are_days_off() -> None:
    assert not WorkCalendar(country="US").is_working(date(2026, 11, 26))
    assert WorkCalendar(country="DE").is_working(date(2026, 1, 6))
    assert not WorkCalendar(country="DE", region="BY").is_working(date(2026, 1, 6))


def test_an_unknown_country_or_region_is_told() -> None:
    with pytest.raises(ValueError, match="XX"):
        WorkCalendar(country="XX")
    with pytest.raises(ValueError, match="no region 'ZZ' in DE"):
        WorkCalendar(country="DE", region="ZZ")
    with pytest.raises(ValueError, match="region needs a country"):
        WorkCalendar(region="BY")
    with pytest.raises(ValueError, match="at least one"):
        WorkCalendar(())


def test_a_freeze_closes_both_of_its_ends() -> None:
    calendar = WorkCalendar(freezes=[(date(2026, 12, 21), date(2027, 1, 4))])
    assert calendar.shift(date(2026, 12, 18), 1) == date(2027, 1, 5)


def test_a_calendar_that_never_opens_again_is_told_and_not_searched_for_ever() -> None:
    closed = WorkCalendar(freezes=[(MONDAY, date(9999, 12, 31))])
    with pytest.raises(NoWorkingDay):
        closed.on_or_after(MONDAY)


def test_the_same_rules_share_one_calendar() -> None:
    assert work_calendar((1, 2, 3)) is work_calendar((1, 2, 3))


def test_both_sides_work_on_the_days_that_each_of_them_works() -> None:
    both = joint_calendar(WorkCalendar((1, 2, 3, 4, 5)), WorkCalendar((1, 2, 3, 4, 7)))
    assert both.shift(date(2026, 11, 26), 1) == NEXT_MONDAY


far = st.integers(-40_000, 40_000).map(lambda n: MONDAY + timedelta(days=n))


@given(st.lists(far, min_size=1, max_size=6), st.sets(st.integers(1, 7), min_size=1))
def test_however_far_it_is_asked_to_look_it_counts_what_it_shifts(asked: list[date], week: set[int]) -> None:
    calendar = WorkCalendar(week)
    for day in asked:
        start = calendar.on_or_after(day)
        assert start.isoweekday() in week
        assert start >= day
        assert calendar.count(start, calendar.shift(start, 7)) == 7
        assert calendar.shift(calendar.shift(start, -7), 7) == start


def test_given_meetings_are_taken_as_they_are_even_on_a_day_off() -> None:
    board = MeetingCalendar(meetings_on([date(2026, 12, 5), FRIDAY, FRIDAY]), WorkCalendar())
    assert board.on_or_after(MONDAY) == FRIDAY
    assert board.on_or_after(SATURDAY) == date(2026, 12, 5)
    assert board.on_or_before(date(2026, 12, 31)) == date(2026, 12, 5)
    assert board.count(MONDAY, date(2026, 12, 31)) == 2
    assert board.shift(FRIDAY, 1) == date(2026, 12, 5)


def test_after_the_last_meeting_there_is_none() -> None:
    board = MeetingCalendar([FRIDAY], WorkCalendar(), name="Security board")
    with pytest.raises(NeverMeets, match="Security board has no meeting late enough; its last one is on 2026-11-27"):
        board.on_or_after(SATURDAY)
    with pytest.raises(NeverMeets):
        board.on_or_before(MONDAY)


def test_a_rule_leaves_out_the_days_on_which_a_side_does_not_work() -> None:
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    vendor, buyer = WorkCalendar(), WorkCalendar(holidays=[date(2026, 11, 17)])
    days = meetings_by_rule(rule, date(2026, 11, 3), vendor, buyer)
    assert [next(days) for _ in range(3)] == [date(2026, 11, 3), date(2026, 12, 1), date(2026, 12, 15)]


@pytest.mark.parametrize(
    "rule", ["every Tuesday", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=XX", "", "FREQ=DAILY\nFREQ=DAILY"]
)
def test_what_is_no_rule_of_days_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="recurrence rule"):
        meetings_by_rule(rule, MONDAY)


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;BYDAY=SU", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;COUNT=0"])
def test_a_rule_that_never_meets_on_a_working_day_is_refused(rule: str) -> None:
    with pytest.raises(NeverMeets):
        MeetingCalendar(meetings_by_rule(rule, MONDAY, WorkCalendar()), WorkCalendar())


def test_papers_are_due_that_many_working_days_of_the_lead_before() -> None:
    board = MeetingCalendar([date(2026, 11, 17), date(2026, 12, 1)], WorkCalendar(), papers=3)
    assert board.papers_due(date(2026, 11, 17)) == date(2026, 11, 12)
    assert board.papers_due(date(2026, 12, 1)) == date(2026, 11, 26)


@given(st.integers(0, 6), st.integers(-30, 120), st.sets(st.integers(0, 90), min_size=1, max_size=9))
def test_what_is_ready_in_time_for_a_meeting_and_what_follows_are_inverse(papers: int, at: int, on: set[int]) -> None:
    days = sorted(MONDAY + timedelta(days=n) for n in on)
    board = MeetingCalendar(days, WorkCalendar(), papers=papers)
    finish = MONDAY.toordinal() + at
    position = board.after(finish)
    assert board.ready(position) >= finish
    assert board.ready(position - 1) < finish


@given(
    rule=st.sampled_from(
        [
            "FREQ=DAILY;INTERVAL=9",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=MONTHLY;BYMONTHDAY=29",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU",
        ]
    ),
    end=st.sampled_from(["", ";COUNT=4", ";UNTIL=20281231", ";UNTIL=20280229T000000Z", ";UNTIL=99991231"]),
    start=st.dates(date(2000, 1, 1), date(2028, 12, 31)),
)
def test_a_rule_gives_the_days_that_its_library_gives_from_the_day_itself(rule: str, end: str, start: date) -> None:
    own = rrulestr(rule + end, dtstart=datetime.combine(start, time()), ignoretz=True)
    assert list(islice(meetings_by_rule(rule + end, start), 12)) == [d.date() for d in islice(own, 12)]

"""The reserve: business days held before the target, and how many of them the forecast has eaten."""

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.commands import SetReserve
from signward.core.plan.digest import digest
from signward.core.plan.refusals import MovedMeanwhile, NoReason, NothingChanges, NotPossible
from signward.core.plan.reserve import aimed_at, in_words, reserve_eaten
from signward.core.plan.state import Milestone, Plan, Side
from signward.core.plan.times import CalendarSpec
from signward.core.plan.timetable import timetable
from signward.core.schedule.durations import Duration
from tests.core.plan.given import DANA, PLAN, RAVI, TODAY, after, when

FRIDAY = date(2026, 11, 20)


def plan(days: int, reserve: int, target: date = FRIDAY, **more) -> Plan:
    """One milestone of so many business days from Monday 2 November."""
    work = Milestone("work", "all", "Work done", duration=Duration(days))
    return replace(Plan(milestones=(work,), target_signature=target, reserve=reserve), **more)


def eaten(of: Plan) -> tuple[int, int, str]:
    found = reserve_eaten(of, timetable(of, TODAY))
    return found.days, found.eaten, in_words(found)


def test_a_forecast_before_the_reserve_eats_nothing_of_it():
    assert eaten(plan(10, 5)) == (5, 0, "5 business days, untouched")


def test_each_working_day_that_the_forecast_reaches_into_it_is_eaten():
    assert [eaten(plan(days, 5))[1] for days in range(9, 17)] == [0, 0, 1, 2, 3, 4, 5, 5]
    assert eaten(plan(12, 5))[2] == "2 of 5 business days eaten"


def test_a_plan_without_a_target_or_without_a_reserve_holds_none():
    assert reserve_eaten(plan(3, 0), timetable(plan(3, 0), TODAY)) is None
    bare = plan(3, 5, target_signature=None)
    assert reserve_eaten(bare, timetable(bare, TODAY)) is None


def test_only_days_on_which_both_sides_work_count():
    closed = CalendarSpec(freezes=((date(2026, 11, 18), date(2026, 11, 19)),))
    of = plan(1, 2, calendars={Side.BUYER: closed})
    assert aimed_at(of) == date(2026, 11, 16)
    assert reserve_eaten(of, timetable(of, TODAY)).begins == date(2026, 11, 17)


def test_a_target_on_a_weekend_holds_the_working_days_before_it():
    assert aimed_at(plan(1, 1, target=date(2026, 11, 21))) == date(2026, 11, 19)


def test_the_verdict_and_the_latest_dates_go_by_the_target_itself():
    bare, held = (timetable(plan(12, days), TODAY) for days in (0, 5))
    assert held.verdict == bare.verdict
    assert held.dates == bare.dates


def test_the_first_reserve_needs_no_reason_and_every_other_one_does():
    held = after(PLAN, SetReserve(5, 0))
    assert held.reserve == 5
    with pytest.raises(NoReason):
        when(held, SetReserve(3, 5))
    assert after(held, SetReserve(3, 5, "The board meets earlier"), DANA).reserve == 3


def test_a_reserve_that_changed_meanwhile_is_not_overwritten():
    with pytest.raises(MovedMeanwhile):
        when(after(PLAN, SetReserve(5, 0)), SetReserve(3, 0, "Less"))


@pytest.mark.parametrize("days", [-1, 251])
def test_a_reserve_is_a_number_of_days_up_to_a_year(days):
    with pytest.raises(NotPossible):
        when(PLAN, SetReserve(days, 0))


def test_the_same_reserve_again_changes_nothing():
    with pytest.raises(NothingChanges):
        when(PLAN, SetReserve(0, 0))


def test_a_colleague_of_the_buyer_does_not_change_it():
    with pytest.raises(Exception, match="cannot do this"):
        when(PLAN, SetReserve(5, 0), RAVI)


def test_it_is_part_of_what_is_signed():
    assert digest(PLAN) != digest(replace(PLAN, reserve=5))

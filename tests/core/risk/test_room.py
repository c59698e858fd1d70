"""A draft for which nobody said a reserve holds what its durations ask for, where there is room before the target."""

from datetime import date

import pytest

from signward.core.plan.reserve import aimed_at, business_days, reserve_eaten
from signward.core.plan.starter import Wanted, starter_draft
from signward.core.plan.state import Segment
from signward.core.plan.timetable import timetable
from signward.core.risk.chances import chances
from signward.core.risk.room import needed_in_most, with_room
from signward.files.templates import BY_HAND, NAMES, VALUE, built_in

TODAY, FAR = date(2026, 11, 25), date(2027, 12, 15)
ENTERPRISE = "enterprise-saas"


def draft(target, name=ENTERPRISE, reserve=5):
    segment = built_in()[name].segment or Segment.ENTERPRISE
    wanted = Wanted("Northwind Bank", "Acme Analytics", segment, target, reserve=reserve)
    return starter_draft(built_in()[name], wanted, TODAY)


@pytest.mark.parametrize("name", [name for name in NAMES if name != VALUE])  # after signature there is no target
def test_where_there_is_room_what_is_held_is_enough_in_eight_of_ten_cases(name):
    plan = with_room(draft(FAR, name), TODAY)
    signature, likely = timetable(plan, TODAY).signature, chances(plan, TODAY)
    assert plan.reserve == max(5, needed_in_most(plan, signature, likely))
    assert business_days(plan, signature, likely.signature.p80) <= plan.reserve
    assert reserve_eaten(plan, timetable(plan, TODAY)).eaten == 0


def test_dates_go_by_it_and_leave_nothing_to_the_last_day():
    bare, held = draft(FAR), with_room(draft(FAR), TODAY)
    latest = timetable(held, TODAY)
    assert all(a.due > b.due for a, b in zip(bare.milestones, held.milestones, strict=True))
    assert all(m.due <= latest.dates[m.id].latest_finish for m in held.milestones)


def test_where_there_is_less_room_all_of_it_is_held_and_not_a_day_of_it_eaten():
    near = draft(date(2027, 3, 5))
    held, signature = with_room(near, TODAY), timetable(near, TODAY).signature
    assert 5 < held.reserve < needed_in_most(near, signature, chances(near, TODAY))
    assert aimed_at(held) == signature
    assert reserve_eaten(held, timetable(held, TODAY)).eaten == 0


def test_it_is_never_less_than_what_was_held_already():
    late = draft(date(2027, 1, 29))
    assert with_room(late, TODAY) == late
    assert with_room(draft(FAR, reserve=200), TODAY) == draft(FAR, reserve=200)


@pytest.mark.parametrize(("target", "name"), [(None, ENTERPRISE), (FAR, BY_HAND)])
def test_without_a_target_or_a_chance_a_draft_stays_as_it_is(target, name):
    assert with_room(draft(target, name), TODAY) == draft(target, name)

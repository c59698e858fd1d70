"""A plan as it would be is the plan as it will be: the same rules, the same events, only nothing recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from signward.core.plan import commands as c
from signward.core.plan.decide import decide
from signward.core.plan.evolve import evolve_all
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges, NotPossible
from signward.core.plan.state import Meeting
from signward.core.plan.timetable import timetable
from signward.core.plan.would_be import day_away, day_near, would_be_moved
from signward.core.schedule.errors import NeverMeets
from tests.core.plan.given import PLAN, SAM, TODAY

NOW = Moment(SAM, TODAY)


def first():
    return next(m for m in PLAN.milestones if m.due and not m.done)


def test_it_has_the_dates_that_the_move_will_give():
    found, to = first(), first().due + timedelta(days=28)
    moved = evolve_all(PLAN, decide(PLAN, c.MoveMilestone(found.id, to, found.due, "other", "Later", "push"), NOW))
    seen = would_be_moved(PLAN, found, to, NOW)
    assert [m.due for m in seen.milestones] == [m.due for m in moved.milestones]
    assert timetable(seen, TODAY).dates == timetable(moved, TODAY).dates


def test_it_is_refused_where_the_move_would_be():
    with pytest.raises(NothingChanges):
        would_be_moved(PLAN, first(), first().due, NOW)
    with pytest.raises(NotPossible):
        would_be_moved(PLAN, first(), TODAY - timedelta(days=1), NOW)


def test_a_gate_steps_from_meeting_to_meeting_and_not_past_the_last():
    days = [date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 12)]
    gate = replace(first(), id="gate", due=days[0], duration=None, meeting=Meeting(on=tuple(days)), after=())
    found = timetable(replace(PLAN, milestones=(*PLAN.milestones, gate)), TODAY)
    assert [day_away(found, gate, n) for n in range(3)] == days
    assert day_near(found, gate, date(2026, 12, 2)) == days[1]
    with pytest.raises(NeverMeets):
        day_away(found, gate, 3)

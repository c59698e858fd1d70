"""What has become of the dates since a sign-off: per milestone, and for the signature."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from signward.core.plan.commands import (
    AddMilestone,
    DateBackward,
    DropMilestone,
    FinishMilestone,
    MoveMilestone,
    SignOff,
)
from signward.core.plan.digest import digest
from signward.core.plan.drift import as_compared_with, drift, drift_in_words, drift_told
from signward.core.plan.times import Meeting
from signward.core.plan.timetable import timetable
from tests.core.plan.given import DANA, PLAN, QUESTIONNAIRE, TODAY, after, with_changes

SIGNED = after(PLAN, SignOff("Dana Whitfield", "CFO", 4, digest(PLAN)), DANA)
DUE = QUESTIONNAIRE.due


def moved(days, plan=SIGNED, how="push"):
    to = plan.milestone("questionnaire").due + timedelta(days)
    return after(plan, MoveMilestone("questionnaire", to, to - timedelta(days), "work-longer", "Legal asks", how))


def drifted(plan, today=TODAY):
    return drift(plan, timetable(plan, today))


def told(plan, milestone):
    found = drifted(plan)
    return drift_in_words(found.of(milestone), found.baseline)


def test_a_plan_that_nobody_signed_drifts_from_nothing():
    assert drift(PLAN, timetable(PLAN, TODAY)) is None


def test_a_plan_as_it_was_signed_has_not_drifted():
    found = drifted(SIGNED)
    assert {m.kind for m in found.milestones} == {"kept"}
    assert drift_told(found) == "every date as it was."


def test_a_moved_date_says_by_how_many_days_and_business_days():
    one = drifted(moved(4)).of("questionnaire")  # from Friday to Tuesday
    assert (one.kind, one.moved.was, one.moved.days, one.working_days) == ("moved", DUE, 4, 2)
    assert told(moved(4), "questionnaire") == "4 days later than signed off on 2 Nov (Fri 6 Nov)"


def test_an_earlier_date_counts_below_nothing():
    one = drifted(moved(-1)).of("questionnaire")
    assert (one.moved.days, one.working_days) == (-1, -1)
    assert told(moved(-1), "questionnaire") == "1 day earlier than signed off on 2 Nov (Fri 6 Nov)"


def test_a_date_that_went_and_came_back_has_not_drifted():
    assert drifted(moved(-4, moved(4))).of("questionnaire").kind == "kept"


def test_what_is_done_is_compared_by_the_day_it_was_done():
    done = after(SIGNED, FinishMilestone("questionnaire", TODAY, "sent"))
    assert drifted(done).of("questionnaire").moved.days == (TODAY - DUE).days


def test_what_was_added_and_dropped_and_dated_since_is_named():
    plan = after(SIGNED, AddMilestone("legal", "Data processing agreement", duration=2))
    plan = after(after(plan, DropMilestone("board", "Approved by mail")), DateBackward())
    found = drifted(plan)
    assert [(m.name, m.kind) for m in found.milestones] == [
        ("Security questionnaire answered", "kept"),
        ("Contract agreed", "dated"),
        ("Data processing agreement", "added"),
        ("Security board approves", "dropped"),
    ]
    assert drift_told(found).startswith("1 milestone dated, 1 milestone added, 1 milestone dropped. ")
    assert told(plan, "board") == "dropped from the plan signed off on 2 Nov 2026"


def test_the_signature_is_compared_forecast_with_forecast_and_target_with_target():
    plan = moved(21, how="signature")
    found = drifted(plan)
    assert found.target.days == (plan.target_signature - PLAN.target_signature).days > 0
    assert found.signature.days == (timetable(plan, TODAY).signature - timetable(PLAN, TODAY).signature).days
    assert "Target signature 10 days later: Mon 30 Nov 2026 instead of Fri 20 Nov." in drift_told(found)


def test_a_gate_counts_its_meetings():
    days = tuple(date(2026, 11, d) for d in (6, 13, 20, 27))
    gate = replace(SIGNED, milestones=with_changes("board", meeting=Meeting(on=days), due=days[3]).milestones)
    assert drifted(gate).of("board").working_days == 2


def test_a_plan_that_cannot_be_scheduled_still_says_how_far_its_dates_moved():
    found = drift(moved(4), None)
    assert (found.of("questionnaire").moved.days, found.of("questionnaire").working_days) == (4, None)
    assert found.signature.days is None


def test_an_earlier_sign_off_can_be_chosen():
    once = moved(4)
    twice = after(once, SignOff("Dana Whitfield", "CFO", 7, digest(once)), DANA)
    assert drifted(twice).of("questionnaire").kind == "kept"
    assert drifted(as_compared_with(twice, "4")).of("questionnaire").moved.days == 4
    assert as_compared_with(twice, "no such version") is twice


@given(st.lists(st.integers(1, 9), max_size=4))
def test_drift_adds_up_over_any_moves(days):
    plan = SIGNED
    for one in days:
        plan = moved(one, plan)
    assert (drifted(plan).of("questionnaire").moved.days or 0) == sum(days)

"""Every computed date explains itself: the chain of milestones, days off and gates that leads to it."""

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.document import read_document
from signward.core.plan.state import Side
from signward.core.plan.times import CalendarSpec
from signward.core.plan.timetable import timetable
from signward.core.plan.why import why_earliest, why_latest
from signward.core.schedule.durations import Duration

TODAY = date(2026, 12, 16)


@pytest.fixture
def found():
    return timetable(
        read_document(
            {
                "signward": 1,
                "target_signature": "2027-01-29",
                "calendars": {"buyer": {"freezes": [["2026-12-21", "2027-01-01"]]}},
                "workstreams": [{"id": "all", "milestones": [
                    {"id": "answers", "deliverable": "Questionnaire answered", "duration": 2},
                    {"id": "review", "deliverable": "Review passed", "lead": "buyer", "duration": 3,
                     "after": ["answers"]},
                    {"id": "board", "deliverable": "Board approves", "lead": "buyer", "after": ["review"],
                     "meeting": {"name": "Board", "on": ["2027-01-05", "2027-01-12", "2027-01-26"], "papers": 3}},
                    {"id": "kickoff", "deliverable": "Kick-off", "duration": 1, "not_before": "2027-01-04"},
                    {"id": "old", "deliverable": "Criteria signed", "done": "2026-12-01", "duration": 2},
                    {"id": "runs", "deliverable": "Pilot", "started": "2026-12-14", "duration": 5},
                ]}],
                "signature": {"after": ["board"]},
            }
        ),
        TODAY,
    )  # fmt: skip


def test_the_earliest_date_is_told_from_its_origin_on(found):
    assert why_earliest(found, "review") == (
        "“Questionnaire answered” can start today, Wed 16 Dec, and takes 2 business days, until Thu 17 Dec.",
        "“Review passed” waits for “Questionnaire answered”, which is over on Thu 17 Dec; it starts on Fri 18 Dec "
        "and takes 3 business days (buyer off: Mon 21 Dec to Fri 1 Jan 2027), until Tue 5 Jan 2027.",
    )


def test_a_gate_says_which_meeting_it_is_and_why_not_the_one_before(found):
    assert why_earliest(found, "board")[-1] == (
        "“Board approves” waits for “Review passed”, which is over on Tue 5 Jan 2027; Board meets on Tue 12 Jan 2027, "
        "papers due on Thu 7 Jan 2027, since the one of Tue 5 Jan 2027 comes too early."
    )
    assert why_earliest(found, "signature")[-1] == (
        "The signature waits for “Board approves”, which is over on Tue 12 Jan 2027."
    )


def test_the_latest_date_is_told_from_the_target_back(found):
    assert why_latest(found, "answers") == (
        "The signature has to be over by the target of Fri 29 Jan 2027.",
        "The signature is due by Fri 29 Jan 2027, so “Board approves” has to be over by Tue 26 Jan 2027.",
        "“Board approves” has to be decided by Tue 26 Jan 2027, so “Review passed” has to be over by Thu 21 Jan 2027: "
        "3 business days, so from Tue 19 Jan 2027.",
        "“Review passed” has to start by Tue 19 Jan 2027, so “Questionnaire answered” has to be over by "
        "Mon 18 Jan 2027: 2 business days, so from Fri 15 Jan 2027.",
    )


@pytest.mark.parametrize(
    ("milestone", "words"),
    [
        (
            "kickoff",
            "“Kick-off” can start on Mon 4 Jan 2027 (not before Mon 4 Jan 2027) and takes 1 business day, "
            "until Mon 4 Jan 2027.",
        ),
        ("old", "“Criteria signed” was done on Tue 1 Dec."),
        ("runs", "“Pilot” started on Mon 14 Dec and runs until Fri 18 Dec."),
    ],
)
def test_what_only_a_fact_or_a_day_of_its_own_holds_says_so(found, milestone, words):
    assert why_earliest(found, milestone) == (words,)


def test_days_off_say_whose_they_are_and_public_holidays_what_they_are_called(found):
    own = CalendarSpec(country="DE", region="BY", freezes=((date(2026, 12, 29), date(2026, 12, 30)),))
    plan = replace(found.plan, customer="Northwind Bank", calendars={Side.BUYER: own})
    long = replace(plan.milestones[1], duration=Duration(14), after=())
    told = timetable(replace(plan, milestones=(plan.milestones[0], long, *plan.milestones[2:])), TODAY)
    assert why_earliest(told, "review") == (
        "“Review passed” can start today, Wed 16 Dec, and takes 14 business days (Northwind Bank off: Fri 25 Dec, "
        "Christmas Day; Tue 29 Dec to Wed 30 Dec; Fri 1 Jan 2027, New Year's Day; Wed 6 Jan 2027, Epiphany), "
        "until Mon 11 Jan 2027.",
    )


def test_every_milestone_of_any_plan_explains_itself(found):
    for milestone in found.plan.milestones:
        assert all(
            words.endswith(".") for words in (*why_earliest(found, milestone.id), *why_latest(found, milestone.id))
        )


def test_an_unknown_milestone_is_an_error(found):
    with pytest.raises(ValueError, match="nowhere"):
        why_earliest(found, "nowhere")


def test_a_usual_duration_says_what_it_stands_on(found):
    plan = found.plan
    usual = replace(plan.milestones[0], basis="usual for enterprise: requestfx.com")
    told = timetable(replace(plan, milestones=(usual, *plan.milestones[1:])), TODAY)
    assert why_earliest(told, "answers") == (
        "“Questionnaire answered” can start today, Wed 16 Dec, and takes 2 business days (usual for enterprise), "
        "until Thu 17 Dec.",
    )

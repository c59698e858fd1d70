"""Every computed date explains itself: the chain of milestones, days off and gates that leads to it."""

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.document import read_document
from signward.core.plan.timetable import timetable
from signward.core.plan.why import why_earliest, why_latest

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
        "“Questionnaire answered” can start today, 16 Dec 2026, and takes 2 business days, until 17 Dec 2026.",
        "“Review passed” waits for “Questionnaire answered”, which is over on 17 Dec 2026; it starts on 18 Dec 2026 "
        "and takes 3 business days (buyer off: 21 Dec 2026 to 1 Jan), until 5 Jan.",
    )


def test_a_gate_says_which_meeting_it_is_and_why_not_the_one_before(found):
    assert why_earliest(found, "board")[-1] == (
        "“Board approves” waits for “Review passed”, which is over on 5 Jan; Board meets on 12 Jan, papers due on "
        "7 Jan, since the one of 5 Jan comes too early."
    )
    assert why_earliest(found, "signature")[-1] == "The signature waits for “Board approves”, which is over on 12 Jan."


def test_the_latest_date_is_told_from_the_target_back(found):
    assert why_latest(found, "answers") == (
        "The signature has to be over by the target of 29 Jan.",
        "The signature is due by 29 Jan, so “Board approves” has to be over by 26 Jan.",
        "“Board approves” has to be decided by 26 Jan, so “Review passed” has to be over by 21 Jan: 3 business days, "
        "so from 19 Jan.",
        "“Review passed” has to start by 19 Jan, so “Questionnaire answered” has to be over by 18 Jan: "
        "2 business days, so from 15 Jan.",
    )


@pytest.mark.parametrize(
    ("milestone", "words"),
    [
        ("kickoff", "“Kick-off” can start on 4 Jan (not before 4 Jan) and takes 1 business day, until 4 Jan."),
        ("old", "“Criteria signed” was done on 1 Dec 2026."),
        ("runs", "“Pilot” started on 14 Dec 2026 and runs until 18 Dec 2026."),
    ],
)
def test_what_only_a_fact_or_a_day_of_its_own_holds_says_so(found, milestone, words):
    assert why_earliest(found, milestone) == (words,)


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
        "“Questionnaire answered” can start today, 16 Dec 2026, and takes 2 business days (usual for enterprise: "
        "requestfx.com), until 17 Dec 2026.",
    )

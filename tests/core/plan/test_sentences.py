import pytest

from signward.core.plan.causes import CAUSES, cause_in_words
from signward.core.plan.commands import AddMilestone, AssignMilestone, DropMilestone, EstimateMilestone, MoveMilestone
from signward.core.plan.differences import differences
from signward.core.plan.sentences import sentence
from signward.core.plan.state import Side
from signward.core.plan.wire import kind_of
from tests.core.plan.everything import EVENTS
from tests.core.plan.given import DANA, PLAN, QUESTIONNAIRE, after, when


@pytest.mark.parametrize("event", EVENTS, ids=kind_of)
def test_every_event_reads_as_a_sentence_that_begins_with_a_name(event):
    said = sentence(event, PLAN)
    assert said.startswith(("Sam Ortiz ", "Dana Whitfield "))
    assert said.endswith((".", "race"))
    assert "None" not in said
    assert "  " not in said


def test_a_move_says_who_what_when_why_and_what_it_does_to_the_signature():
    later = QUESTIONNAIRE.due.replace(day=18)
    moved = MoveMilestone("questionnaire", later, QUESTIONNAIRE.due, "work-longer", "Two answers need legal", "push")
    (event,) = when(PLAN, moved, DANA)
    assert sentence(event, PLAN) == (
        "Dana Whitfield moved Security questionnaire answered from Fri 6 Nov to Wed 18 Nov 2026: work takes longer "
        "than thought, “Two answers need legal”. It moved Security board approves to Thu 19 Nov. "
        "Signature forecast: Thu 19 Nov 2026 instead of Fri 6 Nov."
    )


def test_every_cause_has_words():
    assert all(cause_in_words(code) == words for code, words in CAUSES)
    assert cause_in_words("an-old-one") == "an-old-one"


def test_differences_are_told_from_the_target_down_to_each_milestone():
    now = PLAN
    for command in (
        AddMilestone("legal", "Redlines"),
        AssignMilestone("board", Side.BUYER, "ravi", "dana"),
        EstimateMilestone("legal", 5, 3),
        DropMilestone("questionnaire", "Not needed"),
    ):
        now = after(now, command)
    assert differences(PLAN, now) == (
        "Security board approves: Ravi Nair owns it on the buyer side instead of Dana Whitfield.",
        "Security board approves: what must come first changed.",
        "Contract agreed: takes 5 business days instead of 3 business days.",
        "New: Redlines.",
        "Dropped: Security questionnaire answered.",
        "What the signature waits for changed.",
    )
    assert differences(now, now) == ()

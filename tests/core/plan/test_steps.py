"""A wrongly recognised step is put right: no date moves by it, and what is signed stays what it was."""

import pytest

from signward.core.plan.commands import FinishMilestone, NameStep, SignOff
from signward.core.plan.digest import digest
from signward.core.plan.document import read_document, write_document
from signward.core.plan.priors import own_step, step_of
from signward.core.plan.refusals import MovedMeanwhile, NothingChanges, NotPossible
from signward.core.plan.sentences import sentence
from signward.core.plan.template_of import template_of
from tests.core.plan.given import DANA, PLAN, TODAY, after, when

LEGAL = PLAN.milestone("legal")


def test_another_step_than_the_words_say_is_named_and_told():
    assert own_step(LEGAL) == "msa"
    (event,) = when(PLAN, NameStep("legal", "dpa", ""))
    assert own_step(after(PLAN, NameStep("legal", "dpa", "")).milestone("legal")) == "dpa"
    assert sentence(event, PLAN) == (
        "Sam Ortiz said which usual step Contract agreed is: Data protection agreement; before, what its words say."
    )
    assert (event.signature_was, event.signature_now) == (None, None)


def test_none_of_the_usual_steps_is_recognised_neither_from_its_words_nor_from_its_workstream():
    plan = after(PLAN, NameStep("legal", "none", ""))
    found = plan.milestone("legal")
    assert step_of(LEGAL, PLAN) == "msa"
    assert (own_step(found), step_of(found, plan)) == ("", "")
    assert read_document(write_document(plan)).milestone("legal").step == "none"
    assert "none" in [m.step for m in template_of(plan, "Ours").plan.milestones]


def test_what_is_done_can_be_put_right_too_because_it_teaches():
    done = after(PLAN, FinishMilestone("legal", TODAY, "minutes"))
    assert own_step(after(done, NameStep("legal", "dpa", "")).milestone("legal")) == "dpa"


def test_the_sign_off_still_covers_the_plan_and_counts_no_change():
    signed = after(PLAN, SignOff("Dana", "CFO", 1, digest(PLAN)), DANA)
    plan = after(signed, NameStep("legal", "dpa", ""))
    assert (plan.sign_off.lapsed, plan.sign_off.changes) == ((), 0)
    assert digest(plan) == digest(PLAN)


def test_the_later_of_two_is_told_the_same_again_is_nothing_and_an_unknown_step_is_refused():
    plan = after(PLAN, NameStep("legal", "dpa", ""))
    with pytest.raises(MovedMeanwhile):
        when(plan, NameStep("legal", "nda", ""))
    with pytest.raises(NothingChanges):
        when(plan, NameStep("legal", "dpa", ""))
    with pytest.raises(NotPossible):
        when(plan, NameStep("legal", "lunch", "dpa"))

"""A signature that is declined or withdrawn: with a reason, by the buyer alone, and nothing of the past is erased."""

from datetime import timedelta

import pytest

from signward.core.plan.commands import DeclineSignOff, MoveMilestone, SignOff, WithdrawSignOff
from signward.core.plan.digest import digest
from signward.core.plan.document import write_document
from signward.core.plan.refusals import NotAllowed, NothingChanges, NotPossible
from signward.core.plan.signoff import SignOffLapsed
from tests.core.plan.given import DANA, MIA, PLAN, QUESTIONNAIRE, RAVI, SAM, TODAY, after, when

SIGNED = after(PLAN, SignOff("Dana Whitfield", "CFO", 4, digest(PLAN)), DANA)
WITHDRAW = WithdrawSignOff("4", "The sponsor left")


def test_declining_says_why_and_changes_nothing_of_the_plan():
    (said,) = when(PLAN, DeclineSignOff(4, "Legal has not seen the DPA"), DANA)
    assert (said.version, said.reason) == (4, "Legal has not seen the DPA")
    assert after(PLAN, DeclineSignOff(4, "Legal has not seen the DPA"), DANA) == PLAN


def test_a_withdrawn_sign_off_stands_no_longer_and_the_same_plan_can_be_signed_again():
    withdrawn = after(SIGNED, WITHDRAW, DANA)
    assert (withdrawn.sign_off.withdrawn, withdrawn.sign_off.current) == (TODAY, False)
    again = after(withdrawn, SignOff("Dana Whitfield", "CFO", 7, digest(withdrawn)), DANA)
    assert again.sign_off.current
    assert len(again.baselines) == 2


def test_withdrawing_changes_nothing_of_what_was_signed_and_counts_as_no_change_of_the_plan():
    withdrawn = after(SIGNED, WITHDRAW, DANA)
    assert digest(withdrawn) == digest(SIGNED)
    assert withdrawn.sign_off.changes == 0


def test_what_is_withdrawn_does_not_lapse_once_more():
    withdrawn = after(SIGNED, WITHDRAW, DANA)
    due = QUESTIONNAIRE.due
    move = MoveMilestone("questionnaire", due + timedelta(days=4), due, "work-longer", "Two answers need legal", "push")
    assert any(isinstance(e, SignOffLapsed) for e in when(SIGNED, move))
    assert not any(isinstance(e, SignOffLapsed) for e in when(withdrawn, move))


def test_a_plan_file_does_not_say_signed_of_a_sign_off_that_was_withdrawn():
    assert "sign_off" in write_document(SIGNED)
    assert "sign_off" not in write_document(after(SIGNED, WITHDRAW, DANA))


@pytest.mark.parametrize("by", [SAM, MIA, RAVI])
def test_only_those_who_may_sign_may_decline_or_withdraw(by):
    for plan, command in ((PLAN, DeclineSignOff(4, "No")), (SIGNED, WITHDRAW)):
        with pytest.raises(NotAllowed):
            when(plan, command, by)


def test_both_need_a_reason():
    for plan, command in ((PLAN, DeclineSignOff(4, " ")), (SIGNED, WithdrawSignOff("4", ""))):
        with pytest.raises(NotPossible):
            when(plan, command, DANA)


def test_nothing_is_withdrawn_that_was_not_signed_or_not_shown():
    with pytest.raises(NotPossible, match="no sign-off"):
        when(PLAN, WITHDRAW, DANA)
    with pytest.raises(NotPossible, match="Another version"):
        when(SIGNED, WithdrawSignOff("3", "Why not"), DANA)
    with pytest.raises(NothingChanges):
        when(after(SIGNED, WITHDRAW, DANA), WITHDRAW, DANA)
    with pytest.raises(NotPossible, match="Withdraw"):
        when(SIGNED, DeclineSignOff(5, "No"), DANA)

from datetime import date

import pytest

from signward.core.plan.commands import FinishMilestone, LimitMilestone, SignOff
from signward.core.plan.differences import differences
from signward.core.plan.digest import digest
from signward.core.plan.limits import Limits, limits_implication
from signward.core.plan.refusals import MovedMeanwhile, NoReason, NothingChanges, NotPossible
from signward.core.plan.sentences import sentence
from tests.core.plan.given import DANA, PLAN, TODAY, after, when

LATER, LAST = date(2026, 11, 23), date(2026, 12, 4)
ANY, LATE = Limits(), Limits(LATER, LAST)
WHY = "The auditors come in the last week"


def limit(to=LATE, seen=ANY, why=WHY, milestone="legal"):
    return LimitMilestone(milestone, to, seen, why)


def test_it_does_not_start_before_the_one_day_nor_end_after_the_other_and_says_what_that_does_to_the_signature():
    (event,) = when(PLAN, limit())
    assert event.signature_now > event.signature_was
    assert sentence(event, PLAN).startswith(
        "Sam Ortiz set when Contract agreed may be: not before Mon 23 Nov 2026, not after Fri 4 Dec 2026; "
        f"until now, on any day: “{WHY}”. Signature forecast: "
    )
    plan = after(PLAN, limit())
    assert (plan.milestone("legal").not_before, plan.milestone("legal").not_after) == (LATER, LAST)
    assert plan.milestone("legal").due == PLAN.milestone("legal").due


def test_nothing_is_limited_in_silence():
    with pytest.raises(NoReason):
        when(PLAN, limit(why=" "))


@pytest.mark.parametrize("to", [Limits(LAST, LATER), Limits(None, date(2026, 10, 30))])
def test_days_that_cannot_be_are_refused(to):
    with pytest.raises(NotPossible):
        when(PLAN, limit(to))


def test_a_last_day_that_has_passed_may_stay_where_the_first_changes():
    plan = after(PLAN, limit(Limits(None, LAST)))
    later = date(2026, 12, 7)
    assert when(plan, limit(Limits(LATER, LAST), Limits(None, LAST)), today=later)


def test_the_later_of_two_people_sees_both_and_the_same_again_is_nothing():
    plan = after(PLAN, limit())
    with pytest.raises(MovedMeanwhile) as caught:
        when(plan, limit(Limits(LATER, None)), DANA)
    assert (caught.value.now, caught.value.typed) == (Limits(LATER, LAST), Limits(LATER, None))
    with pytest.raises(NothingChanges):
        when(plan, limit())


def test_what_is_done_keeps_its_days():
    with pytest.raises(NotPossible):
        when(after(PLAN, FinishMilestone("legal", TODAY, "minutes")), limit())


def test_a_signatory_is_told_and_signs_anew():
    signed = after(PLAN, SignOff("Dana", "CFO", 1, digest(PLAN)), DANA)
    plan = after(signed, limit())
    assert plan.sign_off.lapsed == ("date",)
    assert differences(PLAN, plan) == (
        "Contract agreed: not before Mon 23 Nov 2026, not after Fri 4 Dec 2026; before, on any day.",
    )


def test_what_it_implies_names_the_due_dates_that_cannot_hold_and_moves_none():
    found = limits_implication(PLAN, "questionnaire", Limits(date(2026, 11, 10), None), TODAY)
    assert [(name, due) for name, due, _ in found.unkept] == [
        ("questionnaire", date(2026, 11, 6)),
        ("board", date(2026, 11, 13)),
    ]
    assert found.signature_now > found.signature_was
    assert not found.beyond
    assert limits_implication(PLAN, "questionnaire", Limits(None, date(2026, 11, 5)), TODAY).beyond

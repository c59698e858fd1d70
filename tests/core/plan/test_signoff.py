from datetime import date, timedelta

import pytest

from signward.core.plan.commands import (
    AssignMilestone,
    ConfirmMilestone,
    DescribeMilestone,
    FinishMilestone,
    MoveMilestone,
    MoveTarget,
    NamePerson,
    SignOff,
    StateOutcome,
)
from signward.core.plan.digest import digest
from signward.core.plan.forecast import signature_forecast
from signward.core.plan.refusals import NotAllowed, NothingChanges, NotPossible, StaleSignOff
from signward.core.plan.signoff import SignOffLapsed
from signward.core.plan.state import Plan, Side
from tests.core.plan.given import DANA, MIA, PLAN, QUESTIONNAIRE, RAVI, SAM, TODAY, after, when

DUE = QUESTIONNAIRE.due
LATER = DUE + timedelta(days=4)
MOVE = MoveMilestone("questionnaire", LATER, DUE, "work-longer", "Two answers need legal", "push")


def sign(plan: Plan = PLAN, version: int = 4) -> SignOff:
    return SignOff("Dana Whitfield", "CFO", version, digest(plan))


SIGNED = after(PLAN, sign(), DANA)


def test_a_sign_off_binds_name_title_day_and_exactly_what_was_shown():
    found = SIGNED.sign_off
    assert (found.name, found.title, found.on, found.version) == ("Dana Whitfield", "CFO", TODAY, "4")
    assert (found.digest, found.changes, found.current) == (digest(PLAN), 0, True)


def test_each_sign_off_is_a_baseline_of_the_dates_as_they_stood():
    moved = after(after(SIGNED, MOVE), sign(after(SIGNED, MOVE), 7), DANA, today=TODAY + timedelta(1))
    first, second = moved.baselines
    assert (first.on, first.by, first.version, first.target) == (TODAY, "Dana Whitfield", "4", PLAN.target_signature)
    assert (first.day("questionnaire"), second.day("questionnaire")) == (DUE, LATER)
    assert (first.signature, first.day("legal"), second.version) == (signature_forecast(PLAN, TODAY), None, "7")
    assert moved.baseline == second


def test_a_baseline_is_a_fact_of_the_past_and_no_part_of_what_is_signed():
    assert digest(SIGNED) == digest(PLAN)


def test_what_is_done_is_agreed_on_the_day_that_it_was_done():
    done = after(PLAN, FinishMilestone("questionnaire", TODAY, "sent"), SAM)
    assert after(done, sign(done), DANA).baseline.day("questionnaire") == TODAY


@pytest.mark.parametrize("by", [SAM, MIA, RAVI])
def test_only_the_buyers_champion_or_signatory_signs(by):
    with pytest.raises(NotAllowed):
        when(PLAN, sign(), by)


def test_a_newer_plan_is_not_signed_by_mistake_and_the_differences_are_told():
    moved = after(PLAN, MOVE)
    with pytest.raises(StaleSignOff) as refused:
        when(moved, sign(), DANA, version=6, recall=lambda version: PLAN if version == 4 else None)
    assert refused.value.version == 6
    assert (
        "Security questionnaire answered: due Tue 10 Nov 2026 instead of Fri 6 Nov 2026." in refused.value.differences
    )


@pytest.mark.parametrize(
    ("command", "by"),
    [
        (ConfirmMilestone("questionnaire", DUE), DANA),
        (FinishMilestone("questionnaire", TODAY, "sent"), SAM),
        (NamePerson("Lee Park", Side.BUYER, "security lead", "lee@northwind.example"), DANA),
    ],
)
def test_progress_neither_makes_the_page_stale_nor_the_sign_off_lapse(command, by):
    assert when(after(PLAN, command, by), sign(), DANA)
    assert after(SIGNED, command, by).sign_off == SIGNED.sign_off


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (MOVE, "date"),
        (AssignMilestone("legal", Side.VENDOR, "sam", None), "owner"),
        (StateOutcome("Close the books in 4 days", PLAN.outcome), "outcome"),
        (MoveTarget(date(2026, 12, 18), "budget", "The board meets later", date(2026, 11, 20)), "target"),
    ],
)
def test_a_change_of_date_owner_outcome_or_target_asks_for_a_new_sign_off(command, kind):
    changed = after(SIGNED, command).sign_off
    assert (changed.lapsed, changed.current, changed.changes) == ((kind,), False, 1)


def test_each_kind_of_change_lapses_once_and_every_change_is_counted():
    twice = after(after(SIGNED, MOVE), MoveMilestone("questionnaire", DUE, LATER, "sooner", "Legal was quick"))
    assert (twice.sign_off.lapsed, twice.sign_off.changes) == (("date",), 2)


def test_a_new_wording_is_counted_but_needs_no_new_sign_off():
    renamed = after(SIGNED, DescribeMilestone("legal", "Contract signed by legal", "Contract agreed")).sign_off
    assert (renamed.changes, renamed.current) == (1, True)


def test_signing_again_makes_it_current():
    moved = after(SIGNED, MOVE)
    signed = after(moved, sign(moved, 7), DANA).sign_off
    assert (signed.version, signed.current, signed.changes) == ("7", True, 0)


def test_the_same_version_is_signed_once():
    with pytest.raises(NothingChanges):
        when(SIGNED, sign(), DANA)


def test_an_empty_plan_is_not_signed():
    with pytest.raises(NotPossible):
        when(Plan(), sign(Plan()), DANA)


def test_the_lapse_is_an_event_of_its_own():
    assert isinstance(when(SIGNED, MOVE)[-1], SignOffLapsed)

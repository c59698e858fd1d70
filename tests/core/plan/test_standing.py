from datetime import date, timedelta

import pytest

from signward.core.plan.commands import (
    ConfirmMilestone,
    ConfirmMilestones,
    FinishMilestone,
    ReopenMilestone,
    StartMilestone,
)
from signward.core.plan.refusals import MovedMeanwhile, NoReason, NotAllowed, NothingChanges, NotPossible
from signward.core.plan.state import Confirmation, Side
from tests.core.plan.given import DANA, PLAN, QUESTIONNAIRE, RAVI, SAM, TODAY, after, when, with_changes

DUE = QUESTIONNAIRE.due
TOMORROW = TODAY + timedelta(days=1)


def test_the_side_that_did_not_propose_the_date_confirms_it():
    confirmed = after(PLAN, ConfirmMilestone("questionnaire", DUE), RAVI).milestone("questionnaire")
    assert (confirmed.standing, confirmed.confirmed) == ("confirmed", Confirmation("ravi", TODAY))


def test_nobody_confirms_their_own_sides_date():
    with pytest.raises(NotAllowed):
        when(PLAN, ConfirmMilestone("questionnaire", DUE), SAM)


def test_a_confirmation_is_for_the_date_that_was_seen():
    with pytest.raises(MovedMeanwhile):
        when(PLAN, ConfirmMilestone("questionnaire", date(2026, 11, 5)), DANA)


def test_there_is_nothing_to_confirm_without_a_date():
    with pytest.raises(NotPossible):
        when(PLAN, ConfirmMilestone("legal", None), DANA)


def test_confirming_twice_changes_nothing():
    with pytest.raises(NothingChanges):
        when(after(PLAN, ConfirmMilestone("questionnaire", DUE), DANA), ConfirmMilestone("questionnaire", DUE), RAVI)


def test_a_finished_milestone_carries_its_evidence():
    done = after(PLAN, FinishMilestone("questionnaire", TODAY, "https://files.example/answers.pdf"), RAVI)
    found = done.milestone("questionnaire")
    assert (found.standing, found.done, found.evidence) == ("done", TODAY, "https://files.example/answers.pdf")


@pytest.mark.parametrize("command", [FinishMilestone("legal", TOMORROW), StartMilestone("legal", TOMORROW)])
def test_nothing_starts_or_is_done_on_a_day_that_has_not_come(command):
    with pytest.raises(NotPossible):
        when(PLAN, command)


def test_nothing_is_done_before_it_started():
    with pytest.raises(NotPossible):
        when(with_changes("legal", started=TODAY), FinishMilestone("legal", TODAY - timedelta(days=1)))


def test_finishing_twice_changes_nothing():
    with pytest.raises(NothingChanges):
        when(with_changes("legal", done=TODAY), FinishMilestone("legal", TODAY))


def test_reopening_says_why_and_asks_for_the_date_again():
    done = with_changes("questionnaire", done=TODAY, evidence="sent", confirmed=Confirmation("dana", TODAY))
    with pytest.raises(NoReason):
        when(done, ReopenMilestone("questionnaire", " "))
    reopened = after(done, ReopenMilestone("questionnaire", "Two answers were missing"), DANA).milestone(
        "questionnaire"
    )
    assert (reopened.done, reopened.evidence, reopened.standing) == (None, "", "proposed")
    assert reopened.proposed_by is Side.BUYER


def test_an_early_start_that_changes_nothing_still_says_where_the_signature_stands():
    (started,) = when(PLAN, StartMilestone("legal", TODAY))
    assert started.signature_was == started.signature_now is not None


def test_several_dates_are_confirmed_in_one_step_and_what_is_confirmed_stays_so():
    due = {m.id: m.due for m in PLAN.milestones if m.due and not m.done}
    first = next(iter(due))
    already = after(PLAN, ConfirmMilestone(first, due[first]), DANA)
    events = when(already, ConfirmMilestones(tuple(due.items())), DANA)
    assert {e.milestone for e in events} == {*due} - {first}


def test_confirming_several_is_all_or_none():
    due = {m.id: m.due for m in PLAN.milestones if m.due and not m.done}
    with pytest.raises(NotPossible, match="moved to"):
        when(PLAN, ConfirmMilestones(tuple((due | {next(iter(due)): date(2030, 1, 1)}).items())), DANA)
    with pytest.raises(NothingChanges):
        when(PLAN, ConfirmMilestones(()), DANA)

"""How durations move together: an assumption of the chances that both sides see and may change."""

from __future__ import annotations

import pytest

from signward.core.plan.commands import ChangePace, DraftPlan, SignOff
from signward.core.plan.digest import digest
from signward.core.plan.document import WrongDocument, read_document, write_document
from signward.core.plan.pace import USUAL, in_words
from signward.core.plan.refusals import MovedMeanwhile, NothingChanges, NotPossible
from signward.core.plan.sentences import sentence
from signward.core.plan.state import Pace, Plan
from tests.core.plan.given import DANA, PLAN, after, when

DOCUMENT = {"signward": 1, "workstreams": [{"id": "w", "milestones": [{"id": "m"}]}]}
SOME = Pace(deal=0.3, vendor=0.1, buyer=0.4)


def test_what_is_said_stands_and_is_told_in_words():
    (event,) = when(PLAN, ChangePace(SOME, Pace()), DANA)
    assert (event.was, event.now) == (Pace(), SOME)
    assert after(PLAN, ChangePace(SOME, Pace())).pace == SOME
    assert sentence(event, PLAN).endswith(
        "changed how durations move together: durations rise and fall together, by 0.3 in the whole deal, "
        "by a further 0.1 on the vendor side and by a further 0.4 on the buyer side."
    )


@pytest.mark.parametrize(
    ("pace", "said"),
    [
        (None, ""),
        (Pace(), "Durations go each their own way"),
        (Pace(deal=0.2), "Durations rise and fall together, by 0.2 in the whole deal"),
        (USUAL, "Durations rise and fall together, by 0.2 in the whole deal and by a further 0.2 on each side"),
        (Pace(buyer=0.4), "Durations rise and fall together, by 0.4 on the buyer side"),
    ],
)
def test_it_is_said_in_one_sentence(pace, said):
    assert in_words(pace) == said


def test_it_moves_no_date_and_asks_for_no_new_sign_off():
    signed = after(PLAN, SignOff("Dana Whitfield", "CFO", 4, digest(PLAN)), DANA)
    (event,) = when(signed, ChangePace(SOME, Pace()))
    assert after(signed, ChangePace(SOME, Pace())).sign_off.current
    assert (event.signature_was, event.signature_now) == (None, None)


@pytest.mark.parametrize("pace", [Pace(deal=0.7, buyer=0.4), Pace(vendor=1.1), Pace(deal=-0.1)])
def test_shares_that_cannot_be_are_refused(pace):
    with pytest.raises(NotPossible):
        when(PLAN, ChangePace(pace, Pace()))


def test_whoever_changed_it_meanwhile_is_not_overwritten():
    plan = after(PLAN, ChangePace(SOME, Pace()))
    with pytest.raises(MovedMeanwhile):
        when(plan, ChangePace(Pace(deal=0.5), Pace()))
    with pytest.raises(NothingChanges):
        when(plan, ChangePace(SOME, Pace()))


def test_a_plan_begins_with_what_is_usual_and_keeps_what_its_file_says():
    begun = after(Plan(), DraftPlan(DOCUMENT))
    assert begun.pace == USUAL
    assert after(Plan(), DraftPlan({**DOCUMENT, "pace": {"buyer": 0.4}})).pace == Pace(buyer=0.4)
    independent = after(Plan(), DraftPlan({**DOCUMENT, "pace": {"deal": 0}}))
    assert independent.pace == Pace()
    assert read_document(write_document(independent)).pace == Pace()


def test_a_file_that_says_nothing_says_nothing_when_it_is_written():
    assert read_document(DOCUMENT).pace is None
    assert "pace" not in write_document(read_document(DOCUMENT))


@pytest.mark.parametrize(
    ("pace", "place", "said"),
    [
        ({"deal": 0.7, "vendor": 0.4}, "pace", "deal and side are 1 together at most, not 1.1"),
        ({"deal": 2}, "pace.deal", "expected a number from 0 to 1"),
        ({"deel": 0.2}, "pace.deel", "did you mean deal?"),
        (0.4, "pace", "expected keys and values"),
    ],
)
def test_a_file_with_shares_that_cannot_be_is_told_by_its_place(pace, place, said):
    with pytest.raises(WrongDocument) as wrong:
        read_document({**DOCUMENT, "pace": pace})
    (problem,) = wrong.value.problems
    assert problem.place == place
    assert said in problem.message


def test_it_is_part_of_what_is_signed():
    assert digest(PLAN) != digest(after(PLAN, ChangePace(SOME, Pace())))

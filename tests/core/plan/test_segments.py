"""What kind of purchase it is can be said at any time; it moves no date, and both sides see that it was said."""

import pytest

from signward.core.plan.commands import StateSegment
from signward.core.plan.differences import differences
from signward.core.plan.digest import digest
from signward.core.plan.refusals import MovedMeanwhile, NotAllowed, NothingChanges
from signward.core.plan.sentences import sentence
from signward.core.plan.state import Segment
from signward.core.plan.undo import inverse
from tests.core.plan.given import DANA, PLAN, RAVI, after, when

SAY = StateSegment(Segment.REGULATED, None)


def test_what_is_said_stands_and_is_told():
    (event,) = when(PLAN, SAY, DANA)
    said = after(PLAN, SAY)
    assert said.segment is Segment.REGULATED
    assert sentence(event, PLAN).endswith("said what kind of purchase it is: Regulated, before not said.")
    (back,) = when(said, StateSegment(None, Segment.REGULATED))
    assert sentence(back, PLAN).endswith("took back what kind of purchase it is; it was Regulated.")
    assert (event.signature_was, event.signature_now) == (None, None)


def test_it_is_part_of_what_is_signed_and_told_as_a_difference():
    assert digest(after(PLAN, SAY)) != digest(PLAN)
    assert differences(PLAN, after(PLAN, SAY)) == ("The kind of purchase was not said, now Regulated.",)


def test_the_later_of_two_is_told_and_the_same_again_changes_nothing():
    said = after(PLAN, SAY)
    with pytest.raises(MovedMeanwhile):
        when(said, StateSegment(Segment.ENTERPRISE, None))
    with pytest.raises(NothingChanges):
        when(said, SAY)


def test_it_can_be_taken_back():
    assert after(after(PLAN, SAY), inverse(when(PLAN, SAY), PLAN)) == PLAN


def test_a_colleague_of_the_buyer_does_not_say_it():
    with pytest.raises(NotAllowed):
        when(PLAN, SAY, RAVI)

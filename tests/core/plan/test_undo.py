"""Undo: one more thing that happens, which puts the plan where it was, and refuses to wash away somebody else's say."""

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan import commands as c
from signward.core.plan.decide import decide
from signward.core.plan.evolve import evolve_all
from signward.core.plan.limits import Limits
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import MovedMeanwhile, NoReason
from signward.core.plan.state import CompellingEvent, Link, Side
from signward.core.plan.times import Meeting
from signward.core.plan.undo import inverse, undoable
from tests.core.plan.given import DANA, PLAN, SAM, TODAY, after, when, with_changes

FRIDAY, LATE = date(2026, 11, 13), date(2026, 12, 11)
DATED = replace(PLAN, compelling_event=CompellingEvent("Board freezes spend", LATE))
UNDOABLE = [
    c.StateOutcome("Another outcome", PLAN.outcome),
    c.MoveTarget(LATE, "budget", "The board meets later", PLAN.target_signature),
    c.StateCompellingEvent("A new law", LATE, "Board freezes spend"),
    c.AddMilestone("legal", "Works council heard", due=FRIDAY, duration=2),
    c.DescribeMilestone("board", "Board says yes", "Security board approves"),
    c.AssignMilestone("board", Side.BUYER, "ravi", "dana"),
    c.EstimateMilestone("board", 5, 1),
    c.LinkMilestone("legal", (Link("board"),), ()),
    c.SetMeeting("board", Meeting("Security board", "FREQ=WEEKLY;BYDAY=TU", TODAY, papers=2), None),
    c.SetMeeting("legal", Meeting(on=(LATE,)), None, c.EstimateMilestone("legal", 1, 3, "one meeting decides it")),
    c.MoveMilestone("questionnaire", FRIDAY, date(2026, 11, 6), "other", "Later", "push"),
    c.MoveMilestone("questionnaire", LATE, date(2026, 11, 6), "other", "Much later", "signature"),
    c.StartMilestone("questionnaire", TODAY),
    c.FinishMilestone("questionnaire", TODAY, "minutes"),
    c.SetReserve(5, 0),
    c.NameStep("board", "security-review", ""),
    c.LimitMilestone("board", Limits(FRIDAY, LATE), Limits(), "The board sits then"),
    c.NameRisk("The queue is long", "dana", "Start early"),
    c.NameRisk("The queue is long", "dana", "Start early", ("board",), 0.3, 10),
]


def undone(plan, command, by=SAM):
    events = when(plan, command, by)
    there = evolve_all(plan, events)
    return there, after(there, inverse(events, plan), by)


def substance(plan):
    """The plan without what an undo does not claim to bring back: the standing of dates, the past of the target."""
    bare = tuple(replace(m, proposed_by=None, confirmed=None) for m in plan.milestones)
    signature = replace(plan.signature, after=tuple(sorted(plan.signature.after, key=str)))
    return replace(plan, milestones=bare, signature=signature, target_moves=())


@pytest.mark.parametrize("command", UNDOABLE, ids=lambda command: type(command).__name__)
def test_taking_a_change_back_leaves_the_plan_as_it_was(command):
    there, back = undone(DATED, command)
    assert substance(there) != substance(DATED)
    assert substance(back) == substance(DATED)


def test_taking_back_is_one_more_event_and_can_itself_be_taken_back():
    events = when(PLAN, UNDOABLE[10])
    there = evolve_all(PLAN, events)
    more = when(there, inverse(events, PLAN))
    again = after(evolve_all(there, more), inverse(more, there))
    assert again.milestone("questionnaire").due == FRIDAY


def test_a_date_that_somebody_moved_on_is_not_washed_away():
    events = when(PLAN, UNDOABLE[10])
    mine = c.MoveMilestone("questionnaire", LATE, FRIDAY, "other", "Mine", "push")
    there = after(evolve_all(PLAN, events), mine, DANA)
    with pytest.raises(MovedMeanwhile) as caught:
        when(there, inverse(events, PLAN))
    assert (caught.value.now, caught.value.typed) == (LATE, date(2026, 11, 6))


def test_a_follower_that_moved_again_keeps_its_new_date_when_the_push_is_taken_back():
    events = when(PLAN, UNDOABLE[11])
    there = evolve_all(PLAN, events)
    board = there.milestone("board").due
    later = after(there, c.MoveMilestone("board", date(2026, 12, 22), board, "other", "Mine", "push"), DANA)
    back = after(later, inverse(events, PLAN))
    assert back.milestone("questionnaire").due == date(2026, 11, 6)
    assert back.milestone("board").due == date(2026, 12, 22)


def test_a_date_goes_back_even_into_the_past_but_is_proposed_anew():
    plan = with_changes("questionnaire", due=date(2026, 10, 30), proposed_by=Side.BUYER)
    _, back = undone(plan, c.MoveMilestone("questionnaire", FRIDAY, date(2026, 10, 30), "other", "Later", "push"))
    assert back.milestone("questionnaire").due == date(2026, 10, 30)
    assert back.milestone("questionnaire").proposed_by is Side.VENDOR


def test_an_undone_move_asks_for_a_new_sign_off_like_any_other_change_of_date():
    events = when(PLAN, UNDOABLE[10])
    assert undoable(events)
    from signward.core.plan.digest import digest

    signed = after(evolve_all(PLAN, events), c.SignOff("Dana", "CFO", 1, digest(evolve_all(PLAN, events))), DANA)
    assert after(signed, inverse(events, PLAN)).sign_off.lapsed == ("date",)


def test_what_was_signed_or_confirmed_is_not_offered_for_undo():
    confirmed = when(PLAN, c.ConfirmMilestone("board", date(2026, 11, 13)), DANA)
    assert not undoable(confirmed)
    assert inverse(confirmed, PLAN) is None
    assert not undoable(decide(PLAN, c.DateBackward(), Moment(SAM, TODAY)))


def test_a_dropped_milestone_is_not_offered_for_undo_because_its_links_would_not_come_back():
    assert not undoable(when(PLAN, c.DropMilestone("questionnaire", "Not needed")))


@pytest.mark.parametrize(
    "command",
    [
        c.MoveMilestone("questionnaire", FRIDAY, date(2026, 11, 6), "taken-back", "Nothing to see here", "push"),
        c.MoveTarget(LATE, "taken-back", "Nothing to see here", PLAN.target_signature),
    ],
    ids=["milestone", "target"],
)
def test_nobody_moves_a_date_under_the_name_of_an_undo(command):
    with pytest.raises(NoReason):
        when(PLAN, command)


def test_a_move_made_again_says_the_cause_that_it_had():
    events = when(PLAN, UNDOABLE[10])
    there = evolve_all(PLAN, events)
    more = when(there, inverse(events, PLAN))
    again = when(evolve_all(there, more), inverse(more, there))
    assert (again[0].cause, again[0].reason) == ("other", "Later")

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.commands import DateBackward, MoveMilestone
from signward.core.plan.dates import MilestoneDated, MilestoneMoved
from signward.core.plan.refusals import (
    MovedMeanwhile,
    NoReason,
    NotAbsorbable,
    NotAllowed,
    NothingChanges,
    NotInThePlan,
    NotPossible,
)
from signward.core.plan.state import Confirmation, Side
from signward.core.plan.target import TargetMoved
from signward.core.plan.timetable import timetable
from tests.core.plan.given import DANA, PLAN, QUESTIONNAIRE, TODAY, WATCHER, after, when, with_changes

DUE = QUESTIONNAIRE.due
NEAR, FAR = date(2026, 11, 10), date(2026, 11, 18)


def move(
    to: date, *, seen: date | None = DUE, cause: str = "work-longer", reason: str = "Two answers need legal", **how
):
    return MoveMilestone("questionnaire", to, seen, cause, reason, **how)


@pytest.mark.parametrize(("cause", "reason"), [("", "because"), ("no-such-cause", "because"), ("other", "  ")])
def test_no_date_moves_in_silence(cause, reason):
    with pytest.raises(NoReason):
        when(PLAN, move(NEAR, cause=cause, reason=reason))


def test_a_first_date_needs_no_reason():
    (dated,) = when(PLAN, MoveMilestone("legal", NEAR, None))
    assert isinstance(dated, MilestoneDated)
    assert after(PLAN, MoveMilestone("legal", NEAR, None)).milestone("legal").due == NEAR


def test_a_move_within_slack_is_absorbed_and_says_what_it_does_to_the_signature():
    (moved,) = when(PLAN, move(NEAR))
    assert (moved.was, moved.now, moved.pushed) == (DUE, NEAR, ())
    assert moved.signature_was == timetable(PLAN, TODAY).signature
    assert moved.signature_now == timetable(after(PLAN, move(NEAR)), TODAY).signature


def test_what_slack_cannot_absorb_is_refused_with_the_names_of_those_that_would_move():
    with pytest.raises(NotAbsorbable, match="Security board approves") as refused:
        when(PLAN, move(FAR))
    assert refused.value.milestones == ("board",)


def test_pushing_moves_what_follows_and_all_of_it_waits_for_the_other_side_again():
    confirmed = with_changes("board", confirmed=Confirmation("dana", TODAY))
    pushed = after(confirmed, move(FAR, handling="push"), DANA)
    board = pushed.milestone("board")
    assert board.due == date(2026, 11, 19)
    assert (board.confirmed, board.proposed_by, board.standing) == (None, Side.BUYER, "proposed")
    assert [(m.was, m.now) for m in board.moves] == [(date(2026, 11, 13), date(2026, 11, 19))]


def test_moving_the_signature_date_too_gives_the_plan_a_target_that_it_can_meet():
    events = when(PLAN, move(date(2026, 11, 30), handling="signature"))
    assert [type(e) for e in events] == [MilestoneMoved, TargetMoved]
    moved = after(PLAN, move(date(2026, 11, 30), handling="signature"))
    assert moved.target_signature == events[0].signature_now
    assert timetable(moved, TODAY).verdict.feasible
    assert [m.was for m in moved.target_moves] == [date(2026, 11, 20)]


def test_a_target_that_still_holds_does_not_move():
    assert [type(e) for e in when(PLAN, move(NEAR, handling="signature"))] == [MilestoneMoved]


def test_the_forecast_stays_where_the_last_move_put_it():
    pushed = after(PLAN, move(FAR, handling="push"))
    again = when(pushed, move(date(2026, 11, 19), seen=FAR, handling="push"))[0]
    assert again.signature_was == pushed.milestone("questionnaire").moves[-1].signature_now


def test_whoever_looked_at_an_older_date_is_shown_both_values():
    with pytest.raises(MovedMeanwhile) as refused:
        when(PLAN, move(NEAR, seen=date(2026, 11, 5)))
    assert (refused.value.seen, refused.value.now, refused.value.typed) == (date(2026, 11, 5), DUE, NEAR)


def test_the_old_date_stays_visible_with_its_reason():
    (kept,) = after(PLAN, move(NEAR), DANA).milestone("questionnaire").moves
    assert (kept.was, kept.now, kept.by, kept.side) == (DUE, NEAR, "dana", Side.BUYER)
    assert (kept.cause, kept.reason) == ("work-longer", "Two answers need legal")


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (move(DUE), NothingChanges),
        (move(date(2026, 10, 30)), NotPossible),
        (replace(move(NEAR), milestone="nowhere"), NotInThePlan),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(command, refusal):
    with pytest.raises(refusal):
        when(PLAN, command)


def test_what_is_done_keeps_its_date():
    with pytest.raises(NotPossible):
        when(with_changes("questionnaire", done=TODAY), move(NEAR))


def test_a_viewer_moves_nothing():
    with pytest.raises(NotAllowed):
        when(PLAN, move(NEAR), WATCHER)


def test_undated_milestones_are_dated_backward_from_signature():
    dated = after(PLAN, DateBackward())
    assert dated.milestone("legal").due == timetable(PLAN, TODAY).dates["legal"].latest_finish
    assert dated.milestone("questionnaire").due == DUE


def test_where_the_plan_does_not_fit_an_undated_milestone_gets_its_earliest_finish():
    tight = replace(PLAN, target_signature=date(2026, 11, 3))
    assert after(tight, DateBackward()).milestone("legal").due == timetable(tight, TODAY).dates["legal"].earliest_finish


def test_a_plan_with_all_its_dates_needs_no_backward_dating():
    with pytest.raises(NothingChanges):
        when(after(PLAN, DateBackward()), DateBackward())

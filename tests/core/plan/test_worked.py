"""What a completed milestone teaches: the working days of its lead, without the days of waiting for others."""

from dataclasses import replace
from datetime import date

from signward.core.plan.commands import DraftPlan, FinishMilestone, MoveMilestone, StartMilestone
from signward.core.plan.document import write_document
from signward.core.plan.state import Link, LinkKind, Move, Plan, Side
from signward.core.plan.times import CalendarSpec, Meeting, PersonDays
from signward.core.plan.worked import LeftOut, Worked, worked
from tests.core.plan.given import DANA, PLAN, SAM, TODAY, after, with_changes

# Monday 2 November 2026 is TODAY; the weeks below are Monday to Friday.
MON, WED, FRI = date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 6)
NEXT_MON, NEXT_WED, NEXT_FRI = date(2026, 11, 9), date(2026, 11, 11), date(2026, 11, 13)
THIRD_FRI = date(2026, 11, 20)


def board(plan: Plan):
    found = plan.milestone("board")
    assert found
    return worked(plan, found)


def took(**changes):
    """The buyer's milestone `board`, which follows the questionnaire."""
    return board(with_changes("board", **changes))


def moved(was, now, cause, on=WED):
    return Move(was=was, now=now, on=on, by="dana", side=Side.BUYER, cause=cause, reason="Why")


def test_it_counts_working_days_from_the_start_to_the_end_both_included():
    assert took(started=MON, done=NEXT_MON) == Worked(6, running=False)


def test_a_day_is_the_least():
    assert took(started=WED, done=WED) == Worked(1, running=False)
    assert took(started=date(2026, 11, 7), done=date(2026, 11, 8)) == Worked(1, running=False)


def test_the_leads_holidays_and_freezes_are_no_work():
    plan = with_changes("board", started=MON, done=NEXT_MON)
    calendars = {
        Side.BUYER: CalendarSpec(holidays=(WED,), freezes=((FRI, FRI),)),
        Side.VENDOR: CalendarSpec(workdays=(1,)),
    }
    assert board(replace(plan, calendars=calendars)) == Worked(4, running=False)


def test_the_owners_own_days_off_are_no_work_either():
    people = tuple(replace(p, days=PersonDays(absences=((WED, FRI),))) if p.id == "dana" else p for p in PLAN.people)
    assert board(replace(with_changes("board", started=MON, done=NEXT_MON), people=people)) == Worked(3, running=False)


def test_without_a_start_it_begins_the_day_after_what_it_follows_was_done():
    plan = with_changes("questionnaire", done=FRI)
    done = replace(plan.milestones[1], done=NEXT_WED)
    assert board(replace(plan, milestones=(plan.milestones[0], done, plan.milestones[2]))) == Worked(3, running=False)


def following(*links, before, **changes):
    plan = with_changes("questionnaire", **before)
    done = replace(plan.milestones[1], after=links, **changes)
    return board(replace(plan, milestones=(plan.milestones[0], done, plan.milestones[2])))


def test_the_lag_of_the_link_is_not_work_and_a_not_before_day_holds_it():
    assert following(Link("questionnaire", lag=2), before={"done": WED}, done=NEXT_FRI) == Worked(5, running=False)
    held = following(Link("questionnaire"), before={"done": MON}, done=NEXT_FRI, not_before=NEXT_WED)
    assert held == Worked(3, running=False)


def test_who_cannot_say_when_it_began_teaches_nothing():
    assert following(Link("questionnaire"), before={}, done=NEXT_FRI) is LeftOut.NO_START
    assert following(before={"done": MON}, done=NEXT_FRI) is LeftOut.NO_START
    overlapping = Link("questionnaire", LinkKind.SS)
    assert following(overlapping, before={"started": MON, "done": FRI}, done=NEXT_FRI) is LeftOut.NO_START


def test_what_was_done_before_what_it_follows_teaches_nothing():
    assert following(Link("questionnaire"), before={"done": NEXT_FRI}, done=FRI) is LeftOut.OUT_OF_ORDER


def test_a_meeting_is_a_calendar_and_teaches_no_duration():
    assert took(started=MON, done=FRI, meeting=Meeting(on=(FRI,))) is LeftOut.MEETING


def test_what_was_done_before_the_plan_was_kept_here_was_only_told():
    plan = replace(with_changes("board", started=MON, done=FRI), begun_on=NEXT_MON)
    assert board(plan) is LeftOut.BEFORE_THE_PLAN
    late = replace(with_changes("board", started=MON, done=NEXT_FRI), begun_on=NEXT_MON)
    assert board(late) == Worked(10, running=False)


def test_a_calendar_that_nobody_knows_leaves_it_out_and_stops_nothing():
    plan = replace(with_changes("board", started=MON, done=FRI), calendars={Side.BUYER: CalendarSpec(country="XX")})
    assert board(plan) is LeftOut.NO_CALENDAR


def test_days_of_waiting_for_the_other_side_are_not_counted():
    waits = (moved(NEXT_MON, NEXT_FRI, "waiting-vendor"),)
    assert took(started=MON, done=NEXT_FRI, moves=waits) == Worked(6, running=False)
    assert took(started=MON, done=NEXT_WED, moves=waits) == Worked(6, running=False)  # came sooner than feared


def test_waiting_for_its_own_lead_and_longer_work_are_counted():
    for cause in ("waiting-buyer", "work-longer", "approval-late"):
        assert took(started=MON, done=NEXT_FRI, moves=(moved(NEXT_MON, NEXT_FRI, cause),)) == Worked(10, running=False)


def test_waiting_for_a_third_party_is_nobodys_work():
    assert took(started=MON, done=NEXT_FRI, moves=(moved(NEXT_MON, NEXT_FRI, "third-party"),)) == Worked(
        6, running=False
    )


def test_days_waited_twice_are_left_out_once():
    waits = (moved(FRI, NEXT_WED, "waiting-vendor"), moved(NEXT_MON, NEXT_FRI, "third-party", on=FRI))
    assert took(started=MON, done=NEXT_FRI, moves=waits) == Worked(5, running=False)


def test_a_move_before_it_began_and_one_to_an_earlier_day_are_no_waiting():
    early = (moved(FRI, NEXT_FRI, "waiting-vendor", on=MON),)
    assert took(started=WED, done=NEXT_FRI, moves=early) == Worked(8, running=False)
    sooner = (moved(NEXT_FRI, FRI, "waiting-vendor"),)
    assert took(started=MON, done=NEXT_FRI, moves=sooner) == Worked(10, running=False)


def test_what_runs_counts_to_the_last_day_of_which_the_plan_heard():
    plan = with_changes("questionnaire", started=MON)
    heard = replace(plan.milestones[2], done=NEXT_MON)
    told = replace(plan, milestones=(*plan.milestones[:2], heard))
    assert worked(told, told.milestones[0]) == Worked(6, running=True)


def test_what_has_not_begun_says_nothing():
    assert took() is None
    assert took(done=None, meeting=Meeting(on=(FRI,)), started=MON) is None


def test_it_is_told_by_the_commands_that_people_give():
    plan = after(Plan(), DraftPlan(write_document(PLAN)), today=TODAY)
    plan = after(plan, StartMilestone("board", WED), DANA, today=WED)
    plan = after(
        plan, MoveMilestone("board", THIRD_FRI, NEXT_FRI, "waiting-vendor", "No answer", "push"), DANA, today=FRI
    )
    assert board(plan) == Worked(3, running=True)
    assert board(after(plan, FinishMilestone("board", THIRD_FRI), SAM, today=THIRD_FRI)) == Worked(8, running=False)

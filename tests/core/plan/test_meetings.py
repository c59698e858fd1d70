"""When the gate meets in which a milestone is decided: given on the page, seen by both, kept in the ledger."""

import re
from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.commands import EstimateMilestone, FinishMilestone, SetMeeting
from signward.core.plan.differences import differences
from signward.core.plan.digest import digest
from signward.core.plan.evolve import evolve_all
from signward.core.plan.meeting_days import meeting_days
from signward.core.plan.meeting_implied import meeting_implied
from signward.core.plan.meetings_in_words import authority_in_words, held_in_words, meeting_in_words
from signward.core.plan.refusals import MovedMeanwhile, NotAllowed, NothingChanges, NotInThePlan, NotPossible
from signward.core.plan.sentences import sentence
from signward.core.plan.state import Side
from signward.core.plan.times import Authority, CalendarSpec, Meeting
from signward.core.plan.undo import inverse
from signward.core.plan.wire import from_payload, kind_of, to_payload
from tests.core.plan.given import DANA, MIA, PLAN, RAVI, SAM, TODAY, WATCHER, after, when, with_changes

TUESDAYS = Meeting("Security board", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", date(2026, 11, 3), papers=3)
GIVEN = Meeting("Security board", on=(date(2026, 12, 1), date(2026, 11, 17)))


def board(meeting, seen=None):
    return SetMeeting("board", meeting, seen)


def test_both_sides_give_it_and_it_says_what_it_does_to_the_signature():
    for who in (SAM, MIA, DANA):
        (set_,) = when(PLAN, board(TUESDAYS), who)
        assert (set_.was, set_.now, set_.deliverable) == (None, TUESDAYS, "Security board approves")
        assert (set_.signature_was, set_.signature_now) == (date(2026, 11, 6), date(2026, 11, 17))
    assert after(PLAN, board(TUESDAYS)).milestone("board").meeting == TUESDAYS


@pytest.mark.parametrize("who", [RAVI, WATCHER])
def test_colleagues_and_those_who_only_look_do_not_give_it(who):
    with pytest.raises(NotAllowed):
        when(PLAN, board(TUESDAYS), who)


def test_the_milestone_falls_on_any_day_again_once_the_meeting_is_taken_out():
    there = after(PLAN, board(TUESDAYS))
    (out,) = when(there, board(None, TUESDAYS), DANA)
    assert (out.was, out.now, out.signature_now) == (TUESDAYS, None, date(2026, 11, 6))
    assert after(there, board(None, TUESDAYS)) == PLAN


def test_given_days_are_kept_in_order_and_once():
    twice = replace(GIVEN, on=(*GIVEN.on, *GIVEN.on))
    assert after(PLAN, board(twice)).milestone("board").meeting.on == (date(2026, 11, 17), date(2026, 12, 1))


def test_what_somebody_else_gave_meanwhile_is_not_overwritten():
    there = after(PLAN, board(TUESDAYS), DANA)
    with pytest.raises(MovedMeanwhile) as caught:
        when(there, board(GIVEN))
    assert (caught.value.seen, caught.value.now, caught.value.field) == (None, TUESDAYS, "meeting")
    assert caught.value.typed.on == (date(2026, 11, 17), date(2026, 12, 1))
    with pytest.raises(NothingChanges):
        when(there, board(TUESDAYS))


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (Meeting(), "Give the days of the meeting, or a rule"),
        (replace(TUESDAYS, on=GIVEN.on), "Give the days of the meeting, or a rule"),
        (Meeting(every="FREQ=TUESDAY"), "is not a recurrence rule"),
        (
            Meeting(every="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261020", start=date(2026, 10, 1)),
            "on Tue 20 Oct 2026: give days",
        ),
        (Meeting(on=(date(2026, 10, 6),)), "The last meeting was on Tue 6 Oct 2026: give days that are still to come."),
        (Meeting(every="FREQ=WEEKLY;BYDAY=SA", start=TODAY), "never held on a day on which both sides work"),
        (Meeting(every="FREQ=MONTHLY;BYDAY=1TU", start=date(1999, 12, 31)), "from the year 2000 on"),
        (replace(TUESDAYS, start=date(2200, 1, 1)), "before 2200"),
        (replace(TUESDAYS, papers=-1), "Papers are due"),
        (replace(TUESDAYS, authority=Authority(-1, "EUR")), "the amount above which"),
        (replace(TUESDAYS, authority=Authority(float("nan"), "EUR")), "the amount above which"),
        (replace(TUESDAYS, authority=Authority(5, "Euro")), "three letters"),
        (replace(TUESDAYS, name="x" * 301), "too long"),
        (Meeting(on=tuple(date.fromordinal(TODAY.toordinal() + n) for n in range(101))), "100 given days at most"),
        (Meeting(on=(TODAY,)), "This cannot be scheduled: board: Security board approves has no meeting late enough"),
    ],
)
def test_a_meeting_that_cannot_be_held_is_refused_in_words(meeting, words):
    with pytest.raises(NotPossible, match=re.escape(words)):
        when(PLAN, board(meeting))


def test_what_took_days_takes_one_meeting_where_that_comes_with_it():
    single = SetMeeting("legal", TUESDAYS, None, EstimateMilestone("legal", 1, 3, "one meeting decides it"))
    estimated, met = when(PLAN, single)
    assert (estimated.was, estimated.now, met.now) == (3, 1, TUESDAYS)
    assert met.signature_was == estimated.signature_now
    there = after(PLAN, single)
    assert there.milestone("legal").duration.spec == 1
    assert met.signature_now == date(2026, 11, 6) < when(PLAN, SetMeeting("legal", TUESDAYS, None))[0].signature_now
    out, longer = when(there, inverse((estimated, met), PLAN))
    assert (out.now, longer.now) == (None, 3)
    assert evolve_all(there, (out, longer)) == PLAN


def test_the_meeting_is_set_though_it_takes_one_already_and_the_length_though_the_meeting_is_the_same():
    one = EstimateMilestone("legal", 1, 3)
    short = after(PLAN, EstimateMilestone("legal", 1, 3))
    (met,) = when(short, SetMeeting("legal", TUESDAYS, None, one))
    assert met.now == TUESDAYS
    (estimated,) = when(after(PLAN, SetMeeting("legal", TUESDAYS, None)), SetMeeting("legal", TUESDAYS, TUESDAYS, one))
    assert estimated.now == 1
    with pytest.raises(MovedMeanwhile):
        when(after(PLAN, EstimateMilestone("legal", 5, 3)), SetMeeting("legal", TUESDAYS, None, one))


def test_a_done_milestone_keeps_its_meeting_and_an_unknown_one_has_none():
    with pytest.raises(NotPossible, match="is done"):
        when(after(PLAN, FinishMilestone("board", TODAY, "minutes")), board(TUESDAYS))
    with pytest.raises(NotInThePlan):
        when(PLAN, SetMeeting("nothing", TUESDAYS, None))


def test_a_meeting_that_has_ended_is_replaced_though_the_plan_could_not_be_scheduled_with_it():
    ended = after(PLAN, board(Meeting(on=(date(2026, 11, 10),))))
    (set_,) = when(ended, board(TUESDAYS, Meeting(on=(date(2026, 11, 10),))), today=date(2026, 11, 11))
    assert (set_.signature_was, set_.signature_now) == (None, date(2026, 12, 1))


def test_the_history_says_when_it_is_decided_and_what_the_meeting_may():
    (set_,) = when(PLAN, board(replace(TUESDAYS, authority=Authority(500_000, "EUR"))), DANA)
    assert sentence(set_, PLAN) == (
        "Dana Whitfield said when Security board approves is decided: Security board, every second Tuesday, counted "
        "from Tue 3 Nov 2026, papers 3 business days before, decides above 500,000 EUR. "
        "Signature forecast: Tue 17 Nov 2026 instead of Fri 6 Nov."
    )
    there = after(PLAN, board(GIVEN))
    (set_,) = when(there, board(None, there.milestone("board").meeting))
    assert sentence(set_, PLAN) == (
        "Sam Ortiz let Security board approves be decided on any day. Its meeting was: Security board, on "
        "Tue 17 Nov 2026 and Tue 1 Dec 2026. Signature forecast: Fri 6 Nov 2026 instead of Tue 17 Nov."
    )


def test_an_amount_reads_the_same_before_and_after_the_ledger():
    (set_,) = when(PLAN, board(replace(TUESDAYS, authority=Authority(1_234_567, "EUR"))))
    kept = from_payload(kind_of(set_), to_payload(set_))
    assert authority_in_words(kept.now.authority) == "decides above 1,234,567 EUR"
    assert authority_in_words(Authority(0.5, "EUR")) == "decides above 0.5 EUR"


def test_many_given_days_are_counted_in_a_sentence_and_all_told_where_they_are_agreed_to():
    many = Meeting(on=tuple(date(2027, month, 5) for month in range(1, 8)))
    assert meeting_in_words(many) == "on 7 given days from Tue 5 Jan 2027 to Mon 5 Jul 2027"
    assert held_in_words(many).count("2027") == 7


def test_a_signed_plan_counts_it_as_a_change_and_names_it_among_the_differences():
    there = after(PLAN, board(TUESDAYS))
    assert digest(there) != digest(PLAN)
    assert differences(PLAN, there) == (
        "Security board approves: Security board, every second Tuesday, counted from Tue 3 Nov 2026, papers 3 business "
        "days before; before, no meeting.",
    )


def test_days_on_which_a_side_does_not_work_drop_out_of_a_rule_and_the_next_one_is_named():
    freeze = CalendarSpec(freezes=((date(2026, 12, 10), date(2027, 1, 6)),))
    plan = replace(PLAN, calendars={Side.BUYER: freeze, Side.VENDOR: CalendarSpec(holidays=(date(2026, 11, 17),))})
    found = meeting_days(plan, TUESDAYS, TODAY)
    assert found.ahead == (
        date(2026, 11, 3), date(2026, 12, 1), date(2027, 1, 12), date(2027, 1, 26), date(2027, 2, 9),
    )  # fmt: skip
    assert [(off.day, off.why, off.instead, off.held) for off in found.off] == [
        (date(2026, 11, 17), "Acme Analytics has a day off", date(2026, 12, 1), False),
        (date(2026, 12, 15), "Northwind Bank has a freeze", date(2027, 1, 12), False),
        (date(2026, 12, 29), "Northwind Bank has a freeze", date(2027, 1, 12), False),
    ]


def test_a_public_holiday_is_called_by_its_name():
    plan = replace(PLAN, calendars={Side.VENDOR: CalendarSpec("US")})
    thursdays = Meeting(every="FREQ=WEEKLY;BYDAY=TH", start=TODAY)
    assert [off.why for off in meeting_days(plan, thursdays, TODAY, 4).off] == [
        "Acme Analytics has a holiday (Thanksgiving Day)"
    ]


def test_given_days_are_held_though_a_side_does_not_work_and_it_says_so():
    found = meeting_days(PLAN, Meeting(on=(date(2026, 11, 14), date(2026, 11, 2), date(2026, 10, 30))), TODAY)
    assert (found.ahead, found.last) == ((TODAY, date(2026, 11, 14)), date(2026, 10, 30))
    (off,) = found.off
    assert off.held
    assert off.why == "Acme Analytics does not work on Saturdays and Northwind Bank does not work on Saturdays"


def test_what_a_meeting_implies_is_told_before_it_is_given():
    implied = meeting_implied(PLAN, "board", TUESDAYS, TODAY)
    assert (implied.held, implied.papers_due) == (date(2026, 11, 17), date(2026, 11, 12))
    assert (implied.signature_was, implied.signature_now) == (date(2026, 11, 6), date(2026, 11, 17))
    assert (implied.due_instead, implied.meetings) == (date(2026, 11, 17), 1)
    assert implied.days.ahead[0] == date(2026, 11, 3)
    assert implied.plan == after(PLAN, board(TUESDAYS))


def test_a_length_in_days_counts_meetings_unless_one_decides_it():
    assert meeting_implied(PLAN, "legal", TUESDAYS, TODAY).meetings == 3
    assert meeting_implied(PLAN, "legal", TUESDAYS, TODAY, single=True).held == date(2026, 11, 3)


def test_without_its_meeting_a_milestone_is_told_on_its_own_days():
    there = after(PLAN, board(TUESDAYS))
    implied = meeting_implied(there, "board", None, TODAY)
    assert (implied.days, implied.held, implied.due_instead) == (None, date(2026, 11, 6), None)


def test_a_due_date_after_the_last_meeting_has_no_other_to_name():
    plan = with_changes("board", due=date(2027, 5, 1))
    assert meeting_implied(plan, "board", GIVEN, TODAY).due_instead is None

"""A milestone runs on the days of who does it: a calendar of their own in place of the side's, absences off either."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.commands import AssignMilestone, LeadMilestone, NamePerson, SetPersonDays
from signward.core.plan.document import read_document, write_document
from signward.core.plan.document_problems import WrongDocument
from signward.core.plan.person_days import with_days
from signward.core.plan.refusals import MovedMeanwhile, NotAllowed, NothingChanges, NotPossible
from signward.core.plan.state import Plan, Side
from signward.core.plan.times import CalendarSpec, PersonDays
from signward.core.plan.timetable import timetable
from signward.core.plan.undo import inverse
from signward.core.plan.why import why_earliest
from signward.core.schedule.errors import ScheduleError
from tests.core.plan.given import DANA, PLAN, RAVI, SAM, TODAY, after, when, with_changes

AWAY = PersonDays(absences=((date(2026, 11, 3), date(2026, 11, 4)),))
FEW = PersonDays(CalendarSpec(workdays=(1, 2, 3)))


def finish(plan: Plan, milestone: str = "questionnaire") -> date:
    return timetable(plan, TODAY).dates[milestone].earliest_finish


def test_absences_of_the_lead_sides_owner_are_no_working_days() -> None:
    assert finish(PLAN) == date(2026, 11, 5)
    assert finish(with_days(PLAN, "sam", AWAY)) == date(2026, 11, 9)
    assert finish(with_days(PLAN, "dana", AWAY)) == date(2026, 11, 5)  # the vendor leads it


def test_a_calendar_of_their_own_stands_in_place_of_their_sides() -> None:
    frozen = replace(PLAN, calendars={Side.VENDOR: CalendarSpec(freezes=((date(2026, 11, 2), date(2026, 11, 20)),))})
    assert finish(frozen) == date(2026, 11, 26)
    assert finish(with_days(frozen, "sam", FEW)) == date(2026, 11, 9)


def test_absences_come_off_a_calendar_of_their_own_too() -> None:
    both = PersonDays(FEW.calendar, AWAY.absences)
    assert finish(with_days(PLAN, "sam", both)) == date(2026, 11, 11)


def test_whoever_leads_without_an_owner_of_their_own_side_works_on_the_sides_days() -> None:
    assert finish(with_days(with_changes("questionnaire", vendor=None), "sam", AWAY)) == date(2026, 11, 5)
    assert finish(with_days(with_changes("questionnaire", vendor="dana"), "dana", AWAY)) == date(2026, 11, 5)


def test_the_explanation_names_who_is_away() -> None:
    assert why_earliest(timetable(with_days(PLAN, "sam", AWAY), TODAY), "questionnaire")[0].endswith(
        "takes 4 business days (Sam Ortiz off: Tue 3 Nov to Wed 4 Nov), until Mon 9 Nov."
    )


def test_an_absence_that_never_ends_is_an_error_that_names_the_person() -> None:
    for_good = PersonDays(absences=((date(2026, 11, 3), date(9999, 12, 31)),))
    with pytest.raises(ScheduleError, match=r"questionnaire: the plan needs .* Sam Ortiz has none") as wrong:
        timetable(with_days(PLAN, "sam", for_good), TODAY)
    assert wrong.value.milestones == ("questionnaire",)


def test_a_place_that_nobody_knows_is_an_error_that_names_the_person() -> None:
    with pytest.raises(ScheduleError, match="the calendar of Sam Ortiz: no public holidays are known"):
        timetable(with_days(PLAN, "sam", PersonDays(CalendarSpec(country="Atlantis"))), TODAY)


def test_each_side_says_when_its_own_people_work_and_what_it_does_to_the_signature_is_told() -> None:
    (event,) = when(PLAN, SetPersonDays("sam", AWAY, PersonDays()), SAM)
    assert (event.was, event.now) == (PersonDays(), AWAY)
    assert (event.signature_was, event.signature_now) == (date(2026, 11, 6), date(2026, 11, 10))
    assert when(PLAN, SetPersonDays("ravi", AWAY, PersonDays()), RAVI)
    for person, by in (("dana", SAM), ("sam", DANA)):
        with pytest.raises(NotAllowed, match="its own people"):
            when(PLAN, SetPersonDays(person, AWAY, PersonDays()), by)


def test_what_cannot_be_is_refused_even_where_they_lead_nothing_yet() -> None:
    for days, words in (
        (PersonDays(absences=((date(2026, 11, 4), date(2026, 11, 3)),)), "ends on or after"),
        (PersonDays(CalendarSpec(workdays=())), "at least one working day"),
        (PersonDays(CalendarSpec(country="Atlantis")), "the calendar of Ravi Nair"),
    ):
        with pytest.raises(NotPossible, match=words):
            when(PLAN, SetPersonDays("ravi", days, PersonDays()), DANA)
    for_good = PersonDays(absences=((date(2026, 11, 3), date(9999, 12, 31)),))
    with pytest.raises(NotPossible, match="Sam Ortiz has none"):
        when(PLAN, SetPersonDays("sam", for_good, PersonDays()), SAM)


def test_what_somebody_else_said_meanwhile_is_not_overwritten() -> None:
    plan = after(PLAN, SetPersonDays("sam", AWAY, PersonDays()))
    with pytest.raises(MovedMeanwhile, match="working days of Sam Ortiz"):
        when(plan, SetPersonDays("sam", FEW, PersonDays()))
    with pytest.raises(NothingChanges):
        when(plan, SetPersonDays("sam", AWAY, PersonDays()))


def test_it_is_undone_by_saying_what_was() -> None:
    events = when(PLAN, SetPersonDays("sam", AWAY, PersonDays()))
    assert inverse(events, PLAN) == SetPersonDays("sam", PersonDays(), AWAY)


def test_naming_a_person_again_keeps_their_days() -> None:
    plan = after(with_days(PLAN, "sam", AWAY), NamePerson("Sam Ortiz", Side.VENDOR, "solution lead"))
    assert plan.person("sam").days == AWAY


def test_another_owner_or_lead_brings_other_days_and_what_that_does_is_on_record() -> None:
    plan = with_days(with_changes("questionnaire", lead=Side.BUYER), "ravi", AWAY)
    (event,) = when(plan, AssignMilestone("questionnaire", Side.BUYER, "ravi", "dana"))
    assert (event.signature_was, event.signature_now) == (date(2026, 11, 6), date(2026, 11, 10))
    (event,) = when(plan, AssignMilestone("questionnaire", Side.VENDOR, None, "sam"))
    assert event.signature_now is None  # the vendor's owner does not do it: nothing is reckoned anew
    (event,) = when(with_days(PLAN, "sam", AWAY), LeadMilestone("questionnaire", Side.BUYER, Side.VENDOR))
    assert (event.signature_was, event.signature_now) == (date(2026, 11, 10), date(2026, 11, 6))


def test_the_plan_file_holds_them_and_says_where_they_are_wrong() -> None:
    person = {"id": "sam", "name": "Sam", "side": "vendor"}
    document = {"signward": 1, "workstreams": [{"id": "all", "milestones": [{"id": "a", "vendor": "sam"}]}]}
    given = {**person, "calendar": {"workdays": [1, 2]}, "absences": ["2026-12-23", ["2026-12-14", "2026-12-18"]]}
    plan = read_document({**document, "people": [given]})
    assert plan.people[0].days.absences[1] == (date(2026, 12, 14), date(2026, 12, 18))
    assert write_document(plan)["people"] == [given]
    bare = write_document(read_document({**document, "people": [{**person, "calendar": {}}]}))
    assert read_document(bare).people[0].days == PersonDays(CalendarSpec())
    wrong = {**person, "calendar": {"contry": "DE"}, "absences": [["2026-12-18", "2026-12-14"], ["2026-12-18"]]}
    with pytest.raises(WrongDocument) as told:
        read_document({**document, "people": [wrong]})
    assert [problem.place for problem in told.value.problems] == [
        "people[0].calendar.contry", "people[0].absences[0]", "people[0].absences[1]",
    ]  # fmt: skip

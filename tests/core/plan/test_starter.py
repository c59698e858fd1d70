"""The starter draft: from a template and a target to a plan that is dated throughout, in no time."""

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan import pace
from signward.core.plan.document import read_document, write_document
from signward.core.plan.freezes import suggested_freezes
from signward.core.plan.paper_in_parallel import days_saved
from signward.core.plan.priors import Usual
from signward.core.plan.starter import ROLES, Known, Wanted, starter_draft
from signward.core.plan.state import CompellingEvent, Pace, Segment, Side
from signward.core.plan.templates import joined
from signward.core.plan.times import CalendarSpec
from signward.core.plan.timetable import after_signature, timetable
from signward.files.templates import BY_HAND, NAMES, USUAL, VALUE, built_in

TODAY, TARGET, SOON = date(2026, 11, 25), date(2027, 6, 30), date(2026, 12, 18)
WANTED = Wanted("Northwind Bank", "Acme Analytics", Segment.ENTERPRISE, TARGET)
ENTERPRISE = built_in()["enterprise-saas"]


def draft(template=ENTERPRISE, usually=None, **changes):
    wanted = replace(WANTED, **changes)
    return starter_draft(template, wanted, TODAY, usually) if usually else starter_draft(template, wanted, TODAY)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("segment", Segment)
def test_every_template_becomes_a_plan_file_that_is_dated_throughout(name, segment):
    plan = draft(built_in()[name], segment=segment, reserve=5)
    tender = {"evaluation", "bid"} if segment is not Segment.REGULATED else set()  # no such step elsewhere
    assert {m.id for m in plan.milestones if not m.due} <= tender
    assert read_document(write_document(plan), TODAY) == plan


@pytest.mark.parametrize("name", NAMES)
def test_each_date_is_the_latest_for_the_target_less_the_reserve(name):
    plan = draft(built_in()[name], segment=built_in()[name].segment, reserve=5, target=date(2027, 12, 15))
    aim = replace(plan, target_signature=date(2027, 12, 8))
    latest = timetable(aim, TODAY).dates
    later = after_signature(plan)
    assert all(m.due == latest[m.id].latest_finish for m in plan.milestones if m.id not in later)
    assert timetable(plan, TODAY).verdict.feasible


def test_where_the_target_is_too_near_dates_stay_possible_and_the_verdict_says_by_how_much():
    plan = draft(target=SOON)
    table = timetable(plan, TODAY)
    assert all(m.due >= table.dates[m.id].earliest_finish for m in plan.milestones)
    assert not table.verdict.feasible
    assert "business days short" in table.verdict.sentence


def test_the_reserve_makes_no_date_later_and_the_last_ones_earlier():
    bare, held = draft(), draft(reserve=5)
    assert all(a.due >= b.due for a, b in zip(bare.milestones, held.milestones, strict=True))
    assert held.milestone("order").due == date(2027, 6, 23)
    assert bare.milestone("order").due == TARGET


def test_who_is_known_takes_the_place_of_the_role_and_the_others_stay_roles():
    names = {"champion": Known("Dana Whitfield", "dana@northwind.example"), "account-executive": Known("Sam Ortiz")}
    plan = draft(names=names)
    champion = plan.person("champion")
    assert (champion.name, champion.email, champion.placeholder) == ("Dana Whitfield", "dana@northwind.example", False)
    assert plan.person("security-lead").placeholder
    assert {p.name for p in plan.people if not p.placeholder} == {"Dana Whitfield", "Sam Ortiz"}


def test_one_person_in_two_roles_is_one_person():
    names = {role: Known("Dana Whitfield", "dana@northwind.example") for role in ("champion", "economic-buyer")}
    plan = draft(names=names)
    assert [p.name for p in plan.people].count("Dana Whitfield") == 1
    assert plan.person("economic-buyer") is None
    assert plan.milestone("executive-approval").buyer == plan.milestone("business-case").buyer == "champion"


@pytest.mark.parametrize("name", [*NAMES, BY_HAND])
def test_nobody_who_was_named_is_lost_where_the_template_lacks_the_role(name):
    plan = draft(built_in()[name], names={role: Known(f"Person {n}") for n, role in enumerate(ROLES)})
    assert {f"Person {n}" for n in range(len(ROLES))} <= {p.name for p in plan.people}


def test_durations_are_those_usual_for_the_segment_or_learned_by_the_workspace():
    assert draft().milestone("contract").duration.spec == [8, 18, 40]
    assert draft(segment=Segment.MID_MARKET).milestone("contract").duration.spec == [3, 9, 20]
    learned = draft(usually=lambda step, segment, lead: Usual((1, 2, 3), "12 own") if step == "msa" else None)
    assert learned.milestone("contract").duration.spec == [1, 2, 3]
    assert learned.milestone("contract").basis == "12 own"
    assert learned.milestone("dpa").due is None  # nobody knows how long it takes


def test_a_gate_meets_on_its_own_days_counted_from_the_day_of_the_draft():
    plan = draft()
    board = plan.milestone("security-board")
    assert board.meeting.start == TODAY
    assert board.due.isoweekday() == 2


def test_what_follows_the_signature_is_dated_from_the_target_on():
    plan = draft(replace(ENTERPRISE, plan=joined(ENTERPRISE.plan, built_in()[VALUE].plan)))
    later = after_signature(plan)
    assert later == {m.id for m in built_in()[VALUE].plan.milestones}
    assert all(m.due > TARGET for m in plan.milestones if m.id in later)
    assert all(m.due <= TARGET for m in plan.milestones if m.id not in later)


def test_two_templates_with_one_milestone_are_not_joined():
    with pytest.raises(ValueError, match="both have a milestone"):
        joined(ENTERPRISE.plan, ENTERPRISE.plan)


def test_without_a_target_dates_run_from_the_earliest_signature():
    plan = draft(target=None)
    table = timetable(plan, TODAY)
    assert max(m.due for m in plan.milestones) == table.signature


def test_holidays_and_freezes_of_the_calendars_are_kept_free():
    closed = CalendarSpec("DE", "BY", freezes=((date(2027, 6, 1), date(2027, 6, 29)),))
    plan = draft(calendars={Side.BUYER: closed}, event=CompellingEvent("Budget year ends", TARGET))
    assert plan.milestone("executive-approval").due < date(2027, 6, 1)
    assert plan.compelling_event.what == "Budget year ends"


def test_a_plan_begun_by_hand_has_the_usual_workstreams_and_no_date_that_nobody_can_know():
    plan = draft(built_in()[BY_HAND])
    assert [w.name for w in plan.workstreams][:3] == ["Business case", "Technical evaluation", "Security review"]
    assert [m.due for m in plan.milestones] == [None]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_a_length_that_people_read(name):
    assert 8 <= len(built_in()[name].plan.milestones) <= 20


@pytest.mark.parametrize("name", ["enterprise-saas", "proof-of-concept-led"])
def test_paper_work_has_begun_at_the_latest_before_the_executive_readout(name):
    plan = draft(built_in()[name])
    latest = timetable(plan, TODAY).dates
    readout = latest["readout" if name == "enterprise-saas" else "results"].latest_start
    assert all(
        latest[m].latest_start < readout for m in ("questionnaire", "security-review", "contract", "registration")
    )


@pytest.mark.parametrize("name", [n for n in NAMES if n != VALUE])
def test_vendor_answers_and_buyer_reviews_are_two_rows(name):
    plan = built_in()[name].plan
    assert plan.milestone("questionnaire").lead is Side.VENDOR
    assert plan.milestone("security-review").lead is Side.BUYER


@pytest.mark.parametrize("name", [n for n in NAMES if n != VALUE])
def test_the_economic_buyer_sits_in_the_gate_that_approves_the_money(name):
    gates = [w.gate for w in built_in()[name].plan.workstreams if w.gate]
    assert any("economic-buyer" in gate.attendees and "pprov" in gate.name for gate in gates)


def test_each_segment_has_its_usual_template():
    assert {built_in()[USUAL[s]].segment for s in Segment} == set(Segment)


@pytest.mark.parametrize("name", ["enterprise-saas", "mid-market", "proof-of-concept-led", "regulated-or-public"])
def test_paper_in_parallel_saves_business_days_by_our_own_model(name):
    assert days_saved(draft(built_in()[name], segment=built_in()[name].segment), TODAY) > 5


def test_freezes_are_suggested_by_country_and_only_where_they_touch_the_plan():
    named = [(f.name, f.first) for f in suggested_freezes("FR", TODAY, date(2027, 9, 1))]
    assert named == [("Year’s end", date(2026, 12, 20)), ("Mid-August", date(2027, 8, 8))]
    assert [f.name for f in suggested_freezes("US", TODAY, date(2027, 9, 1))] == ["Year’s end"]
    assert suggested_freezes(None, date(2027, 2, 1), date(2027, 3, 1)) == ()


def test_what_is_shown_before_it_begins_has_the_pace_that_it_begins_with():
    assert draft().pace == pace.USUAL
    own = replace(ENTERPRISE, plan=replace(ENTERPRISE.plan, pace=Pace(deal=0.1)))
    assert draft(own).pace == Pace(deal=0.1)

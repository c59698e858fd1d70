"""Editing without scripts: the same pages and forms, both values in a conflict, what was typed kept, undo."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta

import pytest

from signward.core.plan.actors import Actor
from signward.core.plan.commands import EstimateMilestone
from signward.core.plan.state import Side
from signward.plans.act import act
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def plan_of(cast):
    return plan_page(cast.plan, Side.VENDOR, TODAY).plan


def ways(cast):
    return (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/"), (cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/")


def said(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def undo(client, address):
    page = client.get(address).content.decode()
    version = re.search(r'name="version"\s+value="(\d+)"', page)
    return version and client.post(f"{address}undo", {"version": version[1]})


def test_the_page_carries_no_form_for_each_row(cast):
    (seller, ours), _ = ways(cast)
    assert seller.get(ours).content.decode().count("<form") < 6
    assert seller.get(f"{ours}milestones/questionnaire/edit").content.decode().count("<form") >= 6


def test_the_later_of_two_people_sees_both_values_who_and_keeps_what_was_typed(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    seen = plan_of(cast).milestone("questionnaire").deliverable
    at = "milestones/questionnaire/describe"
    assert seller.post(ours + at, {"deliverable": "Answered by Acme", "seen": seen}).status_code == 303
    late = buying.post(theirs + at, {"deliverable": "Answered in full", "seen": seen})
    assert late.status_code == 409
    assert "Sam changed this" in said(late)
    assert "Answered by Acme" in said(late)
    assert 'value="Answered in full"' in said(late)
    mine = buying.post(theirs + at, {"deliverable": "Answered in full", "seen": "Answered by Acme"})
    assert mine.status_code == 303
    assert plan_of(cast).milestone("questionnaire").deliverable == "Answered in full"


def test_the_reason_for_the_date_and_the_outcome_are_guarded_likewise(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    seen = plan_of(cast).compelling_event.what
    seller.post(f"{ours}event", {"what": "A new law", "on": "", "seen": seen})
    late = buying.post(f"{theirs}event", {"what": "The audit", "on": "", "seen": seen})
    assert late.status_code == 409
    assert 'value="The audit"' in said(late)
    assert plan_of(cast).compelling_event.what == "A new law"


def test_an_outcome_and_a_note_of_several_lines_keep_them_and_are_no_conflict(cast):
    (seller, ours), _ = ways(cast)
    seen = plan_of(cast).outcome
    several = "Close in 4 days\r\n\r\nMeasured by the ledger's own log"
    assert seller.post(f"{ours}outcome", {"outcome": several, "seen": seen}).status_code == 303
    assert plan_of(cast).outcome == "Close in 4 days\n\nMeasured by the ledger's own log"
    assert seller.post(f"{ours}outcome", {"outcome": "Close in 3 days", "seen": several}).status_code == 303
    assert seller.post(f"{ours}notes", {"text": "Ask Dana\r\nand the CFO"}).status_code == 303
    assert "Ask Dana\nand the CFO" in seller.get(ours).content.decode()


def test_three_points_give_way_to_a_number_of_days_and_are_guarded_as_a_whole(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    stood = plan_of(cast).milestone("msa").duration.spec
    act(cast.plan, EstimateMilestone("msa", [2, 4, 12], stood), Actor("user:0", "Mia", Side.VENDOR, "ae"))
    page = said(seller.get(f"{ours}milestones/msa/edit"))
    seen = re.search(r'name="seen" value="(\[[^"]*)"', page)[1]
    assert seller.post(f"{ours}milestones/msa/estimate", {"days": "5", "seen": seen}).status_code == 303
    assert plan_of(cast).milestone("msa").duration.spec == 5
    late = buying.post(f"{theirs}milestones/msa/estimate", {"days": "6", "seen": seen})
    assert late.status_code == 409
    for wrong in ("12345", "4.5", "soon"):
        assert seller.post(f"{ours}milestones/msa/estimate", {"days": wrong, "seen": "5"}).status_code == 422
        added = seller.post(f"{ours}milestones/add", {"workstream": "legal", "deliverable": "X", "days": wrong})
        assert added.status_code == 422
        assert f'value="{wrong}"' in said(added)


def test_days_may_be_given_as_quick_usual_and_slow(cast):
    (seller, ours), _ = ways(cast)
    seen = json.dumps(plan_of(cast).milestone("msa").duration.spec)
    assert seller.post(f"{ours}milestones/msa/estimate", {"days": "4 / 8 / 16", "seen": seen}).status_code == 303
    assert plan_of(cast).milestone("msa").duration.spec == [4, 8, 16]
    assert 'value="4 / 8 / 16"' in said(seller.get(f"{ours}milestones/msa/edit"))
    for wrong in ("4 / 8", "9 / 8 / 16", "1 2 3 4"):
        answer = seller.post(f"{ours}milestones/msa/estimate", {"days": wrong, "seen": "[4,8,16]"})
        assert answer.status_code == 422
        assert f'value="{wrong}"' in said(answer)
    assert plan_of(cast).milestone("msa").duration.spec == [4, 8, 16]


@pytest.mark.parametrize("spec", [{"lognormal": [8, 20]}, [2.5, 4, 12]])
def test_a_duration_from_a_file_stays_where_its_field_is_saved_as_it_was_shown(cast, spec):
    (seller, ours), _ = ways(cast)
    stood = plan_of(cast).milestone("msa").duration.spec
    act(cast.plan, EstimateMilestone("msa", spec, stood), Actor("user:0", "Mia", Side.VENDOR, "ae"))
    page = seller.get(f"{ours}milestones/msa/edit").content.decode()
    form = page[page.index('data-field="days"') :]
    seen, shown = (html.unescape(re.search(rf'name="{n}"[^>]*?value="([^"]*)"', form)[1]) for n in ("seen", "days"))
    assert seller.post(f"{ours}milestones/msa/estimate", {"days": shown, "seen": seen}).status_code == 303
    assert plan_of(cast).milestone("msa").duration.spec == spec


def test_a_new_milestone_takes_three_points_too(cast):
    (seller, ours), _ = ways(cast)
    sent = {"workstream": "legal", "deliverable": "Works council heard", "days": "3-6-12"}
    assert seller.post(f"{ours}milestones/add", sent).status_code == 303
    (added,) = (m for m in plan_of(cast).milestones if m.deliverable == "Works council heard")
    assert added.duration.spec == [3, 6, 12]


def test_a_new_milestone_says_what_must_come_first(cast):
    (seller, ours), _ = ways(cast)
    sent = {"workstream": "legal", "deliverable": "Works council heard", "days": "3", "after": ["-:questionnaire"]}
    assert seller.post(f"{ours}milestones/add", sent).status_code == 303
    assert [link.id for link in plan_of(cast).milestone("works-council-heard").after] == ["questionnaire"]


def test_a_gate_that_somebody_named_meanwhile_is_not_overwritten(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    page = said(seller.get(f"{ours}gates?workstream=security"))
    stands = plan_of(cast).workstream("security").gate
    assert f'name="seen" value="{stands.name}"' in page
    seen = {"workstream": "security", "seen": stands.name, "attended": list(stands.attendees)}
    assert buying.post(f"{theirs}gates", {**seen, "name": "Architects"}).status_code == 303
    late = seller.post(f"{ours}gates", {**seen, "name": "Risk board", "attendees": ["dana"]})
    assert late.status_code == 409
    assert "Dana Whitfield changed this" in said(late)
    assert "Architects" in said(late)
    assert "Risk board with Dana Whitfield" in said(late)
    assert plan_of(cast).workstream("security").gate.name == "Architects"
    assert undo(buying, theirs).status_code == 303
    assert plan_of(cast).workstream("security").gate == stands


def test_what_is_refused_is_told_at_its_form_with_what_was_typed(cast):
    (seller, ours), _ = ways(cast)
    answer = seller.post(f"{ours}milestones/questionnaire/estimate", {"days": "soon", "seen": "3"})
    assert answer.status_code == 422
    assert "whole business days" in said(answer)
    assert 'value="soon"' in said(answer)
    long = "a" * 400
    answer = seller.post(f"{ours}milestones/questionnaire/describe", {"deliverable": long, "seen": ""})
    assert answer.status_code == 422
    assert f'value="{long}"' in said(answer)


def test_another_target_is_shown_with_both_verdicts_before_it_is_saved(cast):
    (seller, ours), _ = ways(cast)
    was = plan_of(cast).target_signature
    sent = {"to": (was + timedelta(days=90)).isoformat(), "seen": was.isoformat(), "preview": "yes"}
    answer = seller.post(f"{ours}target", {**sent, "reason": "The board meets later"})
    assert answer.status_code == 200
    assert "On course" in said(answer)
    assert "The board meets later" in said(answer)
    assert plan_of(cast).target_signature == was


def test_ones_own_last_change_can_be_taken_back_and_nobody_elses(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    was = plan_of(cast).milestone("questionnaire")
    to = (was.due + timedelta(days=30)).isoformat()
    sent = {"to": to, "seen": was.due.isoformat(), "cause": "other", "reason": "It came so", "handling": "push"}
    assert seller.post(f"{ours}milestones/questionnaire/move", sent).status_code == 303
    assert undo(buying, theirs) is None
    stolen = buying.post(f"{theirs}undo", {"version": "2"})
    assert stolen.status_code == 422
    assert undo(seller, ours).status_code == 303
    assert plan_of(cast).milestone("questionnaire").due == was.due
    assert "took back a move" in said(buying.get(theirs))


def test_who_leads_a_milestone_is_edited_and_guarded_like_everything_else_of_it(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    at, was = "milestones/questionnaire/lead", plan_of(cast).milestone("questionnaire").lead
    assert seller.post(ours + at, {"lead": was.other.value, "seen": was.value}).status_code == 303
    assert plan_of(cast).milestone("questionnaire").lead is was.other
    assert "working days count now" in said(seller.get(ours))
    late = buying.post(theirs + at, {"lead": was.value, "seen": was.value})
    assert late.status_code == 409
    assert "Sam changed this" in said(late)
    assert undo(seller, ours).status_code == 303
    assert plan_of(cast).milestone("questionnaire").lead is was


def test_a_past_day_says_in_a_line_what_is_different_today(cast):
    (seller, ours), _ = ways(cast)
    assert "Nothing of it has changed since" in said(seller.get(f"{ours}as-of", {"day": TODAY.isoformat()}))

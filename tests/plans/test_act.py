from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from signward.core.plan.commands import (
    AddMilestone,
    ConfirmMilestone,
    DropMilestone,
    FinishMilestone,
    MoveMilestone,
    SignOff,
    StateOutcome,
    WriteNote,
)
from signward.core.plan.refusals import MovedMeanwhile, NotAllowed, Refusal, StaleSignOff
from signward.core.plan.state import Side
from signward.ledger import bell
from signward.ledger.models import Entry, Stream
from signward.ledger.read import export, verify
from signward.plans.act import NoSuchPlan, act, draft
from signward.plans.answers import KeyUsedTwice
from signward.plans.as_of import plan_as_of, plan_at_version
from signward.plans.forecasts import refresh
from signward.plans.models import MilestoneRow, PlanState, SideRoom
from signward.plans.queries import RowsBehind, history, milestones_of, plan_page, portfolio
from signward.plans.rebuild import compare, rebuild, rebuild_all
from tests.core.plan.given import DANA, QUESTIONNAIRE, SAM, TODAY, WATCHER
from tests.plans.conftest import NOON

DUE, LATER = QUESTIONNAIRE.due, date(2026, 11, 18)
MOVE = MoveMilestone("questionnaire", LATER, DUE, "work-longer", "Two answers need legal", "push")


def test_a_change_is_in_the_plan_the_ledger_and_the_rows_at_once(plan_id):
    acted = act(plan_id, MOVE, DANA, at=NOON)
    assert acted.version == 2
    assert acted.plan.milestone("questionnaire").due == LATER
    row = MilestoneRow.objects.get(plan=plan_id, milestone="questionnaire")
    assert (row.due, row.standing) == (LATER, "proposed")
    assert (verify(plan_id), compare(plan_id)) == ([], [])


def test_a_refused_command_leaves_nothing_behind(plan_id):
    with pytest.raises(NotAllowed):
        act(plan_id, MOVE, WATCHER, at=NOON)
    assert Entry.objects.count() == 1


def test_the_later_of_two_editors_is_shown_both_values(plan_id):
    act(plan_id, MOVE, DANA, at=NOON)
    with pytest.raises(MovedMeanwhile) as refused:
        act(plan_id, replace(MOVE, to=date(2026, 11, 9)), SAM, at=NOON)
    assert (refused.value.now, refused.value.typed) == (LATER, date(2026, 11, 9))


def test_a_retry_under_the_same_key_gets_the_first_answer_and_changes_nothing(plan_id):
    first = act(plan_id, MOVE, DANA, at=NOON, key="a")
    act(plan_id, StateOutcome("Other", first.plan.outcome), SAM, at=NOON)
    assert act(plan_id, MOVE, DANA, at=NOON, key="a") == first
    note = act(plan_id, WriteNote("once"), SAM, at=NOON, key="n")
    assert act(plan_id, WriteNote("once"), SAM, at=NOON, key="n").events == note.events
    assert Entry.objects.count() == 4


def test_a_key_is_for_one_command_of_one_person(plan_id):
    act(plan_id, MOVE, DANA, at=NOON, key="a")
    with pytest.raises(KeyUsedTwice):
        act(plan_id, FinishMilestone("legal", TODAY), DANA, at=NOON, key="a")
    act(plan_id, FinishMilestone("legal", TODAY), SAM, at=NOON, key="a")


def test_drafting_under_a_key_begins_one_plan(workspace, document):
    assert draft(workspace, document, SAM, key="d") == draft(workspace, document, SAM, key="d")
    assert PlanState.objects.count() == 1


def test_a_plan_that_does_not_exist_is_not_changed(db):
    with pytest.raises(NoSuchPlan):
        act(uuid4(), MOVE, SAM)


def test_a_note_stays_on_its_side(plan_id):
    act(plan_id, WriteNote("They race another vendor: canary-7731"), SAM, at=NOON)
    assert plan_page(plan_id, Side.VENDOR, TODAY).notes[0].text.endswith("canary-7731")
    assert plan_page(plan_id, Side.BUYER, TODAY).notes == ()
    assert "canary-7731" not in repr(plan_page(plan_id, Side.BUYER, TODAY)) + repr(history(plan_id, Side.BUYER))
    assert b"canary-7731" not in b"".join(export(plan_id, "shared", "buyer"))
    assert b"canary-7731" in b"".join(export(plan_id, "shared", "vendor"))
    assert plan_page(plan_id, Side.BUYER, TODAY).version == 1


def test_the_buyer_is_told_of_no_deal(plan_id):
    assert plan_page(plan_id, Side.BUYER, TODAY).deal_id is None


def test_sign_off_binds_to_the_version_that_was_shown(plan_id):
    page = plan_page(plan_id, Side.BUYER, TODAY)
    act(plan_id, MOVE, SAM, at=NOON)
    with pytest.raises(StaleSignOff) as refused:
        act(plan_id, SignOff("Dana Whitfield", "CFO", page.version, page.digest), DANA, at=NOON)
    assert refused.value.version == 2
    assert any("Wed 18 Nov" in line for line in refused.value.differences)
    page = plan_page(plan_id, Side.BUYER, TODAY)
    signed = act(plan_id, SignOff("Dana Whitfield", "CFO", page.version, page.digest), DANA, at=NOON)
    assert (signed.plan.sign_off.version, PlanState.objects.get().signed_off) == ("2", "current")


def test_the_day_is_that_of_the_workspace(workspace, document):
    workspace.time_zone = "Pacific/Auckland"
    workspace.save()
    evening = datetime(2026, 11, 2, 20, tzinfo=UTC)  # the morning of the 3rd in Auckland
    plan = draft(workspace, document, SAM, at=evening)
    act(plan, FinishMilestone("legal", date(2026, 11, 3)), SAM, at=evening)
    assert plan_as_of(plan, date(2026, 11, 2)).version == 0
    assert plan_as_of(plan, date(2026, 11, 3)).version == 2


def test_the_plan_is_seen_as_of_any_past_day_and_version(plan_id):
    act(plan_id, MOVE, DANA, at=NOON + timedelta(days=1))
    assert plan_as_of(plan_id, TODAY).plan.milestone("questionnaire").due == DUE
    assert plan_as_of(plan_id, TODAY + timedelta(days=1)).plan.milestone("questionnaire").due == LATER
    assert plan_at_version(plan_id, 1).milestone("questionnaire").due == DUE


def test_history_reads_newest_first_and_pages_by_version(plan_id):
    act(plan_id, MOVE, DANA, at=NOON)
    newest, first = history(plan_id, Side.BUYER)
    assert (newest.by, newest.version) == ("Dana Whitfield", 2)
    assert newest.words.startswith("Dana Whitfield moved Security questionnaire answered from Fri 6 Nov to Wed 18 Nov")
    assert history(plan_id, Side.BUYER, before=2) == (first,)


def test_rows_are_rebuilt_from_the_ledger_alone(plan_id):
    act(plan_id, MOVE, DANA, at=NOON)
    act(plan_id, WriteNote("ours"), DANA, at=NOON)
    act(plan_id, AddMilestone("security", "Pen test"), SAM, at=NOON)
    act(plan_id, DropMilestone("board", "By mail"), SAM, at=NOON)
    before = PlanState.objects.values().get()
    PlanState.objects.update(state='{"customer":"wrong"}', customer="wrong", target=None)
    MilestoneRow.objects.filter(milestone="legal").delete()
    SideRoom.objects.all().delete()
    assert compare(plan_id)
    assert rebuild_all() == 1
    assert compare(plan_id) == []
    assert PlanState.objects.values().get() == before
    rebuild(plan_id)


def test_rows_that_fell_behind_the_ledger_are_told_and_not_waited_for(plan_id):
    act(plan_id, MOVE, DANA, at=NOON)
    PlanState.objects.update(shared_version=1)
    with pytest.raises(RowsBehind, match="signward rebuild"):
        plan_page(plan_id, Side.BUYER, TODAY)
    rebuild_all()
    assert plan_page(plan_id, Side.BUYER, TODAY).version == 2


def test_the_forecast_of_another_day_is_computed_on_reading_and_kept_by_the_nightly_sweep(plan_id, workspace):
    week_later = TODAY + timedelta(days=7)
    (row,) = portfolio(workspace.pk, week_later)
    assert row.outlook.overdue == 1
    assert (PlanState.objects.get().forecast_on, PlanState.objects.get().overdue) == (TODAY, 0)
    assert refresh(NOON + timedelta(days=7)) == 1
    assert (PlanState.objects.get().forecast_on, compare(plan_id)) == (week_later, [])
    assert refresh(NOON + timedelta(days=7)) == 0


def test_milestones_are_asked_across_plans(plan_id, workspace, document):
    other = draft(workspace, document, SAM, at=NOON)
    act(other, FinishMilestone("questionnaire", TODAY), SAM, at=NOON)
    assert [(r.plan_id, r.milestone) for r in milestones_of([plan_id, other], undone=True) if r.due == DUE] == [
        (plan_id, "questionnaire")
    ]


def test_an_altered_head_is_found(plan_id):
    Stream.objects.filter(chain="shared").update(head="0" * 64)
    assert [fault.chain for fault in verify(plan_id)] == ["shared"]


def test_the_bell_rings_after_the_commit_and_only_then(plan_id, django_capture_on_commit_callbacks):
    rings = []
    stop = bell.listen(lambda *ring: rings.append(ring))
    try:
        with django_capture_on_commit_callbacks(execute=True):
            act(plan_id, MOVE, DANA, at=NOON)
            assert rings == []
        with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refusal):
            act(plan_id, MOVE, DANA, at=NOON)
    finally:
        stop()
    assert rings == [(plan_id, "shared", 2)]


def test_one_failing_listener_keeps_no_other_from_hearing(plan_id, django_capture_on_commit_callbacks):
    rings = []
    stops = [bell.listen(lambda *_: 1 / 0), bell.listen(lambda *ring: rings.append(ring))]
    try:
        with django_capture_on_commit_callbacks(execute=True):
            act(plan_id, WriteNote("x"), SAM, at=NOON)
    finally:
        for stop in stops:
            stop()
    assert rings == [(plan_id, "vendor", 1)]


def test_a_confirmation_shows_in_lists(plan_id):
    act(plan_id, ConfirmMilestone("questionnaire", DUE), DANA, at=NOON)
    assert MilestoneRow.objects.get(milestone="questionnaire").standing == "confirmed"

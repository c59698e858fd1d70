"""A workspace learns from its own plans alone: written with the plan, asked in one statement, never across."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from signward.core.plan.commands import FinishMilestone, MoveMilestone, ReopenMilestone, StartMilestone
from signward.core.plan.state import Segment, Side
from signward.people.models import Workspace
from signward.plans.act import act, draft
from signward.plans.models import MilestoneRow
from signward.plans.rebuild import compare, rebuild
from signward.plans.usual import Seen, seen, usual, usually
from tests.core.plan.given import DANA, SAM, TODAY
from tests.plans.conftest import NOON

REVIEW = ("security-review", Segment.ENTERPRISE, Side.BUYER)
FRIDAY = TODAY + timedelta(days=4)


def plan_with(workspace, *, segment="enterprise", **milestone):
    review = {"id": "review", "deliverable": "InfoSec review done", "lead": "buyer", "due": str(FRIDAY), **milestone}
    streams = [{"id": "all", "name": "All", "milestones": [review]}]
    return draft(workspace, {"signward": 1, "segment": segment, "workstreams": streams}, SAM, at=NOON)


def finished(workspace, days, **plan):
    """A plan whose review took so many working days, Monday to Friday, from the first Monday on."""
    plan_id = plan_with(workspace, **plan)
    end = TODAY + timedelta(days=(days - 1) // 5 * 7 + (days - 1) % 5)
    later = NOON + (end - TODAY)
    act(plan_id, StartMilestone("review", TODAY), DANA, at=NOON)
    act(plan_id, FinishMilestone("review", end), DANA, at=later)
    return plan_id


def test_before_anything_is_completed_the_published_range_is_usual(workspace):
    found = usual(workspace.id, "security-review", Segment.ENTERPRISE)
    assert found.points == (8, 15, 35)
    assert found.basis.startswith("usual for enterprise: 3–6 weeks")
    assert usual(workspace.id, "public-tender", Segment.ENTERPRISE) is None
    assert usual(workspace.id, "haircut", Segment.ENTERPRISE) is None


def test_what_is_completed_here_moves_it_and_says_so(workspace):
    for _ in range(8):
        finished(workspace, 40)
    found = usual(workspace.id, "security-review", Segment.ENTERPRISE)
    assert found.points[1] == 25  # the root of 15 times 39.5, begun days counted whole
    assert found.basis.startswith(
        "8 completed milestones of the vendor, blended with the usual range for enterprise: 3–6 weeks"
    )


def test_other_segments_sides_and_steps_do_not_inform_it(workspace):
    finished(workspace, 40, segment="regulated")
    finished(workspace, 40, lead="vendor")
    finished(workspace, 40, deliverable="Legal review")
    assert usual(workspace.id, "security-review", Segment.ENTERPRISE).points == (8, 15, 35)
    assert usual(workspace.id, "security-review", Segment.ENTERPRISE, Side.VENDOR).basis.startswith(
        "1 completed milestone of the vendor"
    )


def test_nothing_is_learned_from_another_workspace(workspace):
    other = Workspace.objects.create(name="Canary Rivals", time_zone="UTC")
    for _ in range(20):
        finished(other, 60)
    assert seen(workspace.id) == {}
    assert usual(workspace.id, "security-review", Segment.ENTERPRISE).points == (8, 15, 35)
    assert usually(workspace.id)(*REVIEW).points == (8, 15, 35)


def test_what_still_runs_counts_with_the_days_so_far(workspace):
    plan_id = plan_with(workspace)
    act(plan_id, StartMilestone("review", TODAY), DANA, at=NOON)
    assert seen(workspace.id)[REVIEW] == Seen(running={1: 1})
    late = NOON + timedelta(days=28)
    move = MoveMilestone("review", TODAY + timedelta(days=40), FRIDAY, "work-longer", "More findings", "push")
    act(plan_id, move, DANA, at=late)
    assert seen(workspace.id)[REVIEW] == Seen(running={21: 1})
    assert usual(workspace.id, "security-review", Segment.ENTERPRISE).basis.startswith(
        "1 milestone of the vendor still running, blended"
    )
    assert usual(workspace.id, "security-review", Segment.ENTERPRISE).points[1] > 15


def test_what_teaches_nothing_is_counted_with_the_reason(workspace):
    act(plan_with(workspace), FinishMilestone("review", TODAY), DANA, at=NOON)
    plan_with(workspace, done="2026-09-30", started="2026-09-01")
    assert seen(workspace.id)[REVIEW] == Seen(left_out={"no-start": 1, "before-the-plan": 1})


def test_a_step_that_the_plan_names_itself_is_the_one_that_learns(workspace):
    finished(workspace, 12, deliverable="Round two with the team", step="security-review")
    assert seen(workspace.id)[REVIEW].finished == {12: 1}


def test_a_milestone_that_is_no_usual_step_is_not_counted(workspace):
    finished(workspace, 12, deliverable="Kick-off call")
    assert seen(workspace.id) == {}


def test_what_is_reopened_is_no_longer_completed(workspace):
    plan_id = finished(workspace, 5)
    assert seen(workspace.id)[REVIEW].finished == {5: 1}
    act(plan_id, ReopenMilestone("review", "One finding is open"), DANA, at=NOON + timedelta(days=7))
    assert seen(workspace.id)[REVIEW] == Seen(running={1: 1})  # nothing later than the start is on record


def test_the_rows_say_what_the_ledger_says_and_are_written_anew_from_it(workspace):
    plan_id = finished(workspace, 12)
    assert compare(plan_id) == []
    MilestoneRow.objects.filter(plan=plan_id).update(worked=1, step="", running=True)
    assert compare(plan_id)
    rebuild(plan_id)
    assert compare(plan_id) == []
    assert seen(workspace.id)[REVIEW].finished == {12: 1}


def test_many_plans_are_asked_in_one_statement_and_none_before_it_is_needed(workspace):
    for days in (8, 9, 9):
        finished(workspace, days)
    with CaptureQueriesContext(connection) as sent:
        ask = usually(workspace.id)
        assert not sent.captured_queries
        for step in ("security-review", "msa", "dpa"):
            ask(step, Segment.ENTERPRISE, Side.BUYER)
    assert len(sent) == 1


def test_a_start_on_a_day_off_counts_from_the_next_working_day(workspace):
    plan_id = plan_with(workspace)
    later = NOON + timedelta(days=20)
    act(plan_id, StartMilestone("review", date(2026, 11, 7)), DANA, at=later)
    act(plan_id, FinishMilestone("review", date(2026, 11, 10)), DANA, at=later)
    assert seen(workspace.id)[REVIEW].finished == {2: 1}

"""Baselines in the ledger: replay gives them, the past keeps them, and a file brings none."""

from datetime import timedelta

from signward.core.plan.commands import MoveMilestone, SignOff
from signward.plans.act import act, draft
from signward.plans.as_of import plan_at_version
from signward.plans.models import PlanState
from signward.plans.rebuild import compare, rebuild
from signward.plans.stored import plan_from_text
from tests.core.plan.given import DANA, QUESTIONNAIRE, SAM, TODAY
from tests.plans.conftest import NOON


def stored(plan_id):
    return plan_from_text(PlanState.objects.get(plan=plan_id).state)


def test_rows_of_an_older_signward_get_their_baselines_from_the_ledger(plan_id):
    row = PlanState.objects.get()
    act(plan_id, SignOff("Dana Whitfield", "CFO", row.shared_version, row.digest), DANA, at=NOON)
    signed, version = stored(plan_id), PlanState.objects.get().shared_version
    to = QUESTIONNAIRE.due + timedelta(days=4)
    act(plan_id, MoveMilestone("questionnaire", to, QUESTIONNAIRE.due, "other", "Later", "push"), SAM, at=NOON)
    state = PlanState.objects.get().state
    PlanState.objects.update(state=state[: state.index('"baselines":')] + state[state.index('"target_moves":') :])
    assert stored(plan_id).baselines == ()
    rebuild(plan_id)
    assert stored(plan_id).baselines == signed.baselines == plan_at_version(plan_id, version).baselines
    assert stored(plan_id).baseline.day("questionnaire") == QUESTIONNAIRE.due
    assert compare(plan_id) == []


def test_a_plan_file_brings_no_baseline_to_the_server(workspace, document):
    signed = {"on": str(TODAY), "by": "Dana", "milestones": [{"id": "questionnaire", "date": str(TODAY)}]}
    made = draft(workspace, {**document, "baselines": [signed]}, SAM, at=NOON)
    assert stored(made).baselines == ()

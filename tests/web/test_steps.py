"""The usual step of a milestone is put right in its editor; what is offered and learned goes by it at once."""

from __future__ import annotations

import html

import pytest

from signward.core.plan.priors import BY_STEP
from signward.plans.models import MilestoneRow
from tests.web.test_editing import plan_of, said, undo, ways

pytestmark = pytest.mark.django_db
AT = "milestones/security-review/"


def shown(client, address, milestone="security-review"):
    return html.unescape(said(client.get(f"{address}milestones/{milestone}/edit")))


def test_the_editor_says_which_step_was_recognised_and_what_its_usual_days_stand_on(cast):
    for client, address in ways(cast):
        page = shown(client, address)
        assert f"{BY_STEP['security-review'].name}, as its words say" in page
        assert BY_STEP["security-review"].basis in page


def test_a_step_put_right_changes_what_is_offered_and_what_is_learned_and_is_told_to_both(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    assert seller.post(f"{ours}{AT}step", {"step": "dpa", "seen": ""}).status_code == 303
    assert plan_of(cast).milestone("security-review").step == "dpa"
    assert MilestoneRow.objects.get(plan_id=cast.plan, milestone="security-review").step == "dpa"
    page = shown(seller, ours)
    assert BY_STEP["dpa"].basis in page
    assert "Data protection agreement; before, what its words say" in said(buying.get(theirs))
    assert undo(seller, ours).status_code == 303
    assert plan_of(cast).milestone("security-review").step == ""


def test_nothing_usual_is_offered_for_what_is_none_of_the_usual_steps(cast):
    (seller, ours), _ = ways(cast)
    assert "Use the usual" in shown(seller, ours)
    assert seller.post(f"{ours}{AT}step", {"step": "none", "seen": ""}).status_code == 303
    assert "Use the usual" not in shown(seller, ours)
    assert MilestoneRow.objects.get(plan_id=cast.plan, milestone="security-review").step == ""


def test_the_later_of_two_sees_both_in_words_and_an_unknown_step_is_refused(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    assert buying.post(f"{theirs}{AT}step", {"step": "dpa", "seen": ""}).status_code == 303
    late = seller.post(f"{ours}{AT}step", {"step": "none", "seen": ""})
    assert late.status_code == 409
    assert "Data protection agreement" in said(late)
    assert "none of the usual steps" in said(late)
    assert seller.post(f"{ours}{AT}step", {"step": "lunch", "seen": "dpa"}).status_code == 422
    assert plan_of(cast).milestone("security-review").step == "dpa"


def test_what_is_done_can_be_put_right_too(cast):
    (seller, ours), _ = ways(cast)
    done = next(m.id for m in plan_of(cast).milestones if m.done)
    assert 'name="step"' in shown(seller, ours, done)
    assert seller.post(f"{ours}milestones/{done}/step", {"step": "none", "seen": ""}).status_code == 303
    assert plan_of(cast).milestone(done).step == "none"

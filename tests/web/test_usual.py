"""What is usual is offered in the editor, taken with one click, and says what it stands on until somebody estimates."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from signward.core.plan.actors import Actor
from signward.core.plan.commands import EstimateMilestone
from signward.core.plan.state import Side
from signward.plans.act import act, draft
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
SAM = Actor("user:0", "Sam", Side.VENDOR, "ae")
AT = "milestones/security-review/"


def ways(cast):
    return (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/"), (cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/")


def said(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def review(cast):
    return plan_page(cast.plan, Side.VENDOR, TODAY).plan.milestone("security-review")


def completed_elsewhere(workspace, times=8, days=40):
    """Other plans of the workspace in which a buyer's security review took so many working days."""
    start = TODAY - timedelta(days=400)
    start -= timedelta(days=start.weekday())
    end = start + timedelta(days=(days - 1) // 5 * 7 + (days - 1) % 5)
    milestone = {
        "id": "review", "deliverable": "Canary Corp: InfoSec review", "lead": "buyer", "started": str(start),
        "done": str(end),
    }  # fmt: skip
    streams = [{"id": "all", "name": "All", "milestones": [milestone]}]
    document = {"signward": 1, "segment": "enterprise", "customer": "Canary Corp", "workstreams": streams}
    for _ in range(times):
        draft(workspace, document, SAM, at=datetime(end.year, end.month, end.day, 12, tzinfo=UTC))


OWN = 10
"""What somebody estimated for the review before."""


@pytest.fixture(autouse=True)
def estimated(cast):
    stood = review(cast).duration.spec
    if stood != OWN:
        act(cast.plan, EstimateMilestone("security-review", OWN, stood), SAM)


def take(client, address, points, seen=str(OWN)):
    return client.post(f"{address}{AT}usual", {"points": points, "seen": seen})


def test_the_editor_offers_what_is_usual_with_its_source(cast):
    for client, address in ways(cast):
        page = said(client.get(f"{address}{AT}edit"))
        assert "Usually 15 business days" in page
        assert "8 to 35 in 8 of 10 cases." in page
        assert "renewalpad.com" in page


def test_one_click_takes_it_and_both_sides_read_what_it_stands_on(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    assert take(seller, ours, "8 15 35").status_code == 303
    assert review(cast).duration.spec == [8, 15, 35]
    for client, address in ((seller, ours), (buying, theirs)):
        page = said(client.get(address))
        assert "took 15 business days for Security review passed instead of 10 business days" in page
        assert 'title="usual for enterprise: 3–6 weeks' in page
        editor = said(client.get(f"{address}{AT}edit"))
        assert "What its days stand on: usual for enterprise" in editor
        assert "Use the usual" not in editor


def test_an_estimate_of_ones_own_stands_on_itself_again(cast):
    (seller, ours), _ = ways(cast)
    take(seller, ours, "8 15 35")
    assert seller.post(f"{ours}{AT}estimate", {"days": "12", "seen": "[8,15,35]"}).status_code == 303
    assert review(cast).basis == ""
    assert "What its days stand on" not in said(seller.get(f"{ours}{AT}edit"))


def test_the_vendor_is_offered_what_its_own_plans_teach_and_the_buyer_is_told_of_it_only_when_taken(cast):
    completed_elsewhere(cast.acme)
    (seller, ours), (buying, theirs) = ways(cast)
    page = said(seller.get(f"{ours}{AT}edit"))
    assert "Usually 25 business days" in page
    assert "8 completed milestones of the vendor, blended with the usual range for enterprise" in page
    before = said(buying.get(f"{theirs}{AT}edit")) + said(buying.get(theirs))
    assert "Usually 15 business days" in before
    assert "of the vendor, blended" not in before
    points = re.search(r'name="points" value="([\d ]+)"', page)[1]
    assert take(buying, theirs, points).status_code == 422
    assert take(seller, ours, points).status_code == 303
    after = said(buying.get(theirs))
    assert "8 completed milestones of the vendor" in after
    assert "Canary Corp" not in after


def test_what_another_workspace_completed_is_offered_to_nobody_here(cast):
    completed_elsewhere(cast.far)
    (seller, ours), _ = ways(cast)
    assert "Usually 15 business days" in said(seller.get(f"{ours}{AT}edit"))


def test_what_was_offered_and_is_no_longer_usual_is_not_taken_in_silence(cast):
    (seller, ours), _ = ways(cast)
    completed_elsewhere(cast.acme)
    late = take(seller, ours, "8 15 35")
    assert late.status_code == 422
    assert "no longer what was offered" in said(late)
    assert "Usually 25 business days" in said(late)
    assert review(cast).duration.spec == OWN


def test_whoever_estimated_meanwhile_is_not_overwritten(cast):
    (seller, ours), _ = ways(cast)
    act(cast.plan, EstimateMilestone("security-review", 12, OWN), SAM)
    late = take(seller, ours, "8 15 35")
    assert late.status_code == 409
    assert "Use mine" in said(late)
    assert take(seller, ours, "8 15 35", seen="12").status_code == 303


def test_a_milestone_that_is_no_usual_step_is_offered_nothing(cast):
    (seller, ours), _ = ways(cast)
    readout = f"{ours}milestones/readout/"
    assert "Usually" not in said(seller.get(f"{readout}edit"))
    assert seller.post(f"{readout}usual", {"points": "1 2 3", "seen": "1"}).status_code == 422
    assert "Usually" not in said(seller.get(f"{ours}milestones/criteria/edit"))  # done


def test_taking_the_usual_can_be_undone(cast):
    (seller, ours), _ = ways(cast)
    take(seller, ours, "8 15 35")
    version = re.search(r'name="version"\s+value="(\d+)"', seller.get(ours).content.decode())[1]
    assert seller.post(f"{ours}undo", {"version": version}).status_code == 303
    assert (review(cast).duration.spec, review(cast).basis) == (OWN, "")


def test_a_plan_that_does_not_say_what_kind_of_purchase_it_is_asks_and_then_offers(cast):
    (seller, ours), _ = ways(cast)
    assert seller.post(f"{ours}segment", {"segment": "galactic", "seen": "enterprise"}).status_code == 422
    assert seller.post(f"{ours}segment", {"segment": "", "seen": "enterprise"}).status_code == 303
    page = said(seller.get(f"{ours}{AT}edit"))
    assert "Use the usual" not in page
    assert "what kind of purchase it is" in page
    late = seller.post(f"{ours}segment", {"segment": "mid-market", "seen": "enterprise"})
    assert late.status_code == 409
    assert "Kind of purchase" in said(late)
    assert seller.post(f"{ours}segment", {"segment": "regulated", "seen": ""}).status_code == 303
    assert "Usually 30 business days" in said(seller.get(f"{ours}{AT}edit"))
    assert "Sam said what kind of purchase it is: Regulated, before not said." in said(seller.get(ours))

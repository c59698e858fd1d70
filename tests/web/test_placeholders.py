"""Roles that nobody is named for yet: each side sees them as its own or the other's, and names its own."""

from __future__ import annotations

import pytest

from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.plans.act import draft
from signward.plans.models import Deal
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
DOCUMENT = {
    "signward": 1,
    "customer": "Eastgate",
    "vendor": "Acme Analytics",
    "people": [
        {"id": "lead", "name": "Security lead", "side": "buyer", "role": "security lead", "placeholder": True},
        {"id": "counsel", "name": "Legal counsel", "side": "vendor", "role": "legal counsel", "placeholder": True},
    ],
    "workstreams": [
        {"id": "s", "name": "Security", "milestones": [
            {"id": "a", "deliverable": "Reviewed", "lead": "buyer", "buyer": "lead", "vendor": "counsel", "duration": 3}
        ]}
    ],
}  # fmt: skip


@pytest.fixture
def plan(cast):
    deal = Deal(workspace=cast.acme, customer="Eastgate", owner=cast.sam)
    return draft(cast.acme, DOCUMENT, Actor(f"user:{cast.sam.pk}", "Sam", Side.VENDOR, "ae"), deal=deal)


def test_the_page_asks_quietly_who_it_is(cast, plan):
    page = cast.as_vendor(cast.sam).get(f"/plans/{plan}/").content.decode()
    assert "their security lead" in page
    assert "your legal counsel" in page
    assert f'href="/plans/{plan}/people/lead/name"' in page
    assert "Not named yet: Security lead and Legal counsel." in page


def test_naming_it_gives_it_a_name_everywhere(cast, plan):
    client = cast.as_vendor(cast.sam)
    assert "Who is their security lead?" in client.get(f"/plans/{plan}/people/lead/name").content.decode()
    answer = client.post(f"/plans/{plan}/people/lead/name", {"name": "Lee Park", "email": "lee@eastgate.example"})
    assert answer.status_code == 303
    page = client.get(f"/plans/{plan}/").content.decode()
    assert "their security lead" not in page
    assert "Sam named Lee Park as Security lead on the buyer side." in page
    assert plan_page(plan, Side.VENDOR, TODAY).plan.person("lead").email == "lee@eastgate.example"


def test_what_is_wrong_stands_at_the_form_with_what_was_typed(cast, plan):
    answer = cast.as_vendor(cast.sam).post(f"/plans/{plan}/people/lead/name", {"name": "Lee Park", "email": "lee"})
    assert answer.status_code == 422
    assert "lee is not an email address" in answer.content.decode()
    assert 'value="Lee Park"' in answer.content.decode()


def test_a_role_that_is_not_in_the_plan_is_not_found(cast, plan):
    assert cast.as_vendor(cast.sam).get(f"/plans/{plan}/people/nobody/name").status_code == 404


def test_who_is_named_already_is_invited_without_typing_them_again(cast, plan):
    client, at = cast.as_vendor(cast.sam), f"/plans/{plan}/"
    client.post(f"{at}people/lead/name", {"name": "Lee Park", "email": "lee@eastgate.example"})
    page = client.get(f"{at}invite").content.decode()
    assert f'<a href="{at}invite?person=lead">Lee Park</a>' in page
    filled = client.get(f"{at}invite?person=lead").content.decode()
    assert 'value="Lee Park"' in filled
    assert 'value="lee@eastgate.example"' in filled
    assert '<option value="lead" selected>' in filled
    sent = {"name": "Lee Park", "email": "lee@eastgate.example", "role": "colleague", "person": "lead"}
    assert client.post(f"{at}invite", sent).status_code == 303
    assert "not asked yet" not in client.get(f"{at}invite").content.decode()
    assert 'value=""' in client.get(f"{at}invite?person=nobody").content.decode()


def test_nobody_invites_a_role(cast, plan):
    client = cast.as_vendor(cast.sam)
    assert "Security lead" not in client.get(f"/plans/{plan}/invite").content.decode()
    sent = {"name": "Lee", "email": "lee@eastgate.example", "role": "colleague", "person": "lead"}
    answer = client.post(f"/plans/{plan}/invite", sent)
    assert answer.status_code == 422
    assert "Name them in the plan first" in answer.content.decode()

"""How durations move together: what that does to the chances is shown before it is saved; nobody overwrites another."""

from __future__ import annotations

import re

import pytest

from signward.core.plan.pace import USUAL
from signward.core.plan.state import Pace, Side
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
TYPED = {"deal": "0.4", "vendor": "0,1", "buyer": ""}


def stands(cast):
    return plan_page(cast.plan, Side.VENDOR, TODAY).plan.pace


def seen(answer):
    """The hidden values of the page that is on the screen."""
    return dict(re.findall(r'name="(seen_\w+)"\s+value="([^"]*)"', answer.content.decode()))


@pytest.fixture
def sam(cast):
    return cast.as_vendor(cast.sam), f"/plans/{cast.plan}/pace"


def test_a_plan_begins_with_what_is_usual_and_the_page_says_so(cast, sam):
    client, address = sam
    assert stands(cast) == USUAL
    assert "rise and fall together, by 0.2 in the whole deal" in client.get(f"/plans/{cast.plan}/").content.decode()
    assert seen(client.get(address)) == {"seen_deal": "0.2", "seen_vendor": "0.2", "seen_buyer": "0.2"}


def test_what_it_does_to_the_chances_is_shown_and_nothing_is_saved(cast, sam):
    client, address = sam
    said = client.post(address, {**TYPED, **seen(client.get(address))}).content.decode()
    assert "What it does to the chances" in said
    assert "80 %: " in said
    assert stands(cast) == USUAL


def test_saving_keeps_every_share_and_the_history_says_it(cast, sam):
    client, address = sam
    assert client.post(address, {**TYPED, **seen(client.get(address)), "save": "yes"}).status_code == 303
    assert stands(cast) == Pace(0.4, 0.1, 0)
    assert "changed how durations move together" in plan_page(cast.plan, Side.BUYER, TODAY).history[0].words


def test_a_change_made_meanwhile_is_shown_and_what_was_typed_is_kept(cast, sam):
    client, address = sam
    old = seen(client.get(address))
    client.post(address, {"deal": "0.5", "vendor": "0", "buyer": "0", **old, "save": "yes"})
    answer = client.post(address, {**TYPED, **old, "save": "yes"})
    assert answer.status_code == 409
    assert "It says now: Durations rise and fall together, by 0.5 in the whole deal" in answer.content.decode()
    assert 'value="0,1"' in answer.content.decode()
    assert stands(cast) == Pace(deal=0.5)
    assert client.post(address, {**TYPED, **seen(answer), "save": "yes"}).status_code == 303
    assert stands(cast) == Pace(0.4, 0.1, 0)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("deal", "much", "a number from 0 to 1"),
        ("vendor", "1.5", "a number from 0 to 1"),
        ("buyer", "nan", "a number from 0 to 1"),
        ("deal", "0.95", "1 together at most"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(cast, sam, field, value, words):
    client, address = sam
    answer = client.post(address, {**TYPED, field: value, **seen(client.get(address)), "save": "yes"})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert stands(cast) == USUAL


def test_the_champion_may_change_it(cast):
    client, address = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/pace"
    assert client.post(address, {**TYPED, **seen(client.get(address)), "save": "yes"}).status_code == 303
    assert stands(cast) == Pace(0.4, 0.1, 0)

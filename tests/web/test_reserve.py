"""The reserve before the target: shown, changed with its sentence, and never overwritten unseen."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from signward.core.plan.state import Side
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def stands(cast):
    return plan_page(cast.plan, Side.VENDOR, TODAY).plan.reserve


@pytest.fixture
def sam(cast):
    return cast.as_vendor(cast.sam), f"/plans/{cast.plan}/reserve"


def test_what_a_reserve_implies_is_shown_before_anything_is_saved(cast, sam):
    client, address = sam
    said = client.post(address, {"days": "5", "seen": "0", "preview": "yes"}).content.decode()
    assert "Dates aim at" in said
    assert "5 of 5 business days eaten" in said  # the plan of the cast is late
    assert stands(cast) == 0


def test_it_says_how_many_days_would_be_enough_where_a_chance_is_told(sam):
    client, _ = sam
    far = (TODAY + timedelta(days=300)).isoformat()
    plan = client.post("/deals/new", {"customer": "Eastgate", "target": far}).headers["Location"]
    assert "It is enough in 8 of 10 cases." in client.get(f"{plan}reserve").content.decode()
    less = client.post(f"{plan}reserve", {"days": "1", "seen": "5", "preview": "yes"}).content.decode()
    assert re.search(r"\d\d business days would be enough in 8 of 10 cases.", less)


def test_it_is_saved_and_both_sides_see_how_much_of_it_is_eaten(cast, sam):
    client, address = sam
    assert client.post(address, {"days": "5", "seen": "0"}).status_code == 303
    for page in (client.get(f"/plans/{cast.plan}/"), cast.as_buyer(cast.dana).get(f"/buyer/plans/{cast.plan}/")):
        said = page.content.decode()
        assert "5 of 5 business days eaten" in said
        assert "holds a reserve of 5 business days before the target" in said


def test_another_one_says_why_and_one_that_changed_meanwhile_stays(cast, sam):
    client, address = sam
    client.post(address, {"days": "5", "seen": "0"})
    silent = client.post(address, {"days": "3", "seen": "5"})
    assert silent.status_code == 422
    assert "why the reserve changes" in silent.content.decode()
    stale = client.post(address, {"days": "2", "seen": "0", "reason": "Less will do"})
    assert stale.status_code == 409
    assert "Less will do" in stale.content.decode()
    assert stands(cast) == 5
    client.post(address, {"days": "3", "seen": "5", "reason": "The board meets earlier"})
    assert stands(cast) == 3


@pytest.mark.parametrize("days", ["", "-1", "many", "251"])
def test_what_is_no_number_of_days_is_told(cast, sam, days):
    answer = sam[0].post(sam[1], {"days": days, "seen": "0"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_colleague_of_the_buyer_cannot_change_it(cast):
    answer = cast.as_buyer(cast.cole).post(f"/buyer/plans/{cast.plan}/reserve", {"days": "5", "seen": "0"})
    assert answer.status_code == 422
    assert stands(cast) == 0


def test_a_plan_that_somebody_cannot_see_has_no_reserve_either(cast):
    assert cast.as_vendor(cast.olga).get(f"/plans/{cast.plan}/reserve").status_code == 404

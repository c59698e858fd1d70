"""What has drifted since a sign-off, on the page of both sides."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from signward.core.plan.actors import Actor
from signward.core.plan.commands import AddMilestone, DropMilestone, MoveMilestone, SignOff
from signward.core.plan.state import Side
from signward.plans.act import act
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def page_of(cast):
    return plan_page(cast.plan, Side.BUYER, TODAY)


def sign(cast):
    page = page_of(cast)
    by = Actor(f"participant:{cast.dana.pk}", "Dana Whitfield", Side.BUYER, "champion", "dana")
    act(cast.plan, SignOff("Dana Whitfield", "CFO", page.version, page.digest), by)
    return str(page.version)


def move(cast, days):
    milestone = next(m for m in page_of(cast).plan.milestones if m.due and not m.done)
    to = max(milestone.due, TODAY) + timedelta(days)
    by = Actor(f"user:{cast.sam.pk}", "Sam", Side.VENDOR, "ae", "sam")
    return milestone, act(cast.plan, MoveMilestone(milestone.id, to, milestone.due, "other", "Later", "signature"), by)


def said(client, address):
    text = client.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)), text


def both(cast):
    return (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/"), (cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/")


def test_a_plan_that_nobody_signed_says_nothing_of_drift(cast):
    for client, address in both(cast):
        assert "Since the sign-off" not in said(client, address)[0]


def test_both_sides_see_the_same_drift_beside_the_date_and_in_a_sentence(cast):
    version = sign(cast)
    milestone, _ = move(cast, 6)
    days = (page_of(cast).plan.milestone(milestone.id).due - milestone.due).days
    for client, address in both(cast):
        words, html = said(client, address)
        assert f"(v{version}):" in words
        row = re.search(rf'<tr id="m-{milestone.id}".*?</tr>', html, re.DOTALL)[0]
        assert f">+{days} days<" in re.sub(r"\s*\n\s*", "", row)
        assert "later than signed off on" in row
        assert 'class="tl-ghost"' in html


def test_what_was_dropped_is_named_and_what_was_added_is_marked(cast):
    sign(cast)
    by = Actor(f"user:{cast.sam.pk}", "Sam", Side.VENDOR, "ae", "sam")
    gone = next(m for m in page_of(cast).plan.milestones if not m.done)
    act(cast.plan, DropMilestone(gone.id, "Not needed"), by)
    act(cast.plan, AddMilestone(gone.workstream, "Data processing agreement", duration=2), by)
    words, html = said(*both(cast)[1])
    assert f"Dropped: {gone.name}." in words
    assert "1 milestone added" in words
    assert re.search(r'class="drift small"[^>]*>new<', html)


def test_the_dates_are_compared_with_the_sign_off_that_is_chosen(cast):
    first = sign(cast)
    move(cast, 6)
    second = sign(cast)
    client, address = both(cast)[1]
    words, html = said(client, address)
    assert f"(v{second}):" in words
    assert "every date as it was" in words
    assert html.count("<option") >= 2
    words, html = said(client, f"{address}?since={first}")
    assert f"(v{first}):" in words
    assert "later" in words
    assert f'data-plan="{address}?since={first}"' in html


@pytest.mark.parametrize("since", ["999", "<b>", "", "0"])
def test_a_sign_off_that_never_was_is_not_compared_with(cast, since):
    version = sign(cast)
    client, address = both(cast)[1]
    assert f"(v{version}):" in said(client, f"{address}?since={since}")[0]


def test_the_plan_as_of_a_past_day_is_compared_with_what_was_signed_by_then(cast):
    sign(cast)
    client, address = both(cast)[0]
    words, html = said(client, f"{address}as-of?day={TODAY}")
    assert "Since the sign-off" in words
    assert '<select name="since"' not in html

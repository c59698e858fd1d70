"""What is mine: the reader's own milestones, each with done, another date, not me; and all dates kept in one tap."""

from __future__ import annotations

import re

import pytest

from signward.core.plan.commands import AssignMilestone, MoveMilestone
from signward.core.plan.state import Side
from signward.plans.act import act
from signward.plans.queries import plan_page
from tests.cast import TODAY
from tests.core.plan.given import SAM

pytestmark = pytest.mark.django_db


def plan_of(cast):
    return plan_page(cast.plan, Side.BUYER, TODAY).plan


@pytest.fixture
def dana(cast):
    """The champion, who owns three milestones."""
    for one in [m for m in plan_of(cast).milestones if m.due and not m.done and m.buyer not in (None, "dana")][:2]:
        act(cast.plan, AssignMilestone(one.id, Side.BUYER, "dana", one.buyer), SAM)
    client = cast.as_buyer(cast.dana)
    client.base = f"/buyer/plans/{cast.plan}/"
    client.mine = lambda: client.get(f"{client.base}mine").content.decode()
    return client


def hers(cast, person="dana"):
    return [m for m in plan_of(cast).milestones if m.buyer == person and not m.done]


def awaiting(page):
    return list(dict.fromkeys(re.findall(r'name="seen"\s+value="([^"]+)"', page)))


def test_it_shows_the_readers_own_open_milestones_by_date_and_no_others(cast, dana):
    page, own = dana.mine(), hers(cast)
    assert own
    assert re.findall(r'<li id="m-([^"]+)"', page) == [m.id for m in sorted(own, key=lambda m: m.due)]


def test_all_dates_that_await_her_are_kept_in_one_tap(cast, dana):
    seen = awaiting(dana.mine())
    assert len(seen) > 1
    answer = dana.post(f"{dana.base}mine/confirm", {"seen": seen})
    assert answer.headers["Location"] == f"{dana.base}mine"
    assert all(plan_of(cast).milestone(pair.split()[1]).confirmed for pair in seen)
    assert "I will keep" not in dana.mine()


def test_where_one_of_them_moved_meanwhile_none_is_confirmed_and_the_page_says_which(cast, dana):
    seen = awaiting(dana.mine())
    moved = plan_of(cast).milestone(seen[0].split()[1])
    later = moved.due.replace(year=moved.due.year + 1)
    act(cast.plan, MoveMilestone(moved.id, later, moved.due, "scope-changed", "More to do", "push"), SAM)
    answer = dana.post(f"{dana.base}mine/confirm", {"seen": seen})
    assert answer.status_code == 422
    assert f"{moved.deliverable} moved to" in answer.content.decode()
    assert not any(m.confirmed for m in hers(cast))


def test_done_takes_one_tap_and_a_note_if_she_likes(cast, dana):
    first, second = hers(cast)[:2]
    dana.post(f"{dana.base}mine/{first.id}/done", {"evidence": ""})
    dana.post(f"{dana.base}mine/{second.id}/done", {"evidence": "See the minutes"})
    plan = plan_of(cast)
    assert plan.milestone(first.id).done == TODAY
    assert plan.milestone(second.id).evidence == "See the minutes"
    assert first.id not in re.findall(r'<li id="m-([^"]+)"', dana.mine())


def test_not_me_hands_it_to_somebody_whom_the_plan_names(cast, dana):
    one = hers(cast)[0]
    other = next(p for p in plan_of(cast).people if p.side is Side.BUYER and p.id != "dana")
    page = dana.get(f"{dana.base}mine/{one.id}/hand-over").content.decode()
    assert other.name in page
    assert not [p.name for p in plan_of(cast).people if p.side is Side.VENDOR and f">{p.name}<" in page]
    dana.post(f"{dana.base}mine/{one.id}/hand-over", {"person": other.id, "seen": "dana", "name": "", "email": ""})
    assert plan_of(cast).milestone(one.id).buyer == other.id


def test_not_me_with_a_name_that_is_new_adds_the_person_and_does_so_once(cast, dana):
    one = hers(cast)[0]
    form = {"person": "", "seen": "dana", "name": "Lena Vogt", "email": "Lena@Northwind.example", "once": "k" * 32}
    for _ in range(2):
        assert dana.post(f"{dana.base}mine/{one.id}/hand-over", form).status_code == 303
    people = [p for p in plan_of(cast).people if p.name == "Lena Vogt"]
    assert [(p.side, p.email) for p in people] == [(Side.BUYER, "lena@northwind.example")]
    assert plan_of(cast).milestone(one.id).buyer == people[0].id


def test_a_hand_over_that_is_refused_names_nobody_and_keeps_what_was_typed(cast, dana):
    one = hers(cast)[0]
    act(cast.plan, AssignMilestone(one.id, Side.BUYER, None, "dana"), SAM)
    form = {"person": "", "seen": "dana", "name": "Lena Vogt", "email": ""}
    answer = dana.post(f"{dana.base}mine/{one.id}/hand-over", form)
    assert answer.status_code == 422
    assert "Lena Vogt" in answer.content.decode()
    assert not [p for p in plan_of(cast).people if p.name == "Lena Vogt"]


def test_a_name_is_needed_to_hand_over(cast, dana):
    answer = dana.post(f"{dana.base}mine/{hers(cast)[0].id}/hand-over", {"person": "", "seen": "dana", "name": ""})
    assert answer.status_code == 422
    assert "Say who does it" in answer.content.decode()


def test_the_vendors_people_are_found_by_their_address(cast):
    sam = cast.as_vendor(cast.sam)
    page = sam.get(f"/plans/{cast.plan}/mine").content.decode()
    assert re.findall(r'<li id="m-([^"]+)"', page)


def test_who_is_not_in_the_plan_is_told_so(cast):
    page = cast.as_buyer(cast.cole).get(f"/buyer/plans/{cast.plan}/mine").content.decode()
    assert "does not say which of its people you are" in page


def test_a_viewer_may_look_and_not_tap(cast):
    client = cast.as_buyer(cast.vic)
    assert client.get(f"/buyer/plans/{cast.plan}/mine").status_code == 200
    assert client.post(f"/buyer/plans/{cast.plan}/mine/confirm", {"seen": []}).status_code == 403

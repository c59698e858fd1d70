"""Chances on the plan page: asked for apart, the same for both sides, and never older than the plan."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from pypdf import PdfReader

from signward.core.plan.actors import Actor
from signward.core.plan.commands import EstimateMilestone
from signward.core.plan.state import Side
from signward.plans.act import act, draft
from tests.cast import TODAY

SAM = Actor("user:1", "Sam", Side.VENDOR, "ae")
AWAITED = "being worked out"


def sides(cast):
    return (
        (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/"),
        (cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/"),
    )


def said(client, address):
    return client.get(address).content.decode()


def test_a_page_is_answered_at_once_and_has_its_chances_once_somebody_asked(cast):
    for client, address in sides(cast):
        assert AWAITED in said(client, address)
        assert f'href="{address}?chances"' in said(client, address)
        assert "Chance to sign by" in said(client, f"{address}?chances")
        page = said(client, address)
        assert AWAITED not in page
        assert "Chance to sign by" in page
        assert "(80 %: " in page
        assert "What costs time" in page
        assert "tl-haze" in page


def test_both_sides_read_the_same_chance_and_neither_can_tell_whether_the_other_looked(cast):
    (seller, ours), (buyer, theirs) = sides(cast)
    mine = said(seller, f"{ours}?chances")
    assert AWAITED in said(buyer, theirs)
    yours = said(buyer, f"{theirs}?chances")
    chance = re.compile(r'<p class="chance">(.*?)</p>')
    assert chance.search(mine)[1] == chance.search(yours)[1]


def test_a_change_makes_the_chance_of_the_version_before_disappear(cast):
    (client, address), _ = sides(cast)
    before = said(client, f"{address}?chances")
    act(cast.plan, EstimateMilestone("queue", 45, [20, 30, 42]), SAM)
    after = said(client, address)
    assert AWAITED in after
    assert "tl-haze" not in after
    fresh = said(client, f"{address}?chances")
    assert AWAITED not in fresh
    assert fresh.split("(80 %: ")[1][:8] != before.split("(80 %: ")[1][:8]


def test_asking_for_chances_costs_no_more_statements(cast, django_assert_max_num_queries):
    for client, address in sides(cast):
        with django_assert_max_num_queries(6):
            said(client, f"{address}?chances")


def drafted(cast, *milestones, **more):
    rows = [{"id": f"m{n}", "deliverable": f"Deliverable {n}", **m} for n, m in enumerate(milestones)]
    streams = [{"id": "all", "name": "All", "milestones": rows}]
    return f"/plans/{draft(cast.acme, {'signward': 1, 'workstreams': streams, **more}, SAM)}/"


def test_a_plan_that_shows_nothing_yet_has_no_chance_and_waits_for_none(cast):
    client = cast.as_vendor(cast.sam)
    for address in (drafted(cast, {}, {}), drafted(cast)):
        for asked in ("", "?chances"):
            page = said(client, f"{address}{asked}")
            assert AWAITED not in page
            assert "Chance" not in page


def test_a_plan_without_any_spread_says_that_it_has_none_to_tell(cast):
    page = said(cast.as_vendor(cast.sam), f"{drafted(cast, {'duration': 3})}?chances")
    assert "No chance can be told" in page
    assert "100 %" not in page


def test_a_plan_that_reaches_its_date_on_paper_is_not_called_on_course_where_that_is_unlikely(cast):
    rows = ({"duration": [2, 3, 30]}, {"duration": [2, 3, 30]}, {"duration": [2, 3, 30]})
    target = next(d for d in range(7, 14) if (TODAY.toordinal() + d) % 7 == 5)
    address = drafted(cast, *rows, target_signature=str(TODAY.fromordinal(TODAY.toordinal() + target)))
    client = cast.as_vendor(cast.sam)
    assert "At risk" in said(client, f"{address}?chances")


def test_paper_and_drawing_tell_the_chance_of_the_page_to_both_sides(cast):
    for client, address in sides(cast):
        told = re.search(r'<p class="chance">(.*?)</p>', said(client, f"{address}?chances"))[1]
        reader = PdfReader(io.BytesIO(client.get(f"{address}plan.pdf").content))
        printed = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
        assert unescape(told).replace("\u00a0", " ") in printed.replace("\u00a0", " ")
        assert 'class="tl-haze"' in said(client, f"{address}plan.svg")


def test_paper_of_a_plan_without_any_spread_tells_no_chance(cast, monkeypatch):
    monkeypatch.setattr("signward.core.risk.chances.chances", lambda *_, **__: pytest.fail("it was played"))
    client, address = cast.as_vendor(cast.sam), drafted(cast, {"duration": 3})
    assert client.get(f"{address}plan.pdf").content.startswith(b"%PDF")
    assert 'class="tl-haze"' not in said(client, f"{address}plan.svg")


def test_the_past_has_no_chances(cast):
    (client, address), _ = sides(cast)
    said(client, f"{address}?chances")
    page = said(client, f"{address}as-of?day={TODAY.isoformat()}")
    assert "The plan as of" in page
    assert "Chance" not in page


def test_a_gate_says_how_likely_it_misses_its_meeting_once_chances_are_known(cast):
    gate = {"deliverable": "Board approves", "duration": 1, "after": ["m0"],
            "meeting": {"every": "FREQ=WEEKLY;BYDAY=TU", "from": str(TODAY)}}  # fmt: skip
    address = drafted(cast, {"duration": [2, 6, 18]}, gate)
    client = cast.as_vendor(cast.sam)
    assert "misses its meeting" not in said(client, address)
    page = said(client, f"{address}?chances")
    assert "The chance that “Board approves” misses its meeting of " in page
    assert "and signature then comes 7 days later." in page

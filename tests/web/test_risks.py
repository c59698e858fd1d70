"""A risk is named on the page with how likely it is and what it would cost."""

from __future__ import annotations

import html

import pytest

from tests.web.test_editing import plan_of, said, undo, ways

pytestmark = pytest.mark.django_db
SENT = {"what": "Six-week queue", "mitigation": "Start early", "threatens": ["security-review"]}


def test_its_figures_stand_beside_it_for_both_sides(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    named = {**SENT, "chance": "12,5 %", "days": "10"}
    assert seller.post(f"{ours}risks", named).status_code == 303
    found = next(r for r in plan_of(cast).risks if r.what == "Six-week queue")
    assert (found.chance, found.days) == (0.125, 10)
    for client, address in ((seller, ours), (buying, theirs)):
        assert "12.5\xa0% likely, 10 business days if it happens" in html.unescape(client.get(address).content.decode())
    assert seller.post(f"{ours}risks/{found.id}/settle", {"how": "It was cut"}).status_code == 303
    assert undo(seller, ours).status_code == 303
    assert next(r for r in plan_of(cast).risks if r.what == "Six-week queue").chance == 0.125


@pytest.mark.parametrize(("chance", "days"), [("soon", "10"), ("30", "ten"), ("30", ""), ("", "5"), ("130", "5")])
def test_figures_that_make_no_sense_are_told_and_kept(cast, chance, days):
    (seller, ours), _ = ways(cast)
    before = plan_of(cast).risks
    answer = seller.post(f"{ours}risks", {**SENT, "chance": chance, "days": days})
    assert answer.status_code == 422
    assert 'role="alert"' in said(answer)
    assert all(f'value="{kept}"' in said(answer) for kept in (chance, days))
    assert plan_of(cast).risks == before


def test_a_risk_needs_no_figures(cast):
    (seller, ours), _ = ways(cast)
    assert seller.post(f"{ours}risks", SENT).status_code == 303
    assert plan_of(cast).risks[-1].chance is None

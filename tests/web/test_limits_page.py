"""Between which days a milestone has to stay: shown with what it implies first, saved with a sentence, told to both."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.cast import TODAY
from tests.web.test_editing import plan_of, said, undo, ways

pytestmark = pytest.mark.django_db
AT = "milestones/security-review/limits"


def days(cast):
    found = plan_of(cast).milestone("security-review")
    return found.not_before, found.not_after


def sent(page, first="", last="", **more):
    return {
        "not_before": str(first),
        "not_after": str(last),
        "seen": re.search(r'name="seen" value="([^"]*)"', page)[1],
    } | more


def test_what_such_days_imply_is_shown_before_anything_is_saved(cast):
    (seller, ours), _ = ways(cast)
    stood, far = days(cast), TODAY + timedelta(days=120)
    shown = seller.post(ours + AT, sent(said(seller.get(ours + AT)), far, preview="yes"))
    assert shown.status_code == 200
    assert "The signature forecast moves from" in said(shown)
    assert "These dates could not hold, and stay until somebody moves them" in said(shown)
    assert days(cast) == stood


def test_they_are_saved_with_a_sentence_read_by_both_sides_and_taken_back(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    stood, far = days(cast), TODAY + timedelta(days=30)
    silent = seller.post(ours + AT, sent(said(seller.get(ours + AT)), far))
    assert silent.status_code == 422
    assert "Say in a sentence why" in said(silent)
    saved = seller.post(ours + AT, sent(said(silent), far, reason="The auditors come then"))
    assert saved.status_code == 303
    assert days(cast) == (far, None)
    for client, address in ((seller, ours), (buying, theirs)):
        assert "The auditors come then" in said(client.get(address))
        assert "not before" in said(client.get(f"{address}milestones/security-review/edit"))
    assert undo(seller, ours).status_code == 303
    assert days(cast) == stood


def test_the_later_of_two_sees_both_and_chooses(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    opened = said(buying.get(theirs + AT))
    first, last = TODAY + timedelta(days=10), TODAY + timedelta(days=200)
    assert seller.post(ours + AT, sent(said(seller.get(ours + AT)), first, reason="Mine")).status_code == 303
    late = buying.post(theirs + AT, sent(opened, "", last, reason="The board sits then"))
    assert late.status_code == 409
    assert "Sam changed this" in said(late)
    assert "The board sits then" in said(late)
    assert days(cast) == (first, None)
    assert buying.post(theirs + AT, sent(said(late), "", last, reason="The board sits then")).status_code == 303
    assert days(cast) == (None, last)


@pytest.mark.parametrize(("first", "last"), [("soon", ""), ("2027-03-01", "2027-02-01"), ("", "2020-01-01")])
def test_days_that_make_no_sense_are_told_and_kept_in_the_form(cast, first, last):
    (seller, ours), _ = ways(cast)
    stood = days(cast)
    answer = seller.post(ours + AT, sent(said(seller.get(ours + AT)), first, last, reason="Because"))
    assert answer.status_code == 422
    assert 'role="alert"' in said(answer)
    assert f'value="{first or last}"' in said(answer)
    assert days(cast) == stood


def test_what_is_done_has_no_such_page(cast):
    (seller, ours), _ = ways(cast)
    done = next(m.id for m in plan_of(cast).milestones if m.done)
    assert seller.get(f"{ours}milestones/{done}/limits").status_code == 404

"""When a person works: what other days imply is shown before they are saved, and only their own side says it."""

from __future__ import annotations

import html
import re

import pytest

from signward.core.plan.state import Side
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def person(cast, name):
    return plan_page(cast.plan, Side.VENDOR, TODAY).plan.person(name)


def seen(answer):
    return html.unescape(re.search(r'name="seen"\s+value="([^"]*)"', answer.content.decode())[1])


@pytest.fixture
def dana(cast):
    client, base = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/"
    return client, base, f"{base}people/dana/days"


def test_the_champion_says_when_she_is_away_and_both_sides_see_it(cast, dana):
    client, base, address = dana
    typed = {"absences": "2027-03-01 to 2027-03-05\n2027-04-01", "seen": seen(client.get(address))}
    shown = client.post(address, typed).content.decode()
    assert "What it implies" in shown
    assert person(cast, "dana").days.absences == ()
    assert client.post(address, {**typed, "save": "yes"}).status_code == 303
    assert len(person(cast, "dana").days.absences) == 2
    for reader, page in ((client, base), (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/")):
        assert "away Mon 1 Mar 2027 to Fri 5 Mar 2027, Thu 1 Apr 2027" in reader.get(page).content.decode()


def test_working_days_of_her_own_count_where_they_are_ticked(cast, dana):
    client, _, address = dana
    typed = {"absences": "", "country": "DE", "workdays": ["1", "2"], "seen": seen(client.get(address)), "save": "yes"}
    client.post(address, typed)
    assert person(cast, "dana").days.calendar is None
    client.post(address, {**typed, "own": "yes"})
    found = person(cast, "dana").days.calendar
    assert (found.country, found.workdays) == ("DE", (1, 2))


def test_what_cannot_be_read_is_told_and_kept(cast, dana):
    client, _, address = dana
    answer = client.post(address, {"absences": "at Christmas", "save": "yes", "seen": seen(client.get(address))})
    assert answer.status_code == 422
    assert "This is not: at Christmas" in answer.content.decode()


def test_a_change_made_meanwhile_is_shown_and_what_was_typed_is_kept(cast, dana):
    client, _, address = dana
    old = seen(client.get(address))
    client.post(address, {"absences": "2027-05-03", "seen": old, "save": "yes"})
    answer = client.post(address, {"absences": "2027-06-01", "seen": old, "save": "yes"})
    assert answer.status_code == 409
    assert "It says now: away Mon 3 May 2027" in answer.content.decode()
    assert "2027-06-01" in answer.content.decode()


def test_the_other_side_does_not_say_it_and_a_stranger_is_not_found(cast, dana):
    sam, address = cast.as_vendor(cast.sam), f"/plans/{cast.plan}/people/dana/days"
    refused = sam.post(address, {"absences": "2027-03-01", "seen": seen(sam.get(address)), "save": "yes"})
    assert refused.status_code == 422
    assert "The buyer says when its own people work" in refused.content.decode()
    assert person(cast, "dana").days.absences == ()
    assert sam.get(f"/plans/{cast.plan}/people/nobody/days").status_code == 404

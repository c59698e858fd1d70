"""Working days of a side: what others imply is shown before they are saved, and nobody overwrites another's."""

from __future__ import annotations

import html
import re

import pytest

from signward.core.plan.state import Side
from signward.core.plan.times import CalendarSpec
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
FULL = {"country": "DE", "region": "BY", "workdays": ["1", "2", "3", "4"], "holidays": "2027-03-01"}


def stands(cast, side=Side.BUYER):
    return plan_page(cast.plan, Side.VENDOR, TODAY).plan.calendars.get(side, CalendarSpec())


def seen(answer):
    """The hidden value of the page that is on the screen."""
    return html.unescape(re.search(r'name="seen"\s+value="([^"]*)"', answer.content.decode())[1])


def shown(client, address):
    return seen(client.get(address))


@pytest.fixture
def sam(cast):
    return cast.as_vendor(cast.sam), f"/plans/{cast.plan}/calendars/buyer"


def test_what_they_imply_is_shown_and_nothing_is_saved(cast, sam):
    client, address = sam
    before = stands(cast)
    said = client.post(address, {**FULL, "seen": shown(client, address)}).content.decode()
    assert "What it implies" in said
    assert "The earliest signature" in said
    assert stands(cast) == before


def test_saving_keeps_every_field(cast, sam):
    client, address = sam
    typed = {**FULL, "freezes": "2027-12-20 to 2027-12-31\n2028-08-01..2028-08-15", "save": "yes"}
    assert client.post(address, {**typed, "seen": shown(client, address)}).status_code == 303
    found = stands(cast)
    assert (found.country, found.region, found.workdays) == ("DE", "BY", (1, 2, 3, 4))
    assert [(str(a), str(b)) for a, b in found.freezes] == [("2027-12-20", "2027-12-31"), ("2028-08-01", "2028-08-15")]
    assert [str(day) for day in found.holidays] == ["2027-03-01"]
    history = plan_page(cast.plan, Side.BUYER, TODAY).history[0].words
    assert "working calendar" in history


def test_a_change_made_meanwhile_is_shown_and_what_was_typed_is_kept(cast, sam):
    client, address = sam
    old = shown(client, address)
    client.post(
        address, {"country": "FR", "workdays": ["1"], "freezes": "", "holidays": "", "seen": old, "save": "yes"}
    )
    answer = client.post(address, {**FULL, "freezes": "2027-12-20 to 2027-12-31", "seen": old, "save": "yes"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "It says now: Mon; public holidays of France" in said
    assert "2027-12-20 to 2027-12-31" in said
    assert stands(cast).country == "FR"
    assert client.post(address, {**FULL, "freezes": "", "seen": seen(answer), "save": "yes"}).status_code == 303
    assert stands(cast).country == "DE"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("freezes", "2027-12-31 to 2027-12-20", "2027-12-31 to 2027-12-20"),
        ("freezes", "christmas", "christmas"),
        ("holidays", "2027-02-30", "2027-02-30"),
        ("holidays", "2027-02-01 to 2027-02-03", "a span of days"),
        ("country", "Atlantis", "Choose a country"),
        ("workdays", [], "at least one working day"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(cast, sam, field, value, words):
    client, address = sam
    before = stands(cast)
    typed = {"country": "DE", "workdays": ["1"], "freezes": "", "holidays": "", "save": "yes", field: value}
    answer = client.post(address, {**typed, "seen": shown(client, address)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert stands(cast) == before


def test_a_side_that_does_not_exist_is_not_found(cast, sam):
    assert sam[0].get(f"/plans/{cast.plan}/calendars/both").status_code == 404


def test_the_buyer_sets_their_own_working_days_and_not_the_vendors(cast):
    client, base = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/calendars/"
    typed = {**FULL, "freezes": "", "save": "yes"}
    assert client.post(f"{base}buyer", {**typed, "seen": shown(client, f"{base}buyer")}).status_code == 303
    refused = client.post(f"{base}vendor", {**typed, "seen": shown(client, f"{base}vendor")})
    assert refused.status_code == 422
    assert "The vendor sets their own working days" in refused.content.decode()

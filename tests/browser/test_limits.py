"""Between which days a milestone has to stay, in the dialog: what it implies follows below, a sentence saves it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.rows import edit, editor, row
from tests.browser.sound import sound

pytestmark = pytest.mark.browser
FAR = (date.today() + timedelta(days=120)).isoformat()  # noqa: DTZ011 - any later day will do


def test_what_such_days_imply_is_shown_first_then_a_sentence_saves_them_for_both(pair):
    seller, champion = pair
    edit(seller, "Purchase order issued")
    editor(seller).get_by_role("link", name="Not before, not after").click()
    panel = seller.locator("#panel")
    first = panel.get_by_label("Not before")
    expect(first).to_be_focused()
    first.fill(FAR)
    first.dispatch_event("change")
    expect(panel.get_by_role("heading", name="What it implies")).to_be_visible()
    expect(panel).to_contain_text("The signature forecast moves from")
    expect(panel).to_contain_text("These dates could not hold, and stay until somebody moves them")
    expect(first).to_have_value(FAR)
    sound(seller)
    expect(champion.locator("#m-purchase-order .bound")).to_have_count(0)
    panel.get_by_label("Why, in a sentence").fill("The budget opens then")
    panel.get_by_role("button", name="Save these days").click()
    expect(panel).to_be_hidden()
    expect(row(champion, "Purchase order issued").locator(".bound")).to_contain_text("not before")
    expect(champion.locator("#history")).to_contain_text("The budget opens then")
    seller.locator("#undo").get_by_role("button", name="Undo").click()
    expect(row(champion, "Purchase order issued").locator(".bound")).to_have_count(0)


def test_an_emptied_day_asks_again_what_it_implies(pair):
    seller, _ = pair
    edit(seller, "Purchase order issued")
    editor(seller).get_by_role("link", name="Not before, not after").click()
    panel = seller.locator("#panel")
    panel.get_by_label("Not before").fill(FAR)
    panel.get_by_label("Not before").dispatch_event("change")
    expect(panel).to_contain_text("The signature forecast moves from")
    panel.get_by_label("Not before").fill("")
    panel.get_by_label("Not before").dispatch_event("change")
    expect(panel).to_contain_text("The signature forecast stays at")
    panel.get_by_role("link", name="Leave it").click()
    expect(panel).to_be_hidden()

"""What must come first, chosen on the page by keyboard and mouse: a tick, then a lag or another kind beside it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.rows import edit, editor, row
from tests.browser.sound import sound

pytestmark = pytest.mark.browser


def links(page):
    edit(page, "Supplier registered")
    editor(page).locator("details.after > summary").click()
    return editor(page).locator("form[data-field=follow]")


def test_a_tick_then_a_lag_are_saved_in_their_place_and_read_in_words_by_the_other_side(pair):
    seller, champion = pair
    form = links(seller)
    one = form.locator(".link-row", has_text="Security questionnaire answered")
    one.get_by_role("checkbox").check()
    summary = editor(seller).locator("details.after > summary")
    expect(summary).to_contain_text("“Security questionnaire answered”")
    one.locator("summary").focus()
    seller.keyboard.press("Enter")
    kind = one.get_by_role("combobox")
    expect(kind).to_be_visible()
    sound(seller)
    kind.select_option(label="starts with it")
    expect(summary).to_contain_text("starting with “Security questionnaire answered”")
    lag = one.get_by_role("spinbutton")
    lag.fill("2")
    lag.press("Tab")
    expect(summary).to_contain_text("starting with “Security questionnaire answered”, 2 business days later")
    told = row(champion, "Supplier registered").locator(".bound")
    expect(told).to_have_text("starting with “Security questionnaire answered”, 2 business days later")
    expect(champion.locator("#history")).to_contain_text("linked Supplier registered")
    seller.keyboard.press("Escape")
    expect(row(seller, "Supplier registered").locator(".bound")).to_contain_text("2 business days later")
    sound(seller)


def test_two_ticks_in_one_breath_are_no_conflict_with_oneself(pair):
    seller, _ = pair
    form = links(seller)
    form.evaluate(
        "form => [...form.querySelectorAll('input[name=after]:not(:checked)')].slice(0, 2).forEach(b => b.click())"
    )
    expect(editor(seller).locator("details.after > summary")).to_contain_text(re.compile("“.*“.*“"))
    expect(seller.locator(".conflict")).to_have_count(0)


def test_a_circle_is_refused_where_it_was_asked_for(pair):
    seller, _ = pair
    form = links(seller)
    form.locator(".link-row", has_text="Purchase order issued").get_by_role("checkbox").check()
    expect(form.get_by_role("alert")).to_contain_text("circle")
    sound(seller)


def test_a_long_list_is_narrowed_by_typing_and_what_is_ticked_stays(pair):
    seller, _ = pair
    form = links(seller)
    ticked = form.locator(".link-row:has(label :checked)").count()
    find = form.get_by_label("Find a milestone to come first")
    expect(find).to_be_visible()
    find.fill("purchase ORDER")
    expect(form.locator(".link-row:visible:not(:has(label :checked))")).to_have_count(1)
    expect(form.locator(".link-row:visible:has(label :checked)")).to_have_count(ticked)
    find.press("Enter")
    expect(editor(seller)).to_be_visible()
    find.fill("")
    assert form.locator(".link-row:visible").count() > 8

"""Editing the plan in place, in a real browser: two people, one keyboard, nothing typed is ever lost."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.rows import edit, editor, row
from tests.browser.sound import sound

pytestmark = pytest.mark.browser
LATER = (date.today() + timedelta(days=75)).isoformat()  # noqa: DTZ011 - any later day will do


def test_a_cell_is_edited_where_it_stands_saves_on_leaving_and_is_there_for_the_other_side(pair):
    seller, champion = pair
    edit(seller, "First redlines back")
    field = seller.get_by_label("Deliverable", exact=True)
    expect(field).to_be_focused()
    sound(seller)
    field.fill("First redlines from Northwind counsel")
    field.press("Tab")
    expect(seller.locator("[data-said]")).to_have_text("Saved.")
    expect(row(champion, "First redlines from Northwind counsel").locator(".told")).to_contain_text("renamed")
    expect(champion.locator("[data-said]")).to_contain_text("renamed First redlines back")
    sound(champion)

    seller.get_by_label("Owner at Northwind Bank").select_option(label="Omar Haddad")
    expect(row(champion, "First redlines from Northwind counsel")).to_contain_text("Omar Haddad")
    seller.keyboard.press("Escape")
    expect(editor(seller)).to_have_count(0)
    expect(row(seller, "First redlines from Northwind counsel")).to_contain_text("Omar Haddad")


def test_two_people_in_one_field_see_both_values_and_choose(pair):
    seller, champion = pair
    edit(champion, "MSA and DPA agreed")
    champion.get_by_label("Deliverable", exact=True).fill("MSA, DPA and AVV agreed")
    edit(seller, "MSA and DPA agreed")
    seller.get_by_label("Deliverable", exact=True).fill("Master agreement signed by both")
    seller.get_by_label("Deliverable", exact=True).press("Tab")
    expect(seller.locator("[data-said]")).to_have_text("Saved.")

    expect(editor(champion).locator("[data-meanwhile]")).to_contain_text("Sam Ortiz renamed")
    expect(champion.get_by_label("Deliverable", exact=True)).to_have_value("MSA, DPA and AVV agreed")
    champion.get_by_label("Deliverable", exact=True).press("Tab")
    conflict = champion.locator(".conflict")
    expect(conflict).to_contain_text("Sam Ortiz changed this")
    expect(conflict).to_contain_text("Master agreement signed by both")
    expect(conflict).to_contain_text("MSA, DPA and AVV agreed")
    sound(champion)
    champion.get_by_role("button", name="Use mine").click()
    expect(row(seller, "MSA, DPA and AVV agreed").or_(editor(seller)).first).to_be_visible()
    seller.keyboard.press("Escape")
    expect(row(seller, "MSA, DPA and AVV agreed")).to_be_visible()


def test_a_date_moves_in_the_dialog_with_its_implication_first_and_the_move_can_be_taken_back(pair):
    seller, champion = pair
    was = re.search(r"\w{3} \d+ \w{3}", row(seller, "Supplier registered").locator(".due a").inner_text())[0]
    row(seller, "Supplier registered").locator(".due a").click()
    panel = seller.locator("#panel")
    panel.get_by_label("New date").fill(LATER)
    panel.get_by_label("New date").dispatch_event("change")
    expect(panel.get_by_role("heading", name="What it implies")).to_be_visible()
    sound(seller)
    panel.get_by_label("Move what follows", exact=True).check()
    panel.get_by_label("What changed").select_option("waiting-buyer")
    panel.get_by_role("button", name="Move the date").click()  # no sentence: the browser itself holds it back
    panel.get_by_label("In a sentence").fill("The supplier portal was closed")
    panel.get_by_role("button", name="Move the date").click()
    expect(panel).to_be_hidden()
    expect(row(seller, "Supplier registered").locator("s")).to_contain_text(was)
    expect(row(champion, "Supplier registered").locator(".told")).to_contain_text("The supplier portal was closed")

    seller.locator("#undo").get_by_role("button", name="Undo").click()
    expect(row(seller, "Supplier registered").locator(".due")).to_have_text(re.compile(re.escape(was)))
    expect(row(seller, "Supplier registered").locator("s")).to_have_count(0)
    expect(champion.locator("#history")).to_contain_text("took back a move")
    expect(champion.locator("#history")).to_contain_text("The supplier portal was closed")
    expect(champion.locator("#undo")).not_to_contain_text("Supplier registered")


def test_another_target_shows_what_it_implies_before_anything_is_saved(pair):
    seller, _ = pair
    seller.locator("#head").get_by_role("link", name=re.compile(r"\d{4}")).first.click()
    panel = seller.locator("#panel")
    panel.get_by_label("Target signature date").fill((date.today() + timedelta(days=20)).isoformat())  # noqa: DTZ011
    panel.get_by_label("Target signature date").dispatch_event("change")
    expect(panel).to_contain_text("would lie past the target")
    expect(panel).to_contain_text("business days short")
    sound(seller)
    panel.get_by_role("link", name="Leave it").click()
    expect(panel).to_be_hidden()
    expect(seller.locator("#history")).not_to_contain_text("target signature date")


def test_the_keyboard_alone_edits_and_finishes_a_milestone(pair):
    seller, _ = pair
    seller.keyboard.press("?")
    expect(seller.locator("#keys")).to_be_visible()
    sound(seller)
    seller.keyboard.press("Escape")
    expect(seller.locator("#keys")).to_be_hidden()
    seller.keyboard.press("j")
    seller.keyboard.press("j")
    name = seller.locator("tr.here [data-cell=deliverable] a.text").inner_text()
    seller.keyboard.press("e")
    expect(seller.get_by_label("Deliverable", exact=True)).to_be_focused()
    seller.keyboard.press("Escape")
    expect(seller.locator("tr.here")).to_contain_text(name.split("\n")[-1])
    seller.keyboard.press("d")
    expect(seller.get_by_label("Evidence: a link or a note")).to_be_focused()
    seller.keyboard.type("Minutes of the meeting")
    seller.keyboard.press("Enter")
    expect(seller.locator("tr.here")).to_contain_text("✓ done")
    seller.keyboard.press("u")
    expect(seller.locator("tr.here")).not_to_contain_text("✓ done")


def test_the_outcome_is_edited_in_its_place(pair):
    seller, champion = pair
    seller.keyboard.press("o")
    field = seller.locator("#head textarea")
    expect(field).to_be_focused()
    field.fill("Close the books in 4 days instead of 9")
    field.press("Tab")
    expect(champion.get_by_role("heading", level=1)).to_contain_text("Close the books in 4 days")
    sound(seller)


def test_the_day_slider_goes_back_and_comes_back(pair):
    seller, _ = pair
    seller.locator("[data-days]").scroll_into_view_if_needed()
    slider = seller.get_by_role("slider", name="Day of the plan")
    expect(slider).to_be_visible()
    expect(seller.locator("#days output")).to_contain_text(re.compile(r"\w+ \d+ \w+ \d{4}"))
    slider.focus()
    slider.dispatch_event("input")
    expect(seller.locator("[data-plan]")).to_have_attribute("data-version", re.compile(r"\d+"))
    seller.goto(seller.url.split("?")[0].rstrip("/") + "/as-of")
    expect(seller.locator(".as-of")).to_contain_text("The plan as of")
    expect(seller.get_by_role("slider", name="Day of the plan")).to_be_visible()
    sound(seller)


def test_whoever_loses_the_right_to_see_the_plan_is_told(pair):
    seller, champion = pair
    champion.context.clear_cookies()
    edit(seller, "Business case agreed with finance", "days")
    field = seller.get_by_label("Business days it takes")
    field.fill("11")
    field.press("Tab")
    expect(champion.locator("[data-line]")).to_contain_text("You can no longer see this plan")


def test_what_is_typed_when_the_session_ends_is_kept_and_saved_after_signing_in_again(pair):
    seller, _ = pair
    edit(seller, "Supplier registered")
    seller.context.clear_cookies(name="signward_vendor")
    field = seller.get_by_label("Deliverable", exact=True)
    field.fill("Supplier registered at both")
    field.press("Tab")
    expect(seller.locator("[data-line]")).to_contain_text("What you typed is kept here")
    expect(field).to_have_value("Supplier registered at both")
    again = seller.context.new_page()
    again.goto("/demo/ae")
    again.get_by_role("button").first.click()
    expect(again.get_by_text("Sign out")).to_be_visible()  # closing it sooner would stop the signing in
    again.close()
    seller.locator("form[data-field=deliverable]").get_by_role("button", name="Save").click()
    expect(seller.locator("[data-said]")).to_have_text("Saved.")
    expect(seller.locator("#history")).to_contain_text("Supplier registered at both")


def test_a_usual_plan_prints_on_two_pages(pair):
    seller, champion = pair
    for page in (seller, champion):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2


def test_a_new_date_is_typed_in_one_go_while_what_it_implies_follows_below(pair):
    seller, _ = pair
    row(seller, "Purchase order issued").locator(".due a").click()
    field = seller.get_by_label("New date")
    expect(field).to_be_focused()
    seller.keyboard.type("".join(LATER.split("-")[i] for i in (1, 2, 0)))
    expect(field).to_have_value(LATER)
    expect(seller.get_by_role("heading", name="What it implies")).to_be_visible()
    expect(field).to_be_focused()
    seller.get_by_label("In a sentence").fill("The board meets later")
    field.fill(LATER.replace("20", "21", 1))
    expect(seller.get_by_label("In a sentence")).to_have_value("The board meets later")
    seller.get_by_role("link", name="Leave it").click()


def test_what_is_typed_while_an_answer_is_on_its_way_stays_when_it_comes(pair):
    seller, _ = pair
    row(seller, "Purchase order issued").locator(".due a").click()
    seller.get_by_label("New date").fill(LATER)
    seller.get_by_role("button", name="Show what it implies").click()
    expect(seller.get_by_role("heading", name="What it implies")).to_be_visible()
    seller.locator(".implied").evaluate("shown => shown.classList.add('of-before')")
    seller.evaluate(
        "() => { const real = fetch, gate = new Promise(go => (window.letGo = go));"
        " window.fetch = async (...what) => { await gate; return real(...what); }; }"
    )
    seller.get_by_role("button", name="Show what it implies").click()
    seller.get_by_label("Move what follows", exact=True).check()
    seller.get_by_label("What changed").select_option("scope-changed")
    sentence = seller.get_by_label("In a sentence")
    sentence.press_sequentially("The board meets")
    seller.evaluate("letGo()")
    expect(seller.locator(".of-before")).not_to_be_attached()
    expect(sentence).to_be_focused()
    sentence.press_sequentially(" later")
    expect(sentence).to_have_value("The board meets later")
    expect(seller.get_by_label("What changed")).to_have_value("scope-changed")
    expect(seller.get_by_label("Move what follows", exact=True)).to_be_checked()
    seller.get_by_role("link", name="Leave it").click()


@pytest.mark.parametrize("typed_on", [False, True], ids=["waiting", "typing on"])
def test_what_the_other_side_wrote_between_a_save_and_its_refresh_is_never_overwritten_unseen(pair, typed_on):
    seller, champion = pair
    ours, others = (f"Supplier registered by {who}, {typed_on}" for who in ("us", "them"))
    edit(seller, "Supplier registered")
    field = seller.get_by_label("Deliverable", exact=True)
    seller.evaluate(
        "() => { const real = fetch, gate = new Promise(go => (window.letGo = go));"
        " window.fetch = async (where, ...how) =>"
        " { if (!how[0]?.method && /edit$/.test(where)) await gate; return real(where, ...how); }; }"
    )
    field.fill(ours)
    field.press("Enter")
    expect(seller.locator("[data-said]")).to_have_text("Saved.")
    theirs = champion.get_by_label("Deliverable", exact=True)
    edit(champion, ours)
    theirs.fill(others)
    theirs.press("Enter")
    expect(champion.locator("[data-said]")).to_have_text("Saved.")
    if typed_on:
        field.press_sequentially(" today")
    seller.evaluate("letGo()")
    if not typed_on:
        expect(field).to_have_value(others)
        expect(field).to_be_focused()
        return
    field.press("Enter")
    expect(seller.locator("tr.editor .conflict")).to_contain_text(others)
    expect(seller.get_by_label("Deliverable", exact=True)).to_have_value(f"{ours} today")

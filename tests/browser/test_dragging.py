"""A mark of the timeline is dragged or moved by arrow keys: seen first, saved in the dialog, given up by Escape."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.sound import sound

pytestmark = pytest.mark.browser
MARK = ".wide .handle[data-milestone=queue]"


@pytest.fixture
def seller(browser, demo):
    context = browser.new_context(base_url=demo[0], viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto("/demo/ae")
    page.get_by_role("button").first.click()
    page.get_by_role("link", name="Northwind Bank").first.click()
    expect(page.locator("#verdict .chance")).to_contain_text("Even chance")
    yield page
    context.close()


def day(page):
    return page.locator("#timeline .wide g[data-milestone=queue]").get_attribute("data-date")


def shown(page):
    """What the preview says."""
    return page.locator(".wide .preview-words")


def version(page):
    return page.locator("[data-plan]").get_attribute("data-version")


def test_arrow_keys_show_every_step_with_signature_and_chance_and_escape_gives_up(seller):
    was, before = day(seller), version(seller)
    verdict = seller.locator("#verdict").inner_text()
    mark = seller.locator(MARK)
    mark.focus()
    sound(seller)
    seller.keyboard.press("ArrowRight")
    expect(shown(seller)).to_contain_text("“Security architect assigned” would move from")
    expect(shown(seller)).to_contain_text("Earliest signature")
    expect(shown(seller)).to_contain_text("Chance to sign by")
    expect(seller.locator("[data-said]")).to_contain_text("Enter moves it, Esc gives up")
    expect(seller.locator("#timeline .wide g[data-milestone=queue] .tl-ghost")).to_be_attached()
    assert day(seller) > was
    seller.keyboard.press("Shift+ArrowRight")
    expect(seller.locator("#timeline .wide .tl-ghost")).not_to_have_count(0)
    expect(mark).to_be_focused()
    sound(seller)
    seller.keyboard.press("Escape")
    expect(shown(seller)).to_have_count(0)
    expect(seller.locator(MARK)).to_be_focused()
    assert day(seller) == was
    assert (version(seller), seller.locator("#verdict").inner_text()) == (before, verdict)


def test_up_and_down_walk_the_marks_and_what_is_done_has_no_handle(seller):
    seller.locator(MARK).focus()
    seller.keyboard.press("ArrowUp")
    expect(seller.locator(".wide .handle[data-milestone=questionnaire]")).to_be_focused()
    assert seller.locator(".wide .handle[tabindex='0']").count() == 1
    assert seller.locator(".handle[data-milestone=criteria]").count() == 0


def test_enter_opens_the_dialog_with_the_day_and_it_is_saved_there_with_its_reason(seller):
    mark = seller.locator(MARK)
    mark.focus()
    for _ in range(3):
        seller.keyboard.press("ArrowLeft")
    expect(mark).to_have_attribute("aria-valuetext", re.compile(r"\w{3} \d+ \w{3} \d{4}"))
    expect(shown(seller)).to_contain_text("Enter moves it")
    seller.keyboard.press("Enter")
    panel = seller.locator("#panel")
    field = panel.get_by_label("New date")
    expect(field).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))
    expect(panel).to_contain_text("Chance to sign by")
    to = field.input_value()
    panel.get_by_label("Move what follows", exact=True).check()
    panel.get_by_label("What changed").select_option("sooner")
    panel.get_by_label("In a sentence").fill("The architect is free earlier")
    panel.get_by_role("button", name="Move the date").click()
    expect(panel).to_be_hidden()
    expect(seller.locator(f"#timeline .wide g[data-milestone=queue][data-date='{to}']")).to_be_attached()
    expect(seller.locator("#history")).to_contain_text("The architect is free earlier")
    expect(shown(seller)).to_have_count(0)
    expect(seller.locator("#verdict .chance")).to_contain_text("Even chance")


def drag(page, by):
    page.locator(MARK).scroll_into_view_if_needed()
    box = page.locator(MARK).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for n in range(1, 6):
        page.mouse.move(x + by * n / 5, y)


def test_a_dragged_mark_takes_what_follows_along_and_the_drop_asks_why(seller):
    was = day(seller)
    drag(seller, 420)
    expect(shown(seller)).to_contain_text("milestones with it")
    expect(shown(seller)).to_contain_text("instead of")
    assert seller.locator("#timeline .wide .tl-ghost").count() > 1
    seller.mouse.up()
    panel = seller.locator("#panel")
    expect(panel.get_by_label("New date")).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))
    assert panel.get_by_label("New date").input_value() > was
    panel.get_by_role("link", name="Leave it").click()
    expect(panel).to_be_hidden()
    expect(shown(seller)).to_have_count(0)
    assert day(seller) == was


def test_escape_gives_up_a_drag(seller):
    was = day(seller)
    drag(seller, 200)
    expect(shown(seller)).to_contain_text("would move")
    seller.keyboard.press("Escape")
    expect(shown(seller)).to_have_count(0)
    seller.mouse.up()
    expect(seller.locator("#panel")).to_be_hidden()
    assert day(seller) == was


def test_a_change_of_the_other_side_waits_for_the_end_of_the_preview(seller, browser, demo):
    seller.locator(MARK).focus()
    seller.keyboard.press("ArrowRight")
    expect(shown(seller)).to_contain_text("would move")
    context = browser.new_context(base_url=demo[0])
    champion = context.new_page()
    champion.goto("/demo/buyer")
    champion.get_by_role("button").first.click()
    champion.locator("tr#m-pricing [data-cell=deliverable]").click()
    champion.get_by_label("Deliverable", exact=True).fill("Commercial terms agreed")
    champion.get_by_label("Deliverable", exact=True).press("Tab")
    expect(seller.locator("tr#m-pricing")).to_contain_text("Commercial terms agreed")
    expect(shown(seller)).to_contain_text("would move")
    seller.keyboard.press("Escape")
    expect(seller.locator("#timeline .wide g[data-milestone=pricing]")).to_contain_text("Commercial terms agreed")
    context.close()


def test_on_a_phone_a_mark_is_dragged_by_touch(browser, demo):
    context = browser.new_context(base_url=demo[0], viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto("/demo/buyer")
    page.get_by_role("button").first.click()
    mark = page.locator(".narrow .handle[data-milestone=queue]")
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    x, y = box["x"] + 20, box["y"] + 12
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for n in range(1, 5):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + 20 * n, "y": y}]})
    expect(page.locator(".narrow .preview-words")).to_contain_text("would move")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("#panel").get_by_label("New date")).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))
    context.close()


def test_why_a_date_stands_is_told_in_a_panel(seller):
    seller.locator("tr#m-security-review").hover()
    seller.locator("tr#m-security-review").get_by_role("link", name="Why?").click()
    panel = seller.locator("#panel")
    expect(panel).to_contain_text("“Security review passed” waits for “Security architect assigned”")
    expect(panel).to_contain_text("It decides the signature date in")
    sound(seller)
    panel.get_by_role("link", name="Close").click()
    seller.locator("#verdict").get_by_role("link", name="Why this date?").click()
    expect(panel).to_contain_text("Why this signature date")

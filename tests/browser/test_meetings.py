"""When a gate meets, given in a real browser by the keyboard alone; the other side sees it, and it is taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.sound import sound

pytestmark = pytest.mark.browser


def gate(page, name):
    return page.locator("#gates .entry", has_text=name)


def test_a_gate_gets_its_meeting_by_keyboard_and_the_other_side_sees_when_it_is_held(pair_with_phone):
    seller, champion = pair_with_phone
    when = gate(seller, "Investment committee").get_by_text("When does it meet?")
    when.focus()
    when.press("Enter")
    chosen = gate(seller, "Investment committee").get_by_role("link", name="Spend approved by the economic buyer")
    chosen.focus()
    chosen.press("Enter")
    panel = seller.locator("#panel")
    expect(panel.get_by_role("textbox", name="Name of the meeting")).to_be_focused()
    expect(panel.get_by_text("Next dates")).to_be_visible()
    sound(seller)

    monthly = panel.get_by_role("radio", name="Monthly, on a weekday: the first Thursday")
    monthly.focus()
    monthly.press("Space")
    expect(panel.get_by_role("checkbox", name="Wednesday")).to_be_hidden()
    second = panel.get_by_role("checkbox", name="second")
    second.focus()
    second.press("Space")
    expect(second).to_be_focused()
    first = panel.get_by_role("checkbox", name="first")
    first.focus()
    first.press("Space")
    panel.get_by_role("combobox", name="Weekday").select_option("Thursday")
    panel.get_by_role("spinbutton", name="Papers, business days before").fill("3")
    panel.get_by_role("textbox", name="Decides above").fill("500,000")
    panel.get_by_role("textbox", name="Currency").fill("EUR")
    panel.get_by_role("textbox", name="Currency").press("Tab")
    expect(panel.get_by_text("with the papers by")).to_be_visible()
    expect(panel.locator(".implied dd").first).to_contain_text("Thu")
    expect(panel.get_by_role("textbox", name="Decides above")).to_have_value("500,000")
    panel.get_by_role("button", name="Save the meeting").press("Enter")
    expect(panel).to_be_hidden()
    for page in pair_with_phone:
        expect(gate(page, "Investment committee")).to_contain_text("Meets second Thursday of the month: Thu")
        expect(gate(page, "Investment committee")).to_contain_text("(decides above 500,000 EUR)")
    sound(champion)

    seller.locator("#undo").get_by_role("button").press("Enter")
    expect(gate(champion, "Investment committee")).not_to_contain_text("second Thursday")


def test_what_the_other_side_gave_meanwhile_is_shown_beside_mine(pair_with_phone):
    seller, champion = pair_with_phone
    address = champion.locator("#gates a[href$='/approval/meeting']").get_attribute("href")
    seller.goto(address.replace("/buyer", ""))
    seller.get_by_role("checkbox", name="Friday").check()
    champion.goto(address)
    champion.get_by_role("radio", name="On given days").check()
    champion.get_by_role("textbox", name="Days of the meeting").fill("2031-01-07\n2031-02-04")
    champion.get_by_role("button", name="Show what it implies").click()
    expect(champion.get_by_text("Tue 7 Jan 2031").first).to_be_visible()
    sound(champion)
    champion.get_by_role("button", name="Save the meeting").click()
    expect(gate(champion, "Investment committee")).to_contain_text(
        "Meets on given days: Tue 7 Jan 2031, Tue 4 Feb 2031"
    )

    seller.get_by_role("button", name="Save the meeting").click()
    expect(seller.locator(".conflict")).to_contain_text("Dana Whitfield changed this")
    expect(seller.locator(".conflict")).to_contain_text("on Tue 7 Jan 2031 and Tue 4 Feb 2031")
    expect(seller.locator(".conflict")).to_contain_text("every second week on Tuesday and Friday")
    sound(seller)
    seller.get_by_role("button", name="Use mine").click()
    expect(gate(seller, "Investment committee")).to_contain_text("Meets every second week on Tuesday and Friday")

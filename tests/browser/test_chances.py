"""Chances on the plan page, in a real browser: they appear by themselves, and without a script by a link."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.sound import sound

pytestmark = pytest.mark.browser


@pytest.fixture
def champion(browser, demo):
    """The champion of the demo's plan, and her address of it."""
    context = browser.new_context(base_url=demo[0], viewport={"width": 1440, "height": 900})
    yield come_in(context.new_page(), "buyer")
    context.close()


def come_in(page, who):
    page.set_default_timeout(20_000)
    page.goto(f"/demo/{who}")
    page.get_by_role("button").first.click()
    expect(page.locator("#verdict")).to_be_visible()
    return page


def test_without_a_script_a_link_works_the_chance_out(browser, demo):
    context = browser.new_context(base_url=demo[0], java_script_enabled=False)
    page = come_in(context.new_page(), "buyer")
    page.get_by_role("link", name="work it out").click()
    expect(page.locator("#verdict")).to_contain_text("Chance to sign by")
    expect(page.get_by_role("heading", name="What costs time")).to_be_visible()
    context.close()


def test_the_chance_of_a_changed_plan_appears_without_a_reload(champion):
    expect(champion.locator("#verdict")).to_contain_text("Even chance by")
    expect(champion.locator("#timeline .wide .tl-haze").first).to_be_attached()
    was = champion.locator("#verdict .chance").inner_text()
    champion.locator("tr#m-queue [data-cell=days]").click()
    champion.get_by_label("Business days it takes").fill("60")
    champion.get_by_label("Business days it takes").press("Tab")
    expect(champion.locator("#verdict .chance")).to_contain_text("Even chance by")
    expect(champion.locator("#verdict .chance")).not_to_have_text(was)
    expect(champion.locator("#costs")).to_contain_text("What costs time")
    champion.keyboard.press("Escape")
    champion.get_by_text("How likely each milestone is").click()
    sound(champion)
    champion.locator("#costs li a").first.click()
    expect(champion.locator("tr:target")).to_be_visible()

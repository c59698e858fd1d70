"""Compared with an earlier sign-off: what the reader chose to compare with stays, whatever is changed meanwhile."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LATER = (date.today() + timedelta(days=75)).isoformat()  # noqa: DTZ011 - any later day will do


@pytest.fixture
def champion(browser, demo):
    context = browser.new_context(base_url=demo[0], viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto("/demo/buyer")
    page.get_by_role("button").first.click()
    page.wait_for_url(re.compile("/buyer/plans/"))
    yield page
    context.close()


def sign(page, plan):
    page.goto(f"{plan}sign-off")
    page.get_by_label("Your title").fill("CFO")
    page.get_by_label(re.compile("I agree")).check()
    page.get_by_role("button", name=re.compile("Sign off version")).click()
    expect(page.get_by_text(re.compile("Signed off by"))).to_be_visible()
    page.goto(plan)
    expect(page.locator("html.scripted")).to_be_attached()


def move(page):
    page.locator("tr[id^='m-']", has_text="Purchase order issued").locator(".due a").click()
    page.get_by_label("New date").fill(LATER)
    page.get_by_role("button", name="Show what it implies").click()
    page.get_by_label("Move what follows", exact=True).check()
    page.get_by_label("What changed").select_option("scope-changed")
    page.get_by_label("In a sentence").fill("The board meets later")
    page.get_by_role("button", name="Move the date").click()
    expect(page.locator("#history")).to_contain_text("The board meets later")


def test_the_comparison_stays_with_the_sign_off_that_was_chosen(champion):
    plan = champion.url
    sign(champion, plan)
    move(champion)
    sign(champion, plan)
    compared = re.compile(r"Since the sign-off of .* \(v1\)")
    champion.goto(f"{plan}?since=1")
    expect(champion.get_by_text(compared)).to_be_attached()
    expect(champion.locator("[data-chances]")).not_to_be_attached()
    expect(champion.get_by_text(compared)).to_be_attached()
    champion.locator("tr[id^='m-']", has_text="First redlines back").locator("[data-cell=deliverable]").click(
        position={"x": 4, "y": 12}
    )
    champion.get_by_label("Deliverable", exact=True).fill("First redlines from counsel")
    with champion.expect_response(lambda answer: "since=1" in answer.url):
        champion.get_by_label("Deliverable", exact=True).press("Tab")
    expect(champion.locator("#history")).to_contain_text("First redlines from counsel")
    expect(champion.get_by_text(compared)).to_be_attached()

"""From a spreadsheet to a verdict, a sign-off, and a move with its reason that both see: in a real browser."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.sound import sound

pytestmark = pytest.mark.browser


@pytest.fixture
def seller(browser, demo):
    address, _ = demo
    page = browser.new_context(base_url=address).new_page()
    page.goto("/demo/ae")
    page.get_by_role("button").first.click()
    return page


@pytest.fixture
def champion(browser, demo):
    """A browser of the buyer's own, with nothing in it."""
    page = browser.new_context(base_url=demo[0], viewport={"width": 390, "height": 844}).new_page()
    page.set_default_timeout(15_000)
    return page


def newest_mail(seller, pattern):
    seller.goto("/outbox/")
    return re.search(pattern, seller.locator("article").first.inner_text())[1]


@pytest.mark.database
def test_from_a_spreadsheet_to_a_signed_plan_in_which_no_date_moves_in_silence(seller, champion, demo):
    _, folder = demo
    seller.goto("/deals/import")
    seller.set_input_files("input[type=file]", folder / "northwind-close-plan.xlsx")
    seller.locator("main form button[type=submit]").first.click()
    expect(seller.locator(".verdict")).to_contain_text("business days short")
    seller.get_by_role("button", name="Begin the plan").first.click()  # it stands above and below the rows
    expect(seller.locator(".verdict")).to_contain_text("business days short")
    sound(seller)
    plan = seller.url

    seller.get_by_role("link", name="Invite the buyer").click()
    seller.get_by_label("Name", exact=True).fill("Dana Whitfield")
    seller.get_by_label("Email").fill("dana.w@northwind.example")
    seller.get_by_label("Who they are in the plan").select_option(label="Dana")
    seller.get_by_role("button", name="Send the invitation").click()
    expect(seller.get_by_text("dana.w@northwind.example")).to_be_visible()
    champion.goto(newest_mail(seller, r"(http\S+/j/\S+)"))
    expect(champion.locator("body")).not_to_contain_text("Security questionnaire")
    champion.get_by_role("button", name="Email me a code").click()
    expect(champion.get_by_label("Code")).to_be_visible()
    champion.get_by_label("Code").fill(newest_mail(seller, r"\b(\d{4} ?\d{4})\b"))
    champion.get_by_role("button", name="Open the plan").click()
    expect(champion.locator(".verdict")).to_contain_text("business days short")
    sound(champion)

    champion.get_by_role("link", name="Sign off this plan").click()
    champion.get_by_label("Your title").fill("CFO")
    champion.get_by_label(re.compile("I agree")).check()
    champion.get_by_role("button", name=re.compile("Sign off version")).click()
    expect(champion.get_by_text(re.compile("Signed off by Dana Whitfield, CFO"))).to_be_visible()
    champion.get_by_role("link", name="Open the plan").click()
    expect(champion.locator("#head")).to_contain_text("Signed off by Dana Whitfield, CFO")

    # The champion is typing while the seller moves a date: what is typed stays, and then the change is there.
    champion.get_by_label("New note").fill("half a thought")
    seller.goto(plan)
    seller.get_by_role("link", name="Move the date of Commercial terms final").click()
    later = (date.today() + timedelta(days=60)).isoformat()  # noqa: DTZ011 - any later day will do
    seller.get_by_label("New date").fill(later)
    seller.get_by_role("button", name="Show what it implies").click()
    expect(seller.get_by_role("heading", name="What it implies")).to_be_visible()
    seller.get_by_label("Move what follows", exact=True).check()
    seller.get_by_label("What changed").select_option("scope-changed")
    seller.get_by_label("In a sentence").fill("Two more subsidiaries came in")
    seller.get_by_role("button", name="Move the date").click()
    expect(seller.get_by_text("Two more subsidiaries came in").first).to_be_attached()

    expect(champion.locator("#history")).to_contain_text("Two more subsidiaries came in")
    expect(champion.get_by_label("New note")).to_have_value("half a thought")
    expect(champion.locator("#head")).to_contain_text("since sign-off")


def test_a_dropped_connection_resumes_where_it_stopped(seller, champion):
    champion.goto("/demo/buyer")
    champion.get_by_role("button").first.click()
    expect(champion.locator("[data-live]")).to_be_attached()
    seller.goto("/" + "/".join(champion.url.split("/")[4:]))
    champion.context.set_offline(True)
    seller.get_by_role("link", name="Add a workstream").click()
    seller.get_by_label("Name", exact=True).fill("Works council")
    seller.get_by_role("button", name="Add the workstream").click()
    expect(
        seller.get_by_role("rowheader", name="Works council").or_(seller.get_by_text("Works council")).first
    ).to_be_attached()
    champion.context.set_offline(False)
    expect(champion.get_by_text("Works council").first).to_be_attached(timeout=20_000)


@pytest.mark.parametrize("address", ["/", "/deals/new", "/deals/import", "/people/", "/outbox/"])
def test_the_workspaces_pages_are_sound_for_everybody(seller, address):
    seller.goto(address)
    sound(seller)


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_scrolls_sideways(seller, width):
    seller.set_viewport_size({"width": width, "height": 900})
    for address in ("/", "/deals/new", "/deals/import", "/people/"):
        seller.goto(address)
        assert seller.evaluate("document.documentElement.scrollWidth <= innerWidth"), address

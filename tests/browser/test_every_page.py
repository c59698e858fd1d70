"""Every page of both sides, light and dark, wide and on a phone: sound by axe, nothing scrolls sideways, and no column
is so narrow that a short word breaks."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
BROKEN = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  const seen = at => !at || (at.offsetWidth !== 1 && seen(at.parentElement)), words = [];
  for (let text; (text = texts.nextNode());) {
    if (!text.parentElement.checkVisibility() || !seen(text.parentElement)) continue;
    for (const word of text.data.matchAll(/(?<!\\S)\\p{L}{3,12}(?!\\S)/gu)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].map(({top}) => Math.round(top)));
      if (tops.size > 1) words.push(word[0]);
    }
  }
  return words;
}"""
"""Words of up to twelve letters that begin on one line and end on another; what is only read aloud is a pixel wide."""
OUTSIDE = ["/sign-in", "/j", "/nothing-here", "/demo/ae"]
VENDOR = [
    "/", "/?sort=verdict", "/?find=nobody", "/deals/new", "/deals/import", "/people/", "/durations/", "/outbox/",
    "/templates/", "/templates/regulated-or-public/", "/templates/regulated-or-public/edit",
]  # fmt: skip
OF_A_PLAN = [
    "", "history", "invite", "certificate", "target", "edit", "calendars/buyer", "milestones/questionnaire/edit",
    "reserve", "template", "milestones/approval/meeting",
    "?chances", "why", "milestones/security-review/why", "what-if?change=queue.duration%3D8&milestone=poc",
]  # fmt: skip
OF_THE_BUYER = ["", "history", "sign-off", "certificate", "?chances", "why", "what-if?change=-registration"]


@pytest.fixture(params=[("light", 1440), ("dark", 390)], ids=["wide and light", "on a phone and dark"])
def page(request, browser, demo):
    scheme, width = request.param
    context = browser.new_context(
        base_url=demo[0], color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def come_in(page, who):
    page.goto(f"/demo/{who}")
    page.get_by_role("button").first.click()
    expect(page.locator("h1")).to_be_visible()


def sound(page, address):
    page.goto(address)
    look(page, address)


def look(page, name):
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{name}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"
    assert page.evaluate(BROKEN) == [], f"{name} breaks short words"
    assert page.title().endswith("Signward"), name
    assert page.get_attribute("html", "lang") == "en", name
    assert page.locator("h1").count() == 1, name


def test_the_pages_before_one_is_in(page):
    for address in OUTSIDE:
        sound(page, address)


def test_the_vendors_pages(page):
    come_in(page, "ae")
    for address in VENDOR:
        sound(page, address)
    page.goto("/")
    plan = page.locator("a[href^='/plans/']").first.get_attribute("href")
    sound(page, page.locator("a[href^='/deals/']", has_text="Deal").first.get_attribute("href"))
    for part in OF_A_PLAN:
        sound(page, f"{plan}{part}")


def test_a_long_name_leaves_room_for_what_stands_beside_it(page):
    come_in(page, "ae")
    page.goto("/deals/new")
    page.get_by_label("Customer").fill("Versicherungsverein der Donaudampfschifffahrtsgesellschaft a. G.")
    page.get_by_role("button", name="Begin this plan").click()
    expect(page.get_by_role("heading", name="Working days")).to_be_visible()
    plan = page.url
    look(page, "plan")
    editor = page.locator("a[href$='/edit'][href*='/milestones/']").first.get_attribute("href")
    sound(page, editor)
    sound(page, f"{plan}what-if")


def test_the_preview_of_an_import_and_its_corrections(page, demo):
    come_in(page, "ae")
    page.goto("/deals/import")
    page.set_input_files("input[type=file]", demo[1] / "northwind-close-plan.xlsx")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Milestones")).to_be_visible()
    look(page, "preview")
    page.get_by_role("button", name="Correct them").click()
    expect(page.get_by_label("Date of Security questionnaire answered")).to_be_visible()
    look(page, "corrections")


def test_the_buyers_pages(page):
    come_in(page, "buyer")
    base = page.url
    for part in OF_THE_BUYER:
        sound(page, f"{base}{part}")


def test_what_is_wrong_is_told_above_the_form_and_leads_to_its_field(page):
    come_in(page, "ae")
    page.goto("/deals/new")
    page.get_by_label("Customer").fill(" ")
    page.get_by_role("button", name="Begin this plan").click()
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Customer")).to_be_focused()
    look(page, "errors")


def test_a_new_plan_says_what_follows_while_it_is_filled_in(page):
    come_in(page, "ae")
    page.goto("/deals/new")
    page.get_by_label("Customer").fill("Landesversicherungsanstalt Nordrhein-Westfalen und Umgebung")
    answer = page.locator("#verdict-of-draft")
    page.get_by_label("Target signature date").fill("2099-03-31")
    page.get_by_label("Customer").press("Tab")
    expect(answer).to_contain_text("to sign by 31 Mar 2099")
    page.get_by_label("Mid-market").check()
    expect(page.get_by_role("heading", name="11 milestones")).to_be_visible()
    page.get_by_label("The buyer’s country").select_option("DE")
    page.get_by_label("The buyer’s region").select_option("BY")
    expect(page.get_by_label("Customer")).to_have_value("Landesversicherungsanstalt Nordrhein-Westfalen und Umgebung")
    look(page, "filled in")
    page.get_by_role("button", name="Begin this plan").click()
    expect(page.get_by_text("their champion").first).to_be_visible()


def test_the_list_is_walked_by_keyboard(page):
    come_in(page, "ae")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("tbody th a").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="New plan")).to_be_visible()

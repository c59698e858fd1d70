"""Another site's page, in the browser of somebody who is signed in, cannot send our forms; our own pages can."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SENDS = (
    "<!DOCTYPE html><form method=post action='{0}'><input name=text value=Theirs></form>"
    "<script>document.forms[0].submit()</script>"
)
BOXED = '<!DOCTYPE html><iframe sandbox="allow-scripts allow-forms allow-top-navigation" srcdoc="{0}"></iframe>'


@pytest.fixture
def buyer(browser, demo):
    context = browser.new_context(base_url=demo[0])
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto("/demo/buyer")
    page.get_by_role("button").first.click()
    expect(page.locator("h1")).to_be_visible()
    yield page
    context.close()


@pytest.mark.parametrize("boxed", [False, True], ids=["another site", "a sandbox, whose origin is null"])
@pytest.mark.parametrize("form", ["notes", "sign-off"])
def test_a_foreign_form_is_refused(buyer, demo, form, boxed):
    plan = buyer.url
    html = SENDS.format(f"{plan}{form}")
    if boxed:
        html = BOXED.format(html.replace("method=post", "method=post target=_top"))
    # Not localhost, so another site to the browser; answered here, asked of nobody.
    buyer.route("http://evil.example/**", lambda route: route.fulfill(body=html, content_type="text/html"))
    with buyer.expect_response(lambda r: r.request.method == "POST") as sent:
        buyer.goto("http://evil.example/", wait_until="commit")
    origin = sent.value.request.all_headers().get("origin")
    assert origin == ("null" if boxed else "http://evil.example")
    # Their cookies stay at home, so that to us it is a form from nobody.
    assert sent.value.status in {403, 404}
    buyer.wait_for_url(f"{plan}{form}")
    buyer.goto(plan)
    expect(buyer.locator("body")).not_to_contain_text("Theirs")


def test_our_own_form_is_taken(buyer):
    buyer.get_by_label("New note").fill("Ours")
    with buyer.expect_response(lambda r: r.request.method == "POST") as sent:
        buyer.get_by_role("button", name="Keep note").click()
    assert sent.value.status in {200, 303}
    assert sent.value.request.all_headers()["origin"] == buyer.url.split("/buyer/")[0]
    expect(buyer.get_by_text("Ours")).to_be_visible()

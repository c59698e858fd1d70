"""Hostile words in every text that people can type or import, through every page of both sides, in a real browser.

A quick profile: some twenty ways to get a script run or a page changed. They must be shown as the words they are: no
script runs, nothing of theirs becomes part of a page, and the content policy has nothing to refuse.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from signward.cli.worked_example import week_four
from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.people.models import Contact, User, Workspace
from signward.plans.act import draft
from signward.plans.models import Deal
from tests.cast import TODAY, make_cast
from tests.fresh import on_postgresql
from tests.web.routes import routes

pytestmark = [pytest.mark.browser, pytest.mark.skipif(on_postgresql(), reason="says the same on SQLite")]

WAYS = {
    "elements": [
        "<script>hit()</script>", "<img src=x class=hostile onerror=hit()>", "</textarea></title><svg onload=hit()>",
        "<iframe class=hostile srcdoc='<script>hit()</script>'></iframe>", "<base href=//evil.example>",
        "<form class=hostile action=//evil.example><button>", "<link rel=stylesheet href=//evil.example/x.css>",
        "<meta http-equiv=refresh content=0;//evil.example>",
    ],
    "attributes": [
        '"><script>hit()</script>', "'><i class=hostile onmouseover=hit()>", '" autofocus onfocus=hit() x="',
        "' style='position:fixed;inset:0' onclick='hit()", "<i class=hostile style=position:fixed;inset:0>",
        "<i class=hostile hx-get=/x hx-trigger=load>", "&quot; onload=&quot;hit()", "`onerror=hit()`",
    ],
    "links and drawings": [
        "javascript:hit()", 'https://evil.example/"onclick=hit()', "JaVaScRiPt:hit()//https://x.example/",
        "data:text/html,<script>hit()</script>", "{{ hit() }}${hit()}<%= hit() %>{% raw %}",
        "</text></svg><script>hit()</script>", "]]><!--<script>hit()</script>",
        "<math><mtext><img src=x class=hostile onerror=hit()>",
    ],
}  # fmt: skip
GROWN = ".hostile, [hx-get], base, iframe, math, meta[http-equiv], [onload], [onclick], [onerror], [onfocus]"
"""What no page of ours has, and a page has into which one of these ways has led."""
TEXTS = {"customer", "outcome", "what", "name", "role", "deliverable", "evidence", "mitigation"}
SOON = (TODAY + timedelta(days=90)).isoformat()
CHOSEN = {
    "lead": "buyer", "side": "buyer", "cause": "scope-changed", "handling": "signature", "days": "4", "amount": "1000",
    "currency": "USD", "email": "una@northwind.example", "agree": "yes", "workstream": "security", "to": SOON,
    "due": SOON, "target": SOON, "close_date": SOON,
}  # fmt: skip
"""What fields of the forms hold that take no text. Every other field gets hostile words, known to this test or not."""
AS_IT_STANDS = {
    "on", "owner", "person", "code", "step", "preview", "do", "kept", "active", "after", "save", "attendees",
    "threatens", "first",
}  # fmt: skip
"""Left empty, so that the form is taken."""


@pytest.fixture(scope="module", autouse=True)
def _beside_playwright():
    """Its loop runs in this thread, where Django would refuse to ask the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@dataclass
class Looking:
    """A browser of one side; `wrong` is what it noticed, `seen` all words that it was shown."""

    browser: object
    address: str
    cookies: dict[str, str]
    wrong: list[str] = field(default_factory=list)
    seen: str = ""

    def __post_init__(self):
        context = self.browser.new_context(base_url=self.address)
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": k, "value": v, "url": self.address} for k, v in self.cookies.items()])
        context.expose_function("hit", lambda *_: self.wrong.append("a script ran"))
        context.expose_function("refused", lambda said: self.wrong.append(f"the policy refused {said}"))
        context.add_init_script(
            "addEventListener('securitypolicyviolation', e => refused(`${e.violatedDirective} ${location.pathname}`))"
        )
        context.on("dialog", lambda dialog: (self.wrong.append("a dialog"), dialog.dismiss()))
        context.on("request", lambda r: self._asks(r.url))
        self.context, self.page = context, context.new_page()

    def _asks(self, url):
        if not url.startswith((self.address, "data:")):
            self.wrong.append(f"asked for {url}")

    def at(self, path):
        answer = self.page.goto(path)
        assert answer.status == 200, (path, answer.status)
        self._look(path)

    def at_answer(self, name, answer):
        """An answer to a form, shown in the browser under the headers that it came with."""
        headers = dict(answer.headers.items()) | {"Content-Type": answer.headers["Content-Type"]}
        shown = {"status": answer.status_code, "headers": headers, "body": answer.content}
        self.page.route("**/answers/it", lambda route: route.fulfill(**shown))
        self.page.goto("/answers/it")
        self._look(name)
        self.page.unroute("**/answers/it")

    def _look(self, name):
        grown = self.page.evaluate(
            f"document.querySelectorAll({GROWN!r}).length"
            " + [...document.links].filter(a => !/^(https?|mailto):$/.test(a.protocol)).length"
        )
        if grown:
            self.wrong.append(f"{grown} hostile elements at {name}")
        self.seen += self.page.evaluate(
            "document.body.textContent + [...document.querySelectorAll('input, textarea')].map(i => i.value).join(' ')"
        )


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.mark.parametrize("kind", WAYS)
def test_it_stays_the_words_that_it_is(cast, browser, live_server, kind):
    ways = WAYS[kind]
    plan, deal = planted(cast, ways)
    vendor, buyer = cast.as_vendor(cast.ada), cast.as_buyer(cast.dana)
    answers = typed(vendor, cast, plan, deal, ways, "") + typed(buyer, cast, plan, deal, ways, "buyer/")
    for client, side in ((vendor, ""), (buyer, "buyer/")):
        looking = Looking(browser, live_server.url, {name: m.value for name, m in client.cookies.items()})
        for path in pages(client, cast, plan, deal, side):
            looking.at(path)
        for name, answer in answers:
            if name.startswith("buyer/") == bool(side):
                looking.at_answer(name, answer)
        looking.context.close()
        assert looking.wrong == []
        assert [way for way in ways if way not in looking.seen] == []


def test_it_would_be_noticed(browser, live_server):
    """The same browser, at a page that does not escape: without the policy scripts run, with it they are refused."""
    from django.http import HttpResponse

    page = "<!DOCTYPE html><body>" + "".join(WAYS["elements"][:2]) + "</body>"
    for policy, noticed in (("", "a script ran"), ("default-src 'none'", "the policy refused")):
        looking = Looking(browser, live_server.url, {})
        looking.at_answer("it", HttpResponse(page, headers={"Content-Security-Policy": policy}))
        looking.page.wait_for_load_state("networkidle")
        looking.context.close()
        assert any(word.startswith(noticed) for word in looking.wrong), policy
        assert "1 hostile elements at it" in looking.wrong


def planted(cast, ways):
    """Every text of a plan file, and the names of workspace, people and deal."""
    words = itertools.cycle(ways)

    def hostile(value, key=""):
        if isinstance(value, dict):
            return {k: hostile(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [hostile(v) for v in value]
        return next(words) if key in TEXTS and isinstance(value, str) else value

    document = week_four(TODAY) | {"vendor": joined(ways)}
    for stream in document["workstreams"]:
        for milestone in stream["milestones"]:
            milestone |= {"evidence": "x"} if "done" in milestone else {}
    by = Actor(f"user:{cast.sam.pk}", next(words), Side.VENDOR, "ae")
    deal = Deal.objects.create(workspace=cast.acme, customer=joined(ways), owner=cast.sam, amount=1)
    plan = draft(cast.acme, hostile(document), by, deal=deal)
    Workspace.objects.filter(pk=cast.acme.pk).update(name=joined(ways))
    for rows in (User.objects.exclude(pk=cast.olga.pk), Contact.objects.all()):
        for row in rows:
            type(row).objects.filter(pk=row.pk).update(name=next(words))
    deal.stage, deal.next_step = ways[0][:60], joined(ways)
    deal.save()
    type(cast.dana).objects.filter(pk=cast.dana.pk).update(plan_id=plan)
    return plan, deal


def typed(client, cast, plan, deal, ways, side):
    """Sends every form of a side with hostile words in each field that may hold some; what was answered with a page."""
    answers = []
    for route in sorted(routes(), key=lambda r: r.pattern.endswith(("drop", "reopen"))):
        said = route.view.declared
        if "POST" not in said.methods or route.pattern.startswith("buyer/") != bool(side) or said.audience == "public":
            continue
        data = {name: CHOSEN.get(name) or joined(ways) for name in said.fields if name not in AS_IT_STANDS}
        if "file" in said.fields:
            data["file"] = SimpleUploadedFile('"><script>hit()<.csv', sheet(ways))
        answer = client.post(address(route, cast, plan, deal), data)
        assert answer.status_code < 500, route.pattern
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.content:
            answers.append((route.pattern, answer))
    assert len(answers) > 5
    return answers


def sheet(ways):
    rows = [f'"{w.replace(chr(34), chr(34) * 2)}",{SOON},"{w.replace(chr(34), chr(34) * 2)}"' for w in ways]
    return "\n".join(["Milestone,Due,Owner", *rows]).encode()


def pages(client, cast, plan, deal, side):
    """The addresses of all pages that this side can open."""
    for route in routes():
        said = route.view.declared
        if "GET" in said.methods and route.pattern.startswith("buyer/") == bool(side) and said.audience != "public":
            path = address(route, cast, plan, deal)
            answer = client.get(path)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                yield path


def address(route, cast, plan, deal):
    return route.address(cast, plan).replace(str(cast.deal.pk), str(deal.pk))


def joined(ways):
    """As many of them as a field of 200 letters holds."""
    text = ""
    for way in ways:
        text = f"{text} {way}" if len(text) + len(way) < 199 else text
    return text.strip()

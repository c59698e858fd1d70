"""Every answer carries the headers of docs/security.md, whatever it is, and every cookie is for this host alone."""

from __future__ import annotations

import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from signward.config import middleware
from signward.people import limits
from signward.web import health
from tests.server.running import FOUNDER, serving
from tests.web.routes import METHODS, principals, routes

WHO = ("anonymous", "link only", "champion", "buyer viewer", "revoked buyer", "ae", "viewer")
EXPECTED = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}  # fmt: skip
KEPT = {"sheets/plan.css"}
"""What browsers may keep, because nothing in it is anybody's own; static files besides."""


def missing(answer, *, kept=False):
    """What an answer lacks, in words."""
    lacks = [f"{name}: {value}" for name, value in EXPECTED.items() if answer.headers.get(name) != value]
    if not kept and answer.headers.get("Cache-Control") != "no-store":
        lacks.append("Cache-Control: no-store")
    sized = getattr(answer, "streaming", False) or "Content-Length" in answer.headers
    lacks += [] if sized else ["Content-Length"]
    if getattr(answer, "content", b"") and "Content-Type" not in answer.headers:
        lacks.append("Content-Type")
    return lacks


@pytest.mark.parametrize("route", routes(), ids=lambda r: r.pattern)
def test_every_address_answers_with_them_whatever_is_asked_by_whomever(cast, route):
    clients = principals(cast)
    for name in WHO:
        for method in METHODS:
            answer = clients[name].generic(method, route.address(cast))
            assert missing(answer, kept=route.pattern in KEPT) == [], (name, method, answer.status_code)


@pytest.mark.parametrize("kind", ["pdf", "svg", "xlsx", "csv", "md", "ics", "yaml", "json", "ledger"])
def test_every_file_is_an_attachment_and_carries_them(cast, kind):
    answer = cast.as_buyer(cast.dana).get(f"/buyer/plans/{cast.plan}/plan.{kind}")
    assert answer.status_code == 200
    assert missing(answer) == []
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize("path", ["/static/css/page.css", "/static/js/live.js", "/static/css/timeline.css"])
def test_static_files_carry_them(path):
    for method in METHODS:
        answer = Client().generic(method, path)
        assert missing(answer, kept=answer.status_code == 200) == [], method


@pytest.mark.parametrize("path", ["/no/such", "/static/no.css", "/static/../settings.py", "/static/%2e%2e/x"])
def test_what_is_not_there_carries_them(db, path):
    answer = Client().get(path)
    assert answer.status_code == 404
    assert missing(answer) == []


@pytest.mark.parametrize("status", [400, 403, 405, 413, 422, 429, 500])
def test_every_refusal_carries_them(cast, monkeypatch, status):
    answer = _refused(cast, monkeypatch, status)
    assert answer.status_code == status
    assert missing(answer) == []


def test_live_streams_carry_the_same_ones():
    """`tests/live` looks at a stream itself; here: what it adds is what pages have."""
    assert middleware.always() == EXPECTED


def test_cookies_of_the_way_in_are_out_of_reach_of_scripts_and_of_other_sites(cast):
    client, answers = Client(), []
    answers.append(client.get("/j/mapl_nothing"))
    answers.append(client.post("/j/code"))
    answers.append(client.post("/sign-in", {"email": "sam@acme.example", "password": "correct horse battery"}))
    answers.append(cast.as_buyer(cast.dana).post(f"/buyer/plans/{cast.plan}/sign-off", {"step": "code"}))
    cookies = [morsel for answer in answers for morsel in answer.cookies.values()]
    assert {c.key for c in cookies} >= {
        settings.LINK_COOKIE_NAME, settings.CODE_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME,
        settings.FRESH_CODE_COOKIE_NAME,
    }  # fmt: skip
    for cookie in cookies:
        assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")


@pytest.mark.database
def test_over_https_browsers_keep_them_for_this_host_alone(fresh):
    """A real server as behind a proxy of ours: HSTS on everything, and only `__Host-` names, all of them Secure."""
    https = {"SIGNWARD_BASE_URL": "https://map.acme.example", "SIGNWARD_TRUSTED_PROXIES": "1"}
    with serving(fresh | https | {"SIGNWARD_ALLOWED_HOSTS": "localhost"}) as server:
        jar = {}
        page = _ask(server, "GET", "/setup", jar)
        form = dict(re.findall(r'name="(csrfmiddlewaretoken|once)" value="([^"]*)"', page.text)) | FOUNDER
        answers = [page, _ask(server, "POST", "/setup", jar, form)]
        assert answers[-1].status_code == 303
        for path in ("/", "/j/mapl_nothing", "/j", "/no/such", "/healthz", "/people/", "/plans/x/live", *_files(page)):
            answers.append(_ask(server, "GET", path, jar))
        door = dict(re.findall(r'name="(csrfmiddlewaretoken)" value="([^"]*)"', answers[7].text))
        answers += [_ask(server, "POST", "/j/code", jar, door), _ask(server, "POST", "/sign-out", jar, door)]
        answers.append(_ask(server, "GET", "/", jar, host="evil.example"))
    assert answers[-1].status_code == 400
    for answer in answers:
        kept = answer.path.startswith("/static/")
        assert missing(answer, kept=kept) == [], answer.path
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains", answer.path
    # One that is taken back holds nothing to protect.
    cookies = [morsel for answer in answers for morsel in answer.cookies.values() if morsel["max-age"] != "0"]
    assert {c.key for c in cookies} == {"__Host-mapv", "__Host-mapc", "__Host-mapl", "__Host-mapn"}
    for cookie in cookies:
        attributes = (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"])
        assert attributes == (True, True, "Lax", "/", ""), cookie.key


def _refused(cast, monkeypatch, status):
    sam, at = cast.as_vendor(cast.sam, raise_request_exception=False), f"/plans/{cast.plan}/notes"
    if status == 400:
        return sam.get("/", headers={"Host": "evil.example"})
    if status == 403:
        return cast.as_vendor(cast.sam, enforce_csrf_checks=True).post(at, {"text": "x"})
    if status == 405:
        return sam.get(at)
    if status == 413:
        return sam.post(at, {"text": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    if status == 422:
        return sam.post(at, {"text": "x", "audience": "buyer"})
    if status == 429:
        monkeypatch.setattr(limits, "_filled", lambda limit, who, now: type("Empty", (), {"left": 0})())
        return sam.post(at, {"text": "x"})
    monkeypatch.setattr(health, "connection", None)
    return sam.get("/healthz")


class _Answer:
    def __init__(self, path, answer):
        self.path, self.status_code, self.content = path, answer.status, answer.read()
        self.text = self.content.decode(errors="replace")
        self.headers, self.cookies = answer.headers, SimpleCookie()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(line)


def _ask(server, method, path, jar, form=None, host="map.acme.example"):
    """One request as a proxy passes it on, with the cookies that were given before."""
    sent = {"Host": host, "X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}
    sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
    if form is not None:
        sent |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": "https://map.acme.example"}
    line = http.client.HTTPConnection("localhost", server.port, timeout=60)
    line.request(method, path, urlencode(form) if form is not None else None, sent)
    answer = _Answer(path, line.getresponse())
    line.close()
    jar.update({name: morsel.value for name, morsel in answer.cookies.items()})
    return answer


def _files(page):
    """The static files that a page asks for, under their hashed names."""
    found = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert any(re.search(r"\.[0-9a-f]{12}\.", path) for path in found)
    return found

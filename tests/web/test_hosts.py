"""The server answers to its own names alone, and counts of the whole installation to its operator alone."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest
from django.test import Client

from signward.config import environment
from tests.fresh import on_postgresql
from tests.server.running import run

TOKEN = "a token of the operator's own"
STRANGE = [
    "evil.example",
    "testserver.evil.example",
    "evil.example:80",
    "testserver@evil.example",
    "tests erver",
    "[::1",
]


@pytest.mark.parametrize("host", STRANGE)
@pytest.mark.parametrize("address", ["/", "/sign-in", "/healthz", "/static/css/page.css", "/no/such/page"])
def test_another_name_is_refused_before_anything_is_looked_at(address, host):
    # Without a database: a view that ran would fail.
    for method in ("get", "head", "post"):
        answer = getattr(Client(), method)(address, headers={"Host": host})
        assert answer.status_code == 400
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "evil" not in answer.content.decode()
        assert not answer.cookies


@pytest.mark.parametrize("host", ["localhost", "localhost:8123", "127.0.0.1:80", "[::1]", "[::1]:8000"])
def test_loopback_names_lead_here_where_the_address_is_this_machine(db, host):
    assert Client().get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", [b"evil.example", b"", b"localhost:x"])
def test_live_routes_are_refused_under_another_name_as_pages_are(host):
    from signward.config.asgi import application

    path = f"/plans/{UUID(int=1)}/live"
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "scheme": "http", "http_version": "1.1", "server": ("evil.example", 80), "client": ("192.0.2.7", 1),
        "headers": [(b"host", host)],
    }  # fmt: skip
    said = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        said.append(message)

    asyncio.run(application(scope, receive, send))
    assert said[0]["status"] == 400


def test_what_one_may_call_the_server_is_a_setting(monkeypatch):
    monkeypatch.setenv("NAMES", "10.0.0.5, [2001:db8::7], 2001:db8::8, map.internal")
    expected = ["map.acme.example", "10.0.0.5", "[2001:db8::7]", "[2001:db8::8]", "map.internal"]
    assert environment.hosts("map.acme.example", "NAMES") == expected


@pytest.mark.skipif(on_postgresql(), reason="says the same on SQLite")
@pytest.mark.parametrize("wide", ["*", "*.example", "map.example,*"])
def test_a_setting_that_would_answer_to_any_name_stops_the_start(fresh, wide):
    done = run(fresh | {"SIGNWARD_ALLOWED_HOSTS": wide}, "serve")
    assert done.returncode == 2
    assert "SIGNWARD_ALLOWED_HOSTS" in done.stderr


def test_metrics_are_for_the_machine_itself(db):
    assert Client().get("/metrics", headers={"Host": "localhost:8000"}).status_code == 200
    assert Client(REMOTE_ADDR="::1").get("/metrics", headers={"Host": "[::1]:8000"}).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "testserver"},  # through a proxy on this machine that passes the name on
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_AUTHORIZATION": "Bearer ", "REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_AUTHORIZATION": "Bearer wrong", "REMOTE_ADDR": "192.0.2.7"},
    ],
)
@pytest.mark.parametrize("token", ["", TOKEN])
def test_to_everybody_else_there_are_no_metrics(db, settings, asked, token):
    settings.METRICS_TOKEN = token
    answer = Client().get("/metrics", **({"HTTP_HOST": "localhost"} | asked))
    missing = Client().get("/no/such/page", **({"HTTP_HOST": "localhost"} | asked))
    assert (answer.status_code, answer.content) == (404, missing.content)


def test_who_has_the_token_reads_metrics_from_anywhere(db, settings):
    settings.METRICS_TOKEN = TOKEN
    sent = {"Authorization": f"Bearer {TOKEN}"}
    assert b"signward_plans" in Client(REMOTE_ADDR="192.0.2.7").get("/metrics", headers=sent).content


def test_a_token_that_could_be_guessed_is_refused(monkeypatch):
    monkeypatch.setenv("TOKEN", "short")
    with pytest.raises(environment.WrongSetting, match="20"):
        environment.token("TOKEN")

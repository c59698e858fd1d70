"""What forms may hold: the fields that their endpoint names, and nothing that is smuggled in beside them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import HttpRequest, QueryDict
from django.urls import resolve

import signward.web
from signward.web.fields import FORM_TOKEN, UndeclaredField, line
from tests.web.routes import principals, routes

NEVER = (
    "workspace_id", "audience", "status", "created_by", "is_active", "id", "plan_id", "actor", "constructor",
)  # fmt: skip
WRITES = [r for r in routes() if "POST" in r.view.declared.methods]


@pytest.mark.parametrize("route", WRITES, ids=lambda r: r.pattern)
def test_a_field_that_the_form_does_not_have_is_refused_and_nothing_changes(cast, route):
    clients, before = principals(cast), _rows()
    who = "champion" if route.pattern.startswith("buyer/") else "admin"
    for name in NEVER:
        answer = clients[who].post(route.address(cast), {name: "vendor"})
        assert answer.status_code == 422, name
        assert f"“{name}”" in answer.content.decode(), name
    assert _rows() == before


def test_a_smuggled_file_is_refused_like_a_smuggled_word(cast):
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {"text": "hello", "payload": SimpleUploadedFile("a.txt", b"x")}
    assert cast.as_vendor(cast.sam).post(f"/plans/{cast.plan}/notes", sent).status_code == 422


def test_the_refusal_shows_the_name_as_text(cast):
    answer = cast.as_vendor(cast.sam).post(f"/plans/{cast.plan}/notes", {"<script>alert(1)</script>": "x"})
    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode()


def test_who_may_not_post_at_all_learns_nothing_of_the_forms_fields(cast):
    address = f"/plans/{cast.plan}/notes"
    assert cast.as_vendor(cast.olga).post(address, {"workspace_id": "1"}).status_code == 404
    assert cast.as_vendor(cast.vera).post(address, {"workspace_id": "1"}).status_code == 403


def test_a_view_cannot_read_what_it_did_not_declare():
    request = HttpRequest()
    request.POST = QueryDict("audience=vendor")
    request.fields = frozenset({"text"})
    assert line(request, "text") == ""
    with pytest.raises(UndeclaredField, match="audience"):
        line(request, "audience")


def test_no_view_reads_a_form_by_itself():
    folder = Path(signward.web.__file__).parent
    found = [p.name for p in folder.glob("*.py") if re.search(r"request\.(POST|FILES|body)\b", p.read_text())]
    assert found == ["fields.py"]


def test_every_form_that_is_shown_posts_to_an_endpoint_that_takes_its_fields(cast):
    seen = set()
    for who in ("ae", "admin", "champion", "anonymous"):
        client = principals(cast)[who]
        for route in routes():
            answer = client.get(route.address(cast))
            if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
                continue
            for action, names in _forms(answer.content.decode()):
                view = resolve(urlsplit(action).path or route.address(cast)).func
                assert names - {FORM_TOKEN, "once"} <= view.declared.fields, (route.pattern, action)
                seen.add(view.__name__)
    assert {"sign_off", "sign_in", "invite", "note", "upload_sheet"} <= seen


def _rows():
    said = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(("sqlite", "people_bucket", "django_session")):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names come from the database
                said[table] = sorted(map(repr, cursor.fetchall()))
    return said


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.inside = [], None

    def handle_starttag(self, tag, attrs):
        had = dict(attrs)
        if tag == "form":
            self.inside = (had.get("action") or "", set(), had.get("method", "get"))
            self.found.append(self.inside)
        elif self.inside and tag in {"input", "select", "textarea", "button"} and had.get("name"):
            self.inside[1].add(had["name"])

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = None


def _forms(page):
    parser = _Forms()
    parser.feed(page)
    return [(action, names) for action, names, method in parser.found if method == "post"]

"""How a buyer comes in, over HTTP."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.notices.invitations import invite
from signward.notices.models import Mail
from signward.people.invitations import revoke
from signward.people.models import EmailCode, Participant

SAM = Actor("user:1", "Sam", Side.VENDOR, "ae")


@pytest.fixture
def invited(cast):
    return invite(
        cast.plan, cast.acme, "Ines Costa", "Ines@Northwind.example", "colleague", "ines", SAM, "Northwind Bank"
    )


def _link():
    return re.search(r"http\S+(/j/mapl_\S+)", Mail.objects.get(kind="invitation").text)[1]


def _code():
    return re.search(r"code is (\d{4} \d{4})", Mail.objects.filter(kind="code").latest("pk").text)[1]


def _come_in(client):
    client.get(_link())
    client.post("/j/code")
    return client.post("/j/verify", {"code": _code()})


def _everything():
    """All rows of all tables but the counters of how often somebody asked."""
    with connection.cursor() as cursor:
        tables = [
            t
            for t in connection.introspection.table_names(cursor)
            if not t.startswith("sqlite") and t != "people_bucket"
        ]
        said = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names come from the database
            said[table] = sorted(map(repr, cursor.fetchall()))
    return said


def test_it_lets_in_whoever_types_the_code_from_their_mailbox(invited):
    client = Client(enforce_csrf_checks=False)
    answer = _come_in(client)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/buyer/plans/{invited.plan_id}/")
    cookie = answer.cookies[settings.GUEST_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_it_mails_the_code_to_the_invited_address_alone(invited):
    client = Client()
    client.get(_link())
    assert client.post("/j/code", {"email": "eve@evil.example", "to": "eve@evil.example"}).status_code == 422
    client.post("/j/code")
    assert [m.to_email for m in Mail.objects.filter(kind="code")] == ["ines@northwind.example"]


def test_opening_the_link_changes_nothing_and_shows_nothing(cast, invited):
    before = _everything()
    for reader in range(50):
        client = Client(REMOTE_ADDR=f"192.0.2.{reader}")
        for method in (client.get, client.head, client.options):
            method(_link())
            page = method("/j")
    seen = client.get("/j").content.decode()
    assert _everything() == before
    assert page.status_code == 405
    for hidden in ("Northwind", "ines@", "Ines", str(cast.plan), "monthly close"):
        assert hidden not in seen
    assert "i•••@northwind.example" in seen.replace("\N{BULLET}", "•")


def test_the_token_leaves_the_address_at_once(invited):
    answer = Client().get(_link())
    assert (answer.status_code, answer.headers["Location"]) == (303, "/j")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_unknown_expired_and_revoked_links_look_the_same(cast, invited):
    link, pages = _link(), []
    unknown = Client()
    unknown.get("/j/mapl_nothing")
    pages.append(unknown.get("/j").content)
    revoke(invited)
    revoked = Client()
    revoked.get(link)
    pages += [revoked.get("/j").content, Client().get("/j").content]
    assert len(set(pages)) == 1


def test_asking_for_a_code_answers_the_same_with_and_without_somebody_behind_it(invited):
    known, unknown = Client(), Client()
    known.get(_link())
    unknown.get("/j/mapl_nothing")
    answers = [client.post("/j/code") for client in (known, unknown)]
    bodies = [re.sub(rb'value="[^"]+"', b"", answer.content) for answer in answers]
    assert bodies[0] == bodies[1]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert {name for answer in answers for name in answer.cookies} == {
        settings.CODE_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
    }
    assert EmailCode.objects.count() == 1


def test_a_wrong_code_says_nothing_about_why(invited):
    client = Client()
    client.get(_link())
    client.post("/j/code")
    wrong = client.post("/j/verify", {"code": "00000000" if _code() != "0000 0000" else "11111111"})
    never = Client().post("/j/verify", {"code": "12345678"})
    strip = [re.sub(rb'value="[^"]+"', b"", answer.content) for answer in (wrong, never)]
    assert (wrong.status_code, never.status_code) == (403, 403)
    assert strip[0] == strip[1]


def test_a_link_works_until_a_new_one_is_sent(cast, invited):
    old = _link()
    Mail.objects.all().delete()
    invite(cast.plan, cast.acme, "Ines Costa", "ines@northwind.example", "champion", "ines", SAM)
    client = Client()
    client.get(old)
    assert "Email me a code" not in client.get("/j").content.decode()
    client.get(_link())
    assert "Email me a code" in client.get("/j").content.decode()
    assert Participant.objects.get(pk=invited.pk).role == "champion"


def test_every_form_on_the_way_asks_for_the_form_token(invited):
    strict = Client(enforce_csrf_checks=True)
    strict.get(_link())
    assert strict.post("/j/code").status_code == 403
    assert strict.post("/j/verify", {"code": "1"}).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', strict.get("/j").content.decode())[1]
    assert strict.post("/j/code", {"csrfmiddlewaretoken": token}).status_code == 200


def test_a_write_that_comes_from_another_site_is_refused(invited):
    client = Client()
    client.get(_link())
    assert client.post("/j/code", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Mail.objects.filter(kind="code").exists()


def test_the_invitation_tells_no_plan(cast, invited):
    mail = Mail.objects.get(kind="invitation")
    assert "monthly close" not in mail.text + mail.html
    assert "1600000" not in mail.text + mail.html

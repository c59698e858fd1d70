"""The buyer does not sign, or takes the signature back: on record with its reason, and told to those who must know."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from signward.core.plan.state import Side
from signward.notices.models import Mail
from signward.people.models import GuestSession
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(cast):
    client = cast.as_buyer(cast.dana)
    client.base = f"/buyer/plans/{cast.plan}/"
    return client


def sign(client):
    page = client.get(f"{client.base}sign-off").content.decode()
    version, digest = (re.search(rf'name="{name}"\s+value="([^"]+)"', page)[1] for name in ("version", "digest"))
    form = {"name": "Dana Whitfield", "title": "CFO", "version": version, "digest": digest, "agree": "yes"}
    assert client.post(f"{client.base}sign-off", form).status_code == 303
    return version


def signed(cast):
    return plan_page(cast.plan, Side.BUYER, TODAY).plan.sign_off


def mails(kind):
    return sorted(Mail.objects.filter(kind=kind).values_list("to_email", flat=True))


def test_declining_is_in_the_history_of_both_sides_and_mailed_to_the_deals_owner(cast, dana):
    assert "I do not agree to it" in dana.get(f"{dana.base}sign-off").content.decode()
    dana.post(f"{dana.base}decline", {"version": "1", "reason": "Legal has not seen the DPA"})
    assert signed(cast) is None
    for reader, base in ((dana, dana.base), (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/")):
        assert "Legal has not seen the DPA" in reader.get(f"{base}history").content.decode()
    assert mails("declined") == [cast.sam.email]


def test_declining_without_a_reason_is_told_and_nothing_happens(cast, dana):
    assert dana.post(f"{dana.base}decline", {"version": "1", "reason": " "}).status_code == 422
    assert mails("declined") == []


def test_withdrawing_is_told_on_every_page_and_mailed_to_both_sides(cast, dana):
    version = sign(dana)
    assert f"{dana.base}withdraw" in dana.get(f"{dana.base}certificate").content.decode()
    answer = dana.post(f"{dana.base}withdraw", {"version": version, "reason": "The sponsor left"})
    assert answer.headers["Location"] == f"{dana.base}certificate"
    page = dana.get(f"{dana.base}certificate").content.decode()
    assert "this signature stands no longer" in page
    assert f"{dana.base}withdraw" not in page
    assert "withdrawn" in dana.get(dana.base).content.decode()
    assert mails("withdrawn") == sorted([cast.dana.contact.email, cast.sid.contact.email, cast.sam.email])


def test_an_old_session_alone_does_not_withdraw_and_a_code_does(cast, dana):
    version = sign(dana)
    GuestSession.objects.update(verified_at=datetime.now(UTC) - timedelta(minutes=20))
    typed = {"version": version, "reason": "The sponsor left"}
    answer = dana.post(f"{dana.base}withdraw", typed)
    assert answer.status_code == 403
    assert "The sponsor left" in answer.content.decode()
    assert signed(cast).current
    dana.post(f"{dana.base}withdraw", {**typed, "step": "code"})
    code = re.search(r"\b(\d{4} \d{4})\b", Mail.objects.filter(kind="code").latest("pk").text)[1]
    assert dana.post(f"{dana.base}withdraw", {**typed, "code": code}).status_code == 303
    assert not signed(cast).current


def test_the_evidence_says_that_it_was_withdrawn_and_still_what_was_signed(dana):
    version = sign(dana)
    dana.post(f"{dana.base}withdraw", {"version": version, "reason": "The sponsor left"})
    with zipfile.ZipFile(io.BytesIO(dana.get(f"{dana.base}evidence.zip").content)) as opened:
        said = json.loads(opened.read("signoff.json"))
    assert (said["withdrawn_on"], said["version"]) == (TODAY.isoformat(), int(version))


def test_a_double_click_withdraws_and_mails_once(dana):
    version = sign(dana)
    form = {"version": version, "reason": "The sponsor left", "once": "k" * 32}
    for _ in range(2):
        dana.post(f"{dana.base}withdraw", form)
    assert len(mails("withdrawn")) == 3


def test_where_nothing_is_signed_there_is_nothing_to_withdraw(dana):
    assert dana.get(f"{dana.base}withdraw").status_code == 404

"""How often somebody may do something: a burst gets exactly its share, and then 429 with when to come back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client

from signward.people import limits
from signward.people.codes import challenge, redeem
from signward.people.models import Bucket, GuestSession

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    """Time stands still, so that nothing comes back during a burst."""

    class Still(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 11, 23, 9, tzinfo=UTC)

    monkeypatch.setattr(limits, "datetime", Still)


def burst(ask, most):
    """Asks once more than may be, and says what the last one got."""
    for number in range(most):
        assert ask().status_code != 429, number
    refused = ask()
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    return refused


def test_links_are_looked_up_sixty_times_a_minute_from_one_address(cast):
    here, there = Client(REMOTE_ADDR="192.0.2.7"), Client(REMOTE_ADDR="192.0.2.8")
    burst(lambda: here.get("/j"), 60)
    assert here.get("/welcome/mapw_nothing").status_code == 429
    assert there.get("/j").status_code == 200


def test_forged_proxy_headers_do_not_make_another_address(cast):
    client, number = Client(REMOTE_ADDR="192.0.2.7"), iter(range(1000))
    burst(lambda: client.get("/j", headers={"X-Forwarded-For": f"198.51.100.{next(number) % 250}"}), 60)


def test_behind_a_proxy_of_ours_the_hop_before_it_counts_and_no_other(cast, settings):
    settings.TRUSTED_PROXIES = 1
    client, number = Client(REMOTE_ADDR="10.0.0.1"), iter(range(1000))
    burst(lambda: client.get("/j", headers={"X-Forwarded-For": f"203.0.113.{next(number)}, 192.0.2.7"}), 60)
    assert client.get("/j", headers={"X-Forwarded-For": "192.0.2.7, 192.0.2.9"}).status_code == 200


def test_one_machine_with_many_addresses_of_ipv6_is_one_machine(cast):
    number = iter(range(1, 1000))
    burst(lambda: Client(REMOTE_ADDR=f"2001:db8::{next(number):x}").get("/j"), 60)
    assert Client(REMOTE_ADDR="2001:db8:0:1::1").get("/j").status_code == 200


def test_a_person_uploads_thirty_spreadsheets_an_hour(cast):
    client = cast.as_vendor(cast.sam)

    def ask():
        return client.post(
            "/deals/import", {"file": SimpleUploadedFile("plan.csv", b"Step,Due\nKick-off,2027-01-04\n")}
        )

    burst(ask, 30)
    assert client.get("/deals/import").status_code == 200
    assert cast.as_vendor(cast.mia).post("/deals/import").status_code == 422


@pytest.mark.parametrize("side", ["", "/buyer"])
def test_a_person_takes_sixty_files_an_hour(cast, side):
    client = cast.as_buyer(cast.dana) if side else cast.as_vendor(cast.sam)
    burst(lambda: client.get(f"{side}/plans/{cast.plan}/plan.md"), 60)
    assert client.get(f"{side}/plans/{cast.plan}/plan.pdf").status_code == 429
    assert client.get(f"{side}/plans/{cast.plan}/").status_code == 200


@pytest.mark.parametrize("side", ["", "/buyer"])
def test_a_person_writes_thirty_notes_a_minute(cast, side):
    client = cast.as_buyer(cast.dana) if side else cast.as_vendor(cast.sam)
    number = iter(range(100))
    burst(lambda: client.post(f"{side}/plans/{cast.plan}/notes", {"text": f"Note {next(number)}"}), 30)


def test_ten_sign_ins_an_hour_and_the_answer_is_the_same_for_an_address_that_does_not_exist(cast):
    said = []
    for email in ("sam@acme.example", "nobody@acme.example"):
        client = Client(REMOTE_ADDR="192.0.2.7")
        said.append(burst(lambda: client.post("/sign-in", {"email": email, "password": "wrong"}), 10))  # noqa: B023
    assert said[0].content == said[1].content
    assert said[0].headers["Retry-After"] == said[1].headers["Retry-After"]


def test_twenty_invitations_a_day(cast):
    client, number = cast.as_vendor(cast.sam), iter(range(100))

    def ask():
        sent = {"name": "Una", "email": f"una{next(number)}@northwind.example", "role": "viewer"}
        return client.post(f"/plans/{cast.plan}/invite", sent)

    burst(ask, 20)


def test_a_limit_that_cannot_be_counted_lets_nobody_in(cast, monkeypatch):
    made, sessions = challenge(cast.dana, "192.0.2.0/24"), GuestSession.objects.count()

    def broken(*_, **__):
        raise DatabaseError("no table")

    monkeypatch.setattr(Bucket.objects, "bulk_create", broken)
    client = Client(raise_request_exception=False)
    answer = client.post("/sign-in", {"email": "sam@acme.example", "password": "correct horse battery"})
    assert answer.status_code == 500
    assert client.get("/people/").status_code == 303
    with pytest.raises(DatabaseError):
        redeem(made.nonce, made.code)
    assert GuestSession.objects.count() == sessions

"""Sessions: a new id at the door, over when left, over when the password changes or access ends."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from signward.notices.models import Mail
from signward.people import guests
from signward.people.models import User
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
SAM = {"email": "sam@acme.example", "password": PASSWORD}


def test_signing_in_never_keeps_an_id_that_somebody_planted(cast):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted0planted0planted0planted0"
    client.post("/sign-in", SAM)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != "planted0planted0planted0planted0"
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = "planted0planted0planted0planted0"
    assert thief.get("/people/").status_code == 303


def test_a_session_that_was_left_cannot_be_used_again(cast):
    client = Client()
    client.post("/sign-in", SAM)
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/sign-out")
    client.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert client.get("/people/").status_code == 303


def test_a_buyers_session_that_was_left_cannot_be_used_again(cast):
    client, kept = Client(), guests.begin(cast.dana.contact)
    client.cookies[settings.GUEST_COOKIE_NAME] = kept
    assert client.get(f"/buyer/plans/{cast.plan}/").status_code == 200
    client.post("/buyer/sign-out")
    client.cookies[settings.GUEST_COOKIE_NAME] = kept
    assert client.get(f"/buyer/plans/{cast.plan}/").status_code == 404


def test_a_new_password_ends_every_session_begun_with_the_old_one(cast):
    client = Client()
    client.post("/sign-in", SAM)
    assert client.get("/people/").status_code == 200
    User.objects.filter(pk=cast.sam.pk).update(password=make_password("another long password"))
    assert client.get("/people/").status_code == 303


def test_a_user_who_is_switched_off_is_out_at_the_next_request(cast):
    client = cast.as_vendor(cast.vera)
    assert client.get("/people/").status_code == 200
    sent = {"role": "viewer"}
    assert cast.as_vendor(cast.ada).post(f"/people/{cast.vera.pk}/", sent).status_code == 303
    assert client.get("/people/").status_code == 303


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host"])
def test_the_host_of_a_request_makes_no_link(cast, settings, header):
    settings.ALLOWED_HOSTS = ["testserver", "evil.example"]
    sent = {"name": "Una", "email": "una@northwind.example", "role": "viewer"}
    cast.as_vendor(cast.sam).post(f"/plans/{cast.plan}/invite", sent, headers={header: "evil.example"})
    text = Mail.objects.get(to_email="una@northwind.example").text
    assert f"{settings.BASE_URL}/j/mapl_" in text
    assert "evil.example" not in text

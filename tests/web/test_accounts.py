"""Setting up, signing in and out, and the people of a workspace."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from signward.notices.models import Mail
from signward.people.models import User, Workspace
from tests.cast import PASSWORD

FOUNDER = {
    "workspace": "Acme Analytics", "name": "Sam Ortiz", "email": "Sam@Acme.example", "time_zone": "Europe/Berlin",
    "password": "a long enough one",
}  # fmt: skip


@pytest.mark.django_db
def test_the_first_user_is_made_on_the_first_page():
    client = Client()
    assert client.get("/sign-in").headers["Location"] == "/setup"
    answer = client.post("/setup", FOUNDER)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    user = User.objects.get()
    assert (user.email, user.role, user.workspace.time_zone) == ("sam@acme.example", "admin", "Europe/Berlin")
    assert client.get("/people/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"password": "short"}, {"email": "nobody"}, {"time_zone": "Mars/Base"}, {"name": ""}, {"workspace": " "}]
)
def test_a_first_page_filled_in_wrongly_keeps_what_was_typed(wrong):
    answer = Client().post("/setup", FOUNDER | wrong)
    assert answer.status_code == 422
    assert not Workspace.objects.exists()
    assert FOUNDER["password"] not in answer.content.decode()


def test_there_is_no_second_first_page(cast):
    assert Client().post("/setup", FOUNDER).headers["Location"] == "/sign-in"
    assert not User.objects.filter(name="Sam Ortiz").exists()


def test_it_signs_in_by_password_and_goes_where_one_wanted(cast):
    client = Client()
    answer = client.post("/sign-in", {"email": "SAM@acme.example", "password": PASSWORD, "next": "/people/"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/people/")
    assert client.get("/people/").status_code == 200
    client.post("/sign-out")
    assert client.get("/people/").status_code == 303


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_it_never_leads_to_another_site(cast, onward):
    answer = Client().post("/sign-in", {"email": "sam@acme.example", "password": PASSWORD, "next": onward})
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_look_the_same(cast):
    bodies = []
    for email in ("sam@acme.example", "eve@acme.example"):
        answer = Client().post("/sign-in", {"email": email, "password": "wrong"})
        assert answer.status_code == 403
        bodies.append(re.sub(r'value="[^"]*"', "", answer.content.decode()))
    assert bodies[0] == bodies[1]


def test_ten_tries_an_hour(cast):
    answers = [Client().post("/sign-in", {"email": "sam@acme.example", "password": "x"}).status_code for _ in range(11)]
    assert answers == [403] * 10 + [429]


def test_whoever_may_no_longer_sign_in_is_out_at_once(cast):
    client = cast.as_vendor(cast.mia)
    assert client.get("/people/").status_code == 200
    cast.as_vendor(cast.ada).post(f"/people/{cast.mia.pk}/", {"role": "manager"})
    assert client.get("/people/").status_code == 303


def test_a_colleague_is_asked_in_by_mail_and_chooses_a_password_once(cast):
    cast.as_vendor(cast.ada).post("/people/add", {"name": "Ravi", "email": "ravi@acme.example", "role": "ae"})
    link = re.search(r"(/welcome/\S+)", Mail.objects.get(kind="welcome").text)[1]
    client = Client()
    assert "Ravi" in client.get(link).content.decode()
    assert client.post(link, {"password": "a long enough one"}).headers["Location"] == "/"
    assert client.get("/people/").status_code == 200
    assert Client().get(link).status_code == 404


def test_somebody_stays_admin(cast):
    answer = cast.as_vendor(cast.ada).post(f"/people/{cast.ada.pk}/", {"role": "viewer", "active": "yes"})
    assert answer.status_code == 422
    assert User.objects.get(pk=cast.ada.pk).role == "admin"


def test_an_admin_cannot_touch_people_of_another_workspace(cast):
    answer = cast.as_vendor(cast.olga).post(f"/people/{cast.sam.pk}/", {"role": "viewer", "active": "yes"})
    assert answer.status_code == 404
    assert User.objects.get(pk=cast.sam.pk).role == "ae"


def test_the_addresses_of_the_demo_open_nothing_elsewhere(cast):
    assert [Client().post(f"/demo/{who}").status_code for who in ("ae", "manager", "buyer", "admin")] == [404] * 4


def test_the_demo_opens_accounts_by_a_button_not_by_looking(cast, settings):
    settings.MODE = "demo"
    client = Client()
    client.get("/demo/manager")
    assert client.get("/people/").status_code == 303
    client.post("/demo/manager")
    assert "Mia" in client.get("/people/").content.decode()


def test_mails_are_shown_where_none_are_sent(cast, settings):
    cast.as_vendor(cast.ada).post("/people/add", {"name": "Ravi", "email": "ravi@acme.example", "role": "ae"})
    assert "ravi@acme.example" in cast.as_vendor(cast.sam).get("/outbox/").content.decode()
    assert "ravi@acme.example" not in cast.as_vendor(cast.olga).get("/outbox/").content.decode()
    settings.OUTBOX_PAGE = False
    assert cast.as_vendor(cast.sam).get("/outbox/").status_code == 404

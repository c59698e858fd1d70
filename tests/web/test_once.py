"""A form that is sent twice (a double click, a retry after the connection was cut) does once what it says."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from signward.core.plan.state import Side
from signward.ledger.models import Entry
from signward.notices.models import Mail
from signward.people.models import User
from signward.plans.models import Deal, PlanState
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db

ADDING = {
    "milestones/add": {"deliverable": "Pen test", "workstream": "security", "lead": "vendor"},
    "workstreams": {"name": "Works council"},
    "people": {"name": "Ravi Rao", "role": "solution engineer"},
    "risks": {"what": "The architect leaves"},
    "notes": {"text": "They race another vendor"},
    "gates": {"workstream": "legal", "name": "Security board"},
}


def hidden(client, page, action):
    """The hidden fields of a form of a page, as a browser would send them."""
    said = client.get(page).content.decode()
    form = next(f for f in re.findall(r"<form.*?</form>", said, re.DOTALL) if f'action="{action}"' in f)
    fields = [dict(re.findall(r'(\w+)="([^"]*)"', i)) for i in re.findall(r'<input[^>]*type="hidden"[^>]*>', form)]
    return {f["name"]: f.get("value", "") for f in fields}


@pytest.mark.parametrize("form", ADDING)
@pytest.mark.parametrize("side", ["", "/buyer"])
def test_what_a_form_adds_to_a_plan_is_added_once(cast, side, form):
    client = cast.as_buyer(cast.dana) if side else cast.as_vendor(cast.sam)
    page = f"{side}/plans/{cast.plan}/"
    named = {"side": side.strip("/") or "vendor"} if form == "people" else {}
    shown = page if form == "notes" else page + form
    sent = {**hidden(client, shown, page + form), **ADDING[form], **named}
    before = Entry.objects.count()
    answers = [client.post(page + form, sent) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [303] * 3
    assert Entry.objects.count() == before + 1


def test_going_back_and_typing_something_else_is_another_change(cast):
    client, page = cast.as_vendor(cast.sam), f"/plans/{cast.plan}/"
    sent = hidden(client, f"{page}workstreams", f"{page}workstreams")
    for name in ("Works council", "Data protection", "Works council"):
        assert client.post(f"{page}workstreams", {**sent, "name": name}).status_code == 303
    names = [w.name for w in plan_page(cast.plan, Side.VENDOR, TODAY).plan.workstreams]
    assert (names.count("Works council"), names.count("Data protection")) == (1, 1)


def test_two_pages_may_add_the_same(cast):
    client, page = cast.as_vendor(cast.sam), f"/plans/{cast.plan}/"
    for _ in range(2):
        client.post(f"{page}notes", {**hidden(client, page, f"{page}notes"), "text": "Called, no answer"})
    assert len(plan_page(cast.plan, Side.VENDOR, TODAY).notes) == 2


def test_a_plan_by_hand_is_begun_once_and_so_is_its_deal(cast):
    client, deals = cast.as_vendor(cast.sam), Deal.objects.count()
    sent = {**hidden(client, "/deals/new", "/deals/new"), "customer": "Kestrel"}
    answers = [client.post("/deals/new", sent).headers["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert Deal.objects.count() == deals + 1


def test_an_import_is_begun_once_and_so_is_its_deal(cast):
    client, plans, deals = cast.as_vendor(cast.sam), PlanState.objects.count(), Deal.objects.count()
    sheet = SimpleUploadedFile("plan.csv", b"Milestone,Owner,Due\nKick-off,Sam,2027-01-04\nLegal,Dana,2027-02-01\n")
    preview = client.post("/deals/import", {"file": sheet, "customer": "Kestrel"}).content.decode()
    fields = [dict(re.findall(r'(\w+)="([^"]*)"', i)) for i in re.findall(r"<input[^>]*hidden[^>]*>", preview)]
    sent = {f["name"]: f["value"] for f in reversed(fields) if f["name"] in {"once", "kept"}} | {"customer": "Kestrel"}
    answers = [client.post("/deals/import/begin", sent).headers["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert (PlanState.objects.count(), Deal.objects.count()) == (plans + 1, deals + 1)


def test_an_invitation_is_mailed_once_so_that_its_link_lives(cast):
    client, page = cast.as_vendor(cast.sam), f"/plans/{cast.plan}/invite"
    who = {"name": "Una", "email": "una@northwind.example", "role": "champion"}
    sent = {**hidden(client, page, page), **who}
    assert [client.post(page, sent).status_code for _ in range(2)] == [303, 303]
    assert Mail.objects.filter(to_email=who["email"]).count() == 1


def test_a_colleague_is_welcomed_once(cast):
    client = cast.as_vendor(cast.ada)
    who = {"name": "Ravi", "email": "ravi@acme.example", "role": "ae"}
    sent = {**hidden(client, "/people/", "/people/add"), **who}
    assert [client.post("/people/add", sent).status_code for _ in range(2)] == [303, 303]
    assert (User.objects.filter(email=who["email"]).count(), Mail.objects.filter(kind="welcome").count()) == (1, 1)


def test_a_refused_form_can_be_put_right_and_sent_again(cast):
    client = cast.as_vendor(cast.ada)
    sent = {**hidden(client, "/people/", "/people/add"), "name": "Ravi", "role": "ae"}
    assert client.post("/people/add", {**sent, "email": "nobody"}).status_code == 422
    assert client.post("/people/add", {**sent, "email": "ravi@acme.example"}).status_code == 303


def test_a_sign_off_sent_twice_is_signed_and_confirmed_once(cast):
    client, page = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/sign-off"
    sent = {**hidden(client, page, page), "name": "Dana", "title": "CFO", "agree": "yes"}
    assert [client.post(page, sent).status_code for _ in range(2)] == [303, 303]
    assert Mail.objects.filter(kind="signed-off").count() == 2  # to the signatory, and to the deal's owner

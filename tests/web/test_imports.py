"""A spreadsheet is read, shown as it was understood, put right, and only then kept."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from signward.cli.worked_example import spreadsheet
from signward.core.plan.state import Side
from signward.plans.models import PlanState
from signward.plans.queries import plan_page
from signward.web.imports import MOST
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def send(client, name, content, **more):
    return client.post("/deals/import", {"file": SimpleUploadedFile(name, content), **more})


def sheet():
    rows = ["Step,Owner,Due,Days"]
    rows += [f"{step},{owner},{TODAY + timedelta(days)},3" for step, owner, days in STEPS]
    return "\n".join(rows).encode()


STEPS = [("Kick-off held", "Sam (Acme)", 5), ("Security review", "Yuki (Northwind)", 20), ("Lunch", "Sam (Acme)", 21)]


def field(page, name):
    return re.search(rf'name="{name}"\s+value="([^"]+)"', page)[1]


def fields(page, name):
    return re.findall(rf'name="{name}"\s+value="([^"]*)"', page)


def begun(answer):
    assert answer.status_code == 303, answer.content.decode()
    plan_id = answer.headers["Location"].split("/")[-2]
    return plan_page(plan_id, Side.VENDOR, TODAY).plan


def test_it_says_what_was_found_and_keeps_nothing(cast):
    before = PlanState.objects.count()
    page = send(cast.as_vendor(cast.sam), "close plan.xlsx", spreadsheet(TODAY)).content.decode()
    assert "13 milestones in 6 workstreams" in " ".join(page.split())
    assert "business days short" in page
    assert "Please check (" in page
    assert "Read as (" in page
    assert PlanState.objects.count() == before


def test_what_the_file_is_called_stays_with_the_vendor(cast):
    client = cast.as_vendor(cast.sam)
    page = send(client, "Northwind COMMIT 1.6M.csv", sheet(), customer="Northwind Bank").content.decode()
    answer = client.post("/deals/import/begin", {"kept": field(page, "kept")})
    shown = plan_page(answer.headers["Location"].split("/")[-2], Side.BUYER, TODAY)
    assert "began the plan from an imported spreadsheet with" in shown.history[-1].words
    assert "COMMIT" not in repr(shown)


def test_a_wrong_side_a_wrong_date_and_a_row_too_many_are_put_right_before_the_plan_begins(cast):
    client = cast.as_vendor(cast.sam)
    page = send(client, "plan.csv", sheet(), customer="Northwind Bank").content.decode()
    page = client.post("/deals/import/begin", {"kept": field(page, "kept"), "do": "rows"}).content.decode()
    rows, due = fields(page, "row"), fields(page, "due")
    assert len(rows) == len(due) == 3
    later = (TODAY + timedelta(40)).isoformat()
    put_right = {
        "kept": field(page, "kept"), "customer": "Northwind Bank AG", "row": rows,
        "deliverable": ["Kick-off held", "Security review passed", "Lunch"], "due": [due[0], later, due[2]],
        "lead": ["buyer", "buyer", "vendor"], "vendor_owner": ["sam", "", ""], "buyer_owner": ["", "yuki", ""],
        "gone": [rows[2]], "vendor_country": "US", "buyer_country": "DE",
    }  # fmt: skip
    looked = client.post("/deals/import/begin", {**put_right, "do": "look"}).content.decode()
    assert "Security review passed" in looked
    plan = begun(client.post("/deals/import/begin", {"kept": field(looked, "kept"), "do": "begin"}))
    assert plan.customer == "Northwind Bank AG"
    assert [m.deliverable for m in plan.milestones] == ["Kick-off held", "Security review passed"]
    assert plan.milestones[1].due.isoformat() == later
    assert plan.milestones[0].lead is Side.BUYER
    assert plan.calendars[Side.BUYER].country == "DE"


def test_the_region_is_asked_for_once_the_country_is_known(cast):
    client = cast.as_vendor(cast.sam)
    kept = field(send(client, "plan.csv", sheet()).content.decode(), "kept")
    chosen = {"kept": kept, "customer": "N", "vendor_country": "", "buyer_country": "DE", "do": "look"}
    page = client.post("/deals/import/begin", chosen).content.decode()
    assert 'name="buyer_region"' in page
    assert 'name="vendor_region"' not in page
    chosen |= {"buyer_region": "BY", "do": "begin"}
    assert begun(client.post("/deals/import/begin", chosen)).calendars[Side.BUYER].region == "BY"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"target": "soon"}, "Give the target as a date"),
        ({"customer": " "}, "Say who the customer is"),
        ({"buyer_country": "XX"}, "Choose a country of the list"),
        ({"gone": "all"}, "leave one in"),
    ],
)
def test_what_is_typed_wrongly_is_told_and_begins_nothing(cast, wrong, words):
    client, before = cast.as_vendor(cast.sam), PlanState.objects.count()
    page = send(client, "plan.csv", sheet()).content.decode()
    page = client.post("/deals/import/begin", {"kept": field(page, "kept"), "do": "rows"}).content.decode()
    gone = {"gone": fields(page, "row")} if "gone" in wrong else {}
    answer = client.post("/deals/import/begin", {"kept": field(page, "kept"), "customer": "N", **wrong, **gone})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert PlanState.objects.count() == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.csv", b"", "empty"),
        ("plan.pdf", b"%PDF-1.7", "PDF"),
        ("plan.xlsx", b"PK\x03\x04 nonsense", "damaged"),
        ("plan.csv", b"just some words\nand some more", ""),
        ("plan.csv", b"x" * (MOST + 200_000), "larger than 10 MB"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words_at_the_field(cast, name, content, words):
    answer = send(cast.as_vendor(cast.sam), name, content)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'id="file-wrong"' in page
    assert words in page


def test_a_preview_that_was_tampered_with_is_not_begun(cast):
    client = cast.as_vendor(cast.sam)
    kept = field(send(client, "plan.csv", sheet()).content.decode(), "kept")
    assert client.post("/deals/import/begin", {"kept": kept[:-2] + "xx"}).status_code == 422
    assert cast.as_vendor(cast.olga).post("/deals/import/begin", {"kept": kept}).status_code == 422

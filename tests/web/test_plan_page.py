"""The plan page of either side, over HTTP: what it says, what it changes, and what never crosses."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from signward.cli.worked_example import spreadsheet
from signward.plans.models import Deal, PlanState
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
FORMS = ("yaml", "json", "md", "csv", "ics", "svg", "xlsx", "pdf")


def plan_of(cast):
    from signward.core.plan.state import Side

    return plan_page(cast.plan, Side.VENDOR, TODAY)


def vendor(cast):
    return cast.as_vendor(cast.sam), f"/plans/{cast.plan}/"


def buyer(cast):
    return cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/"


def said_in(answer):
    """Everything an answer says, with compressed files opened: the parts of an xlsx, the text and facts of a PDF."""
    assert answer.status_code == 200
    data = answer.content
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as parts:
            return "".join(parts.read(name).decode() for name in parts.namelist())
    if data.startswith(b"%PDF"):
        pdf = PdfReader(BytesIO(data))
        return "".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata)
    return data.decode()


def first_open(cast):
    return next(m for m in plan_of(cast).plan.milestones if m.due and not m.done)


def test_it_opens_with_the_outcome_the_target_and_the_verdict_for_both_sides(cast):
    for client, address in (vendor(cast), buyer(cast)):
        said = client.get(address).content.decode()
        assert plan_of(cast).plan.outcome in said
        assert "Target signature" in said
        assert 'class="verdict' in said
        assert "<svg" in said


def test_it_holds_no_inline_script_or_style(cast):
    for client, address in (vendor(cast), buyer(cast)):
        said = client.get(address).content.decode()
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", said)


def test_it_costs_six_statements_whatever_the_plan(cast, django_assert_max_num_queries):
    for client, address in (vendor(cast), buyer(cast)):
        with django_assert_max_num_queries(6):
            assert client.get(address).status_code == 200


def test_what_is_the_vendors_alone_never_reaches_the_buyer(cast):
    Deal.objects.filter(pk=cast.deal.pk).update(
        amount=98_765_432, stage="CANARY-stage", forecast_category="CANARY-forecast", next_step="CANARY-step"
    )
    seller, address = vendor(cast)
    seller.post(f"{address}notes", {"text": "CANARY-vendor-note"})
    client, theirs = buyer(cast)
    pages = ("", "sign-off", "history", *(f"plan.{form}" for form in FORMS))
    for said in (said_in(client.get(theirs + page)) for page in pages):
        assert "CANARY" not in said
        assert "98,765,432" not in said
        assert "98765432" not in said
    assert "CANARY-vendor-note" in said_in(seller.get(address))


def test_what_is_the_buyers_alone_never_reaches_the_vendor(cast):
    client, address = buyer(cast)
    client.post(f"{address}notes", {"text": "CANARY-buyer-note"})
    assert "CANARY-buyer-note" in said_in(client.get(address))
    seller, ours = vendor(cast)
    pages = ["/", f"/deals/{cast.deal.pk}/", ours, f"{ours}history", *(f"{ours}plan.{form}" for form in FORMS)]
    for page in pages:
        assert "CANARY" not in said_in(seller.get(page))


@pytest.mark.parametrize("form", ["xlsx", "pdf", "yaml"])
def test_the_search_for_canaries_would_find_one_in_every_kind_of_file(cast, form):
    client, address = buyer(cast)
    assert "questionnaire" in said_in(client.get(f"{address}plan.{form}"))


def test_a_move_shows_what_it_implies_before_anything_is_saved(cast):
    client, address = vendor(cast)
    found = first_open(cast)
    to = found.due + timedelta(days=14)
    before = plan_of(cast).version
    answer = client.get(f"{address}milestones/{found.id}/move", {"to": to.isoformat()})
    assert "What it implies" in answer.content.decode()
    assert "signature forecast" in answer.content.decode()
    assert plan_of(cast).version == before


def test_a_move_without_a_sentence_is_refused_and_keeps_what_was_typed(cast):
    client, address = vendor(cast)
    found = first_open(cast)
    to = found.due + timedelta(days=14)
    sent = {
        "to": to.isoformat(),
        "seen": found.due.isoformat(),
        "cause": "scope-changed",
        "handling": "push",
    }
    answer = client.post(f"{address}milestones/{found.id}/move", sent)
    assert answer.status_code == 422
    assert to.isoformat() in answer.content.decode()
    assert first_open(cast).due == found.due


def test_a_moved_date_is_seen_by_both_sides_with_the_old_one_and_the_cause(cast):
    client, address = vendor(cast)
    found = first_open(cast)
    to = found.due + timedelta(days=14)
    sent = {
        "to": to.isoformat(), "seen": found.due.isoformat(), "cause": "scope-changed",
        "reason": "A second data source came in", "handling": "push",
    }  # fmt: skip
    assert client.post(f"{address}milestones/{found.id}/move", sent).status_code == 303
    for reader, page in (vendor(cast), buyer(cast)):
        said = reader.get(page).content.decode()
        assert "A second data source came in" in said
    late = client.post(f"{address}milestones/{found.id}/move", sent)
    assert late.status_code == 409


def test_the_buyer_signs_the_version_shown_and_a_later_change_is_counted_aloud(cast):
    client, address = buyer(cast)
    page = client.get(f"{address}sign-off").content.decode()
    version, digest = (re.search(rf'name="{name}"\s+value="([^"]+)"', page)[1] for name in ("version", "digest"))
    signed = {"name": "Dana Whitfield", "title": "CFO", "version": version, "digest": digest, "agree": "yes"}
    assert client.post(f"{address}sign-off", signed).status_code == 303
    assert "Signed off by Dana Whitfield, CFO" in client.get(address).content.decode()

    seller, ours = vendor(cast)
    found = first_open(cast)
    to = found.due + timedelta(days=21)
    moved = {
        "to": to.isoformat(), "seen": found.due.isoformat(), "cause": "other", "reason": "It came so",
        "handling": "push",
    }  # fmt: skip
    assert seller.post(f"{ours}milestones/{found.id}/move", moved).status_code == 303
    assert "since sign-off" in client.get(address).content.decode()
    stale = client.post(f"{address}sign-off", signed)
    assert stale.status_code in {409, 422}


def test_a_spreadsheet_is_shown_as_understood_and_then_becomes_a_plan(cast):
    client = cast.as_vendor(cast.sam)
    sent = SimpleUploadedFile("close plan.xlsx", spreadsheet(TODAY))
    page = client.post("/deals/import", {"file": sent}).content.decode()
    assert "Security questionnaire answered" in page
    assert "business days short" in page
    document = re.search(r'name="kept"\s+value="([^"]+)"', page)[1]
    before = PlanState.objects.count()
    made = client.post("/deals/import/begin", {"kept": document, "customer": "Northwind Bank"})
    assert made.status_code == 303
    assert PlanState.objects.count() == before + 1
    assert "business days short" in client.get(made.headers["Location"]).content.decode()


def test_the_list_of_deals_says_which_plans_reach_their_date(cast):
    said = cast.as_vendor(cast.sam).get("/").content.decode()
    assert f"/plans/{cast.plan}/" in said
    assert str(cast.far_plan) not in said


def test_every_form_of_export_is_a_file_and_an_unknown_one_is_nothing(cast):
    client, address = vendor(cast)
    assert client.get(f"{address}plan.pdf").content.startswith(b"%PDF")
    assert client.get(f"{address}plan.exe").status_code == 404


def test_the_target_never_moves_without_a_cause_that_somebody_chose(cast):
    client, address = vendor(cast)
    was = plan_of(cast).plan.target_signature
    sent = {"to": (was + timedelta(days=7)).isoformat(), "seen": was.isoformat(), "reason": "The board meets later"}
    client.post(f"{address}target", sent)
    assert plan_of(cast).plan.target_signature == was
    client.post(f"{address}target", sent | {"cause": "meeting-moved"})
    assert plan_of(cast).plan.target_signature == was + timedelta(days=7)
    assert "The board meets later" in client.get(address).content.decode()


def test_a_sheet_of_bare_dates_can_be_shown_with_usual_durations_each_said_aloud(cast):
    client = cast.as_vendor(cast.sam)
    days = [TODAY + timedelta(n) for n in (3, 5)]
    sheet = f"Step,Owner,Due\nSecurity review,Customer,{days[0]}\nContract signature,Both,{days[1]}\n"
    page = client.post("/deals/import", {"file": SimpleUploadedFile("plan.csv", sheet.encode())}).content.decode()
    kept = re.search(r'name="kept"\s+value="([^"]+)"', page)[1]
    assert "short" not in page
    again = client.post("/deals/import/begin", {"kept": kept, "segment": "enterprise", "do": "look"}).content.decode()
    assert "8 / 15 / 35" in again
    assert "business days short" in again
    kept = re.search(r'name="kept"\s+value="([^"]+)"', again)[1]
    made = client.post("/deals/import/begin", {"kept": kept, "segment": "enterprise"})
    assert "business days short" in client.get(made.headers["Location"]).content.decode()


def test_ending_a_buyers_access_is_felt_by_their_next_request(cast):
    client, address = buyer(cast)
    assert client.get(address).status_code == 200
    seller, ours = vendor(cast)
    assert seller.post(f"{ours}participants/{cast.dana.pk}/revoke").status_code == 303
    assert client.get(address).status_code == 404
    assert seller.post(f"{ours}participants/{cast.far_buyer.pk}/revoke").status_code == 404


@pytest.mark.parametrize(
    ("step", "sent", "standing"),
    [
        ("start", {"on": TODAY.isoformat()}, lambda m: m.started == TODAY),
        (
            "done",
            {"on": TODAY.isoformat(), "evidence": "https://example.com/report"},
            lambda m: m.done and m.evidence.endswith("report"),
        ),
        ("drop", {"reason": "Not needed"}, lambda m: m is None),
    ],
)
def test_what_is_done_to_a_milestone_is_on_the_page_of_both(cast, step, sent, standing):
    client, address = vendor(cast)
    found = first_open(cast)
    assert client.post(f"{address}milestones/{found.id}/{step}", sent).status_code in {200, 303}
    assert standing(plan_of(cast).plan.milestone(found.id))
    assert found.deliverable in said_in(buyer(cast)[0].get(buyer(cast)[1]))


def test_the_other_side_confirms_a_date_and_only_the_other_side(cast):
    client, address = vendor(cast)
    found = first_open(cast)
    sent = {"seen": found.due.isoformat()}
    client.post(f"{address}milestones/{found.id}/confirm", sent)
    assert not first_open(cast).confirmed
    buying, theirs = buyer(cast)
    assert buying.post(f"{theirs}milestones/{found.id}/confirm", sent).status_code in {200, 303}
    assert plan_of(cast).plan.milestone(found.id).confirmed

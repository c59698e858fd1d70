"""The table of usual durations: published, completed here, and what of both is used, for the vendor alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from signward.core.plan.actors import Actor
from signward.core.plan.priors import PRIORS
from signward.core.plan.state import Segment, Side
from signward.plans.act import draft
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
SAM = Actor("user:0", "Sam", Side.VENDOR, "ae")
MONDAY = TODAY - timedelta(days=400 + (TODAY - timedelta(days=400)).weekday())


def page(client, segment=""):
    answer = client.get("/durations/", {"segment": segment} if segment else {})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def row(said, name):
    return next(part for part in said.split("<tr>") if name in part)


def plans_with(workspace, times, *, days=40, segment="regulated", **milestone):
    end = MONDAY + timedelta(days=(days - 1) // 5 * 7 + (days - 1) % 5)
    review = {"id": "r", "deliverable": "InfoSec review", "lead": "buyer", "started": str(MONDAY), "done": str(end)}
    document = {
        "signward": 1, "segment": segment, "customer": "Canary Corp",
        "workstreams": [{"id": "all", "milestones": [{k: v for k, v in (review | milestone).items() if v}]}],
    }  # fmt: skip
    for _ in range(times):
        draft(workspace, document, SAM, at=datetime(end.year, end.month, end.day, 12, tzinfo=UTC))


def test_before_anything_is_completed_every_step_stands_with_its_source(cast):
    for segment in Segment:
        said = page(cast.as_vendor(cast.sam), segment.value)
        if segment is not Segment.ENTERPRISE:  # the cast's own plan runs there
            assert "Nothing of this segment is completed here yet" in said
        for prior in PRIORS:
            if points := prior.days(segment):
                assert " / ".join(map(str, points)) in row(said, prior.name.replace("'", "&#39;"))
                assert all(source in said for source in prior.sources)
    assert "first guess and no more" in said


def test_a_step_that_has_no_place_in_a_segment_is_not_listed(cast):
    assert "Public tender" not in page(cast.as_vendor(cast.sam), "enterprise")


def test_what_was_completed_stands_beside_what_was_published_and_says_how_much_it_counts(cast):
    plans_with(cast.acme, 8)
    said = page(cast.as_vendor(cast.sam))
    assert "In regulated plans of yours 8 usual steps are completed." in said  # the segment of most is shown first
    review = row(said, "security review")
    assert "15 / 30 / 60" in review
    assert "8 completed" in review
    assert "22 / 35 / 57</strong>" in review
    assert "50 % your own, the rest published" in review
    assert "none yet" in row(said, "Contract agreed")


def test_where_nothing_is_completed_what_runs_is_said(cast):
    plans_with(cast.acme, 2, done=None)
    assert "In regulated plans of yours no usual step is completed and 2 still run." in page(
        cast.as_vendor(cast.sam), "regulated"
    )


def test_what_runs_and_what_is_left_out_is_counted_with_the_reason(cast):
    plans_with(cast.acme, 2)
    plans_with(cast.acme, 3, started=None)
    plans_with(cast.acme, 1, done=None)
    review = row(page(cast.as_vendor(cast.sam)), "security review")
    assert "2 completed, 1 running" in review
    assert "Left out: 3 without a start on record" in review


def test_the_side_that_does_not_usually_lead_has_a_line_of_its_own(cast):
    plans_with(cast.acme, 1, lead="vendor")
    said = page(cast.as_vendor(cast.sam), "regulated")
    assert said.count("Buyer&#39;s security review") == 2
    assert "led by the vendor" in said.split("Buyer&#39;s security review")[2]


def test_nothing_of_a_customer_and_nothing_of_another_workspace_stands_there(cast):
    plans_with(cast.far, 30, days=200)
    plans_with(cast.acme, 1)
    said = page(cast.as_vendor(cast.sam), "regulated")
    assert "Canary Corp" not in said
    assert "1 completed" in said
    assert "30 completed" not in said


def test_what_counts_nowhere_for_want_of_a_segment_is_said(cast):
    plans_with(cast.acme, 2, segment=None)
    said = page(cast.as_vendor(cast.sam), "regulated")
    assert "2 completed steps count nowhere, because their plans do not say what kind of purchase it is." in said
    assert "8 completed" not in said
    assert "count nowhere" not in page(cast.as_vendor(cast.olga))


def test_a_segment_that_nobody_knows_shows_another(cast):
    assert "enterprise plans" in page(cast.as_vendor(cast.sam), "<galactic>")


def test_it_is_the_vendors_alone(cast):
    assert cast.as_buyer(cast.dana).get("/durations/").status_code in (303, 404)
    assert cast.as_vendor(cast.vera).get("/durations/").status_code == 200


def test_it_asks_the_database_once_however_much_was_completed(cast, django_assert_max_num_queries):
    plans_with(cast.acme, 12)
    client = cast.as_vendor(cast.sam)
    page(client)
    with django_assert_max_num_queries(4):  # session, user, workspace; and one question about what was completed
        page(client)

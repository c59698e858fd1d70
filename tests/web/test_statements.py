"""How many statements an answer costs over HTTP, the reader's session included: fixed, whatever the size."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.people.models import Contact, Participant
from signward.plans.act import draft
from signward.plans.models import PlanState
from tests.cast import TODAY

SAM = Actor("user:1", "Sam", Side.VENDOR, "ae")


def document(milestones):
    rows = [
        {"id": f"m{n}", "deliverable": f"Deliverable {n}", "lead": "buyer" if n % 2 else "vendor", "duration": 2}
        | {"due": str(TODAY + timedelta(days=n)), "vendor": "sam", "buyer": "dana"}
        | ({"after": [f"m{n - 1}"]} if n else {})
        for n in range(milestones)
    ]
    people = [{"id": "sam", "name": "Sam", "side": "vendor"}, {"id": "dana", "name": "Dana", "side": "buyer"}]
    streams = [{"id": f"w{n}", "name": f"Stream {n}", "milestones": rows[n::4]} for n in range(4)]
    return {"signward": 1, "customer": "Northwind Bank", "people": people, "workstreams": streams}


def asked(client, path):
    """The statements of an answer, once it is warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as sent:
        answer = client.get(path)
    assert answer.status_code == 200
    return [query["sql"] for query in sent]


@pytest.mark.parametrize("milestones", [4, 60])
def test_the_plan_page_takes_at_most_six_statements_on_either_side(cast, milestones):
    plan = draft(cast.acme, document(milestones), SAM)
    contact = Contact.objects.get(pk=cast.dana.contact_id)
    guest = Participant.objects.create(
        workspace=cast.acme, contact=contact, plan_id=plan, role="champion", invited_by="user:1"
    )
    assert len(asked(cast.as_vendor(cast.sam), f"/plans/{plan}/")) <= 6
    assert len(asked(cast.as_buyer(guest), f"/buyer/plans/{plan}/")) <= 6


def test_a_list_of_five_hundred_plans_takes_at_most_four_statements_before_and_after_midnight(cast):
    for _ in range(500 - PlanState.objects.filter(workspace=cast.acme).count()):
        draft(cast.acme, document(1), SAM)
    sam = cast.as_vendor(cast.sam)
    assert sam.get("/").content.count(b'href="/plans/') >= 500
    assert len(asked(sam, "/")) <= 4
    PlanState.objects.update(forecast_on=TODAY - timedelta(days=1), next_look_on=TODAY)
    assert len(asked(sam, "/")) <= 4

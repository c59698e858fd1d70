"""Fills a database for measuring: `python -m benchmarks._seeding PLANS`, with SIGNWARD_DATA or DATABASE_URL set.

Prints as JSON: `plans` (their ids), `vendor` (cookies of somebody signed in), `buyers` (those of many browsers at
the first plan), `token` (what a form sends beside them), `due` (the date of each plan's eight leading milestones, l0 to
l7).
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from signward.config import server

LEADERS, FOLLOWERS, BROWSERS = 8, 30, 100
TOKEN = "t" * 32


def main(plans: int) -> None:
    server.prepare(static=False)
    from signward.core.plan.actors import Actor
    from signward.core.plan.state import Side
    from signward.people.models import User, Workspace
    from signward.plans.act import draft
    from signward.plans.models import Deal

    workspace = Workspace.objects.create(name="Acme Analytics", time_zone="UTC")
    user = User.objects.create(workspace=workspace, name="Sam Ortiz", email=f"sam-{uuid4().hex}@acme.example")
    by = Actor(f"user:{user.pk}", user.name, Side.VENDOR, user.role)
    due = _working_day(14)
    ids = []
    for n in range(plans):
        deal = Deal.objects.create(workspace=workspace, customer=f"Customer {n}", owner=user, amount=1_600_000)
        ids.append(draft(workspace, document(n, due), by, deal=deal))
    told = {
        "plans": [str(i) for i in ids], "vendor": vendor(user), "buyers": buyers(workspace, ids[0]), "token": TOKEN,
        "due": due,
    }  # fmt: skip
    print(json.dumps(told))


def document(number: int, due: str) -> dict[str, Any]:
    """40 milestones in four workstreams: eight leaders, thirty that follow the first one, two that end the plan."""
    followers = [
        _milestone(f"f{n}", f"Answer to question {n} of the security review", n, after=["l0"], due=_working_day(16))
        for n in range(FOLLOWERS)
    ]
    leaders = [_milestone(f"l{n}", f"Workshop {n} held with the data team", n, due=due) for n in range(LEADERS)]
    ends = [
        _milestone("redlines", "Redlines closed", 0, after=["f0", "f1"], due=_working_day(40)),
        _milestone("approval", "Steering committee approves", 1, after=["redlines"], due=_working_day(50)),
    ]
    rows = [*leaders, *followers, *ends]
    names = ("Technical evaluation", "Security review", "Legal", "Procurement")
    streams = [{"id": f"w{n}", "name": name, "milestones": rows[n::4]} for n, name in enumerate(names)]
    return {
        "signward": 1, "customer": f"Customer {number}", "vendor": "Acme Analytics",
        "outcome": "Cut the monthly close from 9 days to 4, saving 1.1 M a year", "target_signature": _working_day(60),
        "calendars": {"vendor": {"country": "US"}, "buyer": {"country": "DE", "region": "BY"}},
        "people": [
            {"id": "sam", "name": "Sam Ortiz", "side": "vendor", "role": "account executive"},
            {"id": "dana", "name": "Dana Whitfield", "side": "buyer", "role": "champion"},
        ],
        "workstreams": streams,
    }  # fmt: skip


def vendor(user: Any) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user)
    session = client.session
    session["seen"] = session["proved"] = int(time.time())
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


def buyers(workspace: Any, plan: UUID) -> list[str]:
    from django.conf import settings

    from signward.people import guests
    from signward.people.models import Contact, Participant

    contact = Contact.objects.create(workspace=workspace, email="dana@customer.example", name="Dana Whitfield")
    Participant.objects.create(
        workspace=workspace, contact=contact, plan_id=plan, role="champion", person="dana", invited_by="user:1"
    )
    token = f"{settings.CSRF_COOKIE_NAME}={TOKEN}"
    return [f"{settings.GUEST_COOKIE_NAME}={guests.begin(contact)}; {token}" for _ in range(BROWSERS)]


def _milestone(name: str, deliverable: str, number: int, **more: Any) -> dict[str, Any]:
    lead = "buyer" if number % 3 else "vendor"
    owners = {"lead": lead, "vendor": "sam", "buyer": "dana"}
    return {"id": name, "deliverable": deliverable, "duration": 1 + number % 2, **owners, **more}


def _working_day(days: int) -> str:
    day = datetime.now(UTC).date() + timedelta(days=days)
    return str(day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0))


if __name__ == "__main__":
    main(int(sys.argv[1]))

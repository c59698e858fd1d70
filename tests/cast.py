"""The cast of the tests: Sam and Mia of Acme with Dana's plan, a second plan of Acme, and Olga's other workspace.

cast.sam, cast.mia, cast.ada, cast.vera   users of Acme: ae, manager, admin, viewer
cast.plan, cast.deal                      Acme's plan with Northwind Bank; cast.other_plan, another of Acme's
cast.dana, cast.sid, cast.cole, cast.vic  participants of cast.plan: champion, signatory, colleague, viewer
cast.rex, cast.exa                        revoked and expired participants of cast.plan
cast.nora                                 champion of cast.other_plan
cast.template                             a template of Acme's own
cast.olga, cast.far_plan                  admin and plan of another workspace
cast.as_vendor(user), cast.as_buyer(participant)   a test client that is signed in
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from signward.cli.worked_example import stage_three, week_four
from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.files.templates import built_in
from signward.people import guests
from signward.people.models import Contact, Participant, User, Workspace
from signward.plans.act import draft
from signward.plans.models import Deal
from signward.plans.templates import keep

TODAY = datetime.now(UTC).date()
PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Cast:
    acme: Workspace
    sam: User
    mia: User
    ada: User
    vera: User
    deal: Deal
    plan: UUID
    dana: Participant
    sid: Participant
    cole: Participant
    vic: Participant
    rex: Participant
    exa: Participant
    other_deal: Deal
    other_plan: UUID
    nora: Participant
    template: UUID
    far: Workspace
    olga: User
    far_deal: Deal
    far_plan: UUID
    far_buyer: Participant

    def as_vendor(self, user: User, **options: Any) -> Client:
        client = Client(**options)
        client.force_login(user)
        session = client.session
        session["seen"] = session["proved"] = int(time.time())
        session.save()
        return client

    def as_buyer(self, participant: Participant, **options: Any) -> Client:
        client = Client(**options)
        client.cookies[settings.GUEST_COOKIE_NAME] = guests.begin(participant.contact)
        return client


def make_cast(today: date = TODAY) -> Cast:
    acme = Workspace.objects.create(name="Acme Analytics", time_zone="UTC")
    sam, mia, ada, vera = (
        _user(acme, name, role)
        for name, role in [("Sam", "ae"), ("Mia", "manager"), ("Ada", "admin"), ("Vera", "viewer")]
    )
    deal, plan = _plan(acme, sam, week_four(today))
    other_deal, other_plan = _plan(acme, sam, stage_three(today))
    far = Workspace.objects.create(name="Faraway Software", time_zone="Asia/Tokyo")
    olga = _user(far, "Olga", "admin")
    far_deal, far_plan = _plan(far, olga, stage_three(today))
    past = datetime.now(UTC) - timedelta(days=1)
    return Cast(
        acme=acme, sam=sam, mia=mia, ada=ada, vera=vera, deal=deal, plan=plan,
        dana=_part(acme, plan, "Dana", "champion", person="dana"), sid=_part(acme, plan, "Sid", "signatory"),
        cole=_part(acme, plan, "Cole", "colleague"), vic=_part(acme, plan, "Vic", "viewer"),
        rex=_part(acme, plan, "Rex", "champion", status="revoked"),
        exa=_part(acme, plan, "Exa", "champion", expires_at=past),
        other_deal=other_deal, other_plan=other_plan, nora=_part(acme, other_plan, "Nora", "champion"),
        template=keep(acme.pk, built_in()["mid-market"], sam.pk),
        far=far, olga=olga, far_deal=far_deal, far_plan=far_plan, far_buyer=_part(far, far_plan, "Bo", "champion"),
    )  # fmt: skip


def _user(workspace: Workspace, name: str, role: str) -> User:
    email = f"{name.lower()}@{workspace.name.split()[0].lower()}.example"
    return User.objects.create(workspace=workspace, name=name, email=email, role=role, password=make_password(PASSWORD))


def _plan(workspace: Workspace, owner: User, document: dict[str, Any]) -> tuple[Deal, UUID]:
    deal = Deal.objects.create(workspace=workspace, customer=document["customer"], owner=owner, amount=1_600_000)
    by = Actor(f"user:{owner.pk}", owner.name, Side.VENDOR, owner.role)
    return deal, draft(workspace, document, by, deal=deal)


def _part(workspace: Workspace, plan: UUID, name: str, role: str, **more: Any) -> Participant:
    contact = Contact.objects.create(workspace=workspace, name=name, email=f"{name.lower()}@buyer.example")
    return Participant.objects.create(
        workspace=workspace, contact=contact, plan_id=plan, role=role, invited_by="user:0", **more
    )

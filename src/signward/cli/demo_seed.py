"""Fills an empty database with the worked example: two deals of one workspace, on dates relative to today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from signward.cli.worked_example import spreadsheet, stage_three, week_four
from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.notices.invitations import invite
from signward.people.models import Participant, User, Workspace
from signward.plans.act import draft
from signward.plans.models import Deal

SHEET: Final = "northwind-close-plan.xlsx"
_DANA: Final = ("Dana Whitfield", "dana@northwind.example", "dana")
_PEER: Final = ("Dana Whitfield", "dana@eastgate.example", "dana")


@dataclass(frozen=True, slots=True)
class Told:
    """Who can look, and the spreadsheet that can be imported."""

    ae: str
    manager: str
    buyer: str
    customer: str
    spreadsheet: Path


def seed(folder: Path, *, today: date | None = None) -> Told:
    """Does nothing to a database that holds a workspace already, but for writing the spreadsheet."""
    day = today or datetime.now(UTC).date()
    sheet = folder / SHEET
    sheet.write_bytes(spreadsheet(day))
    if not Workspace.objects.exists():
        with transaction.atomic():
            _tell(day)
    buyer = Participant.objects.select_related("contact").order_by("pk").first()
    names = dict(User.objects.order_by("-pk").values_list("role", "name"))  # the first of each role stays
    return Told(names["ae"], names["manager"], buyer.contact.name if buyer else "", "Northwind Bank", sheet)


def _tell(day: date) -> None:
    workspace = Workspace.objects.create(name="Acme Analytics", time_zone="UTC")
    sam = _user(workspace, "Sam Ortiz", "sam@acme.example", "ae")
    alex = _user(workspace, "Alex Moreno", "alex@acme.example", "ae")
    _user(workspace, "Mia Lindqvist", "mia@acme.example", "manager")
    _user(workspace, "Ada Park", "ada@acme.example", "admin")
    _deal(workspace, sam, week_four(day), Decimal(1_600_000), "Commit", _DANA)
    _deal(workspace, alex, stage_three(day), Decimal(1_450_000), "Commit", _PEER)


def _user(workspace: Workspace, name: str, email: str, role: str) -> User:
    return User.objects.create(
        workspace=workspace, name=name, email=email, role=role, password=make_password(None)
    )  # fmt: skip


def _deal(
    workspace: Workspace, owner: User, document: dict[str, Any], amount: Decimal, forecast: str,
    champion: tuple[str, str, str],
) -> UUID:  # fmt: skip
    deal = Deal.objects.create(
        workspace=workspace, customer=document["customer"], amount=amount, currency="USD", owner=owner,
        stage="Negotiation", forecast_category=forecast, close_date=date.fromisoformat(document["target_signature"]),
    )  # fmt: skip
    by = Actor(f"user:{owner.pk}", owner.name, Side.VENDOR, owner.role, None)
    plan = draft(workspace, document, by, deal=deal, source="an imported spreadsheet")
    name, email, person = champion
    invite(plan, workspace, name, email, "champion", person, by, document["customer"])
    return plan

"""Asking a buyer to a plan."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.state import Person, Plan, Side
from signward.notices.invitations import invite as send
from signward.people.emails import NotAnAddress
from signward.people.invitations import TooManyInvitations, revoke
from signward.people.models import BUYER_ROLES, Participant, Workspace
from signward.plans import queries
from signward.plans.answers import first_time
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once
from signward.web.invited import Invited, invited


@endpoint(audience="vendor", action="plan.invite", methods=("GET", "POST"), fields=("name", "email", "role", "person"))
def invite(request: Request, plan_id: UUID) -> HttpResponse:
    """Mails a link; the link shows nothing until the code mailed to the same address is typed in.

    `?person=` fills the form with what the plan knows of somebody on the buyer's side.
    """
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        try:
            _check_named(page.plan, line(request, "person"))
            _send(request, plan_id, page.plan.customer)
        except TooManyInvitations:
            return neutral.too_many(request, 86_400)
        except Unnamed as role:
            wrong = {"person": str(role)}
        except NotAnAddress as not_one:
            wrong = {"email": str(not_one)}
        except ValueError as refused:
            wrong = {"role": str(refused)}
        else:
            return HttpResponseRedirect(f"{base_of(plan_id, Side.VENDOR)}invite", status=303)
    asked = invited(plan_id, request.workspace_id)
    context = {
        "base": base_of(plan_id, Side.VENDOR), "side": "vendor", "customer": page.plan.customer, "invited": asked,
        "roles": BUYER_ROLES, "today": today(request), "wrong": wrong,
        "people": [("", "Not in the plan yet"), *((p.id, p.name) for p in _named_buyers(page.plan))],
        "waiting": [p for p in _named_buyers(page.plan) if not any(_is(p, one) for one in asked)],
        "typed": _typed(request, page.plan),
    }  # fmt: skip
    return render(request, "plan/invite.html", context, status=422 if wrong else 200)


class Unnamed(Exception):
    """A role was to be invited that nobody is named for."""


def _check_named(plan: Plan, person_id: str) -> None:
    person = plan.person(person_id)
    if person and person.placeholder:
        raise Unnamed(f"Nobody is named as {person.name} yet. Name them in the plan first.")


def _named_buyers(plan: Plan) -> list[Person]:
    return [p for p in plan.people if p.side is Side.BUYER and not p.placeholder]


def _is(person: Person, asked: Invited) -> bool:
    return asked.person == person.id or (person.email or "").lower() == asked.email.lower()


def _typed(request: Request, plan: Plan) -> dict[str, str]:
    names = ("name", "email", "role", "person")
    chosen = next((p for p in _named_buyers(plan) if p.id == request.GET.get("person")), None)
    if request.method == "POST" or chosen is None:
        return {name: line(request, name, 254) for name in names}
    role = next((key for key, words in BUYER_ROLES if words.lower() == chosen.role.lower()), "colleague")
    return dict(zip(names, (chosen.name, chosen.email or "", role, chosen.id), strict=True))


def _send(request: Request, plan_id: UUID, customer: str) -> None:
    """Once for each form: a double click would mail a second link, and the first would be dead on arrival."""
    with transaction.atomic():
        if (key := once(request)) and not first_time(request.actor, key, plan_id):
            return
        send(
            plan_id, Workspace.objects.get(pk=request.workspace_id), line(request, "name"), line(request, "email", 254),
            line(request, "role", 10), line(request, "person"), request.actor, customer,
        )  # fmt: skip


@endpoint(audience="vendor", action="plan.invite", methods=("POST",))
def end_access(request: Request, plan_id: UUID, participant: int) -> HttpResponse:
    """Revokes a buyer's access; their next request finds nothing, and open pages close within seconds."""
    found = Participant.objects.filter(pk=participant, plan_id=plan_id, workspace=request.workspace_id).first()
    if found is None:
        return neutral.not_found(request)
    revoke(found)
    return HttpResponseRedirect(f"{base_of(plan_id, Side.VENDOR)}invite", status=303)

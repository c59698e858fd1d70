"""The deals of the workspace: their list, what only the vendor knows of each, and new ones by hand."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.people.models import Workspace
from signward.plans import queries
from signward.plans.act import draft
from signward.plans.models import Deal
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once
from signward.web.plan_page import day_of, today

PAPER = ("Business case", "Technical evaluation", "Security review", "Legal", "Procurement", "Executive approval")


@endpoint(audience="vendor", action="deal.read")
def deals(request: Request) -> HttpResponse:
    """Every plan, by target date."""
    day = today(request)
    context = {"rows": queries.portfolio(request.workspace_id, day), "today": day, "workspace": _name(request)}
    return render(request, "deals/deals.html", context)


@endpoint(
    audience="vendor", action="deal.change", methods=("GET", "POST"), fields=("customer", "outcome", "target", "first")
)
def new(request: Request) -> HttpResponse:
    """A plan by hand: customer, outcome, target; workstreams stand ready and milestones are added on the plan."""
    customer = line(request, "customer", 300)
    if request.method != "POST" or not customer:
        problem = "Say who the customer is." if request.method == "POST" else ""
        typed = {name: line(request, name, 500) for name in ("customer", "outcome", "target", "first")}
        context = {"problem": problem, "typed": typed, "workspace": _name(request)}
        return render(request, "deals/new.html", context, status=422 if problem else 200)
    target = day_of(line(request, "target"))
    document = {
        "signward": 1, "customer": customer, "vendor": _name(request), "outcome": line(request, "outcome", 1000),
        "workstreams": _workstreams(line(request, "first", 300)),
    } | ({"target_signature": target.isoformat()} if target else {})  # fmt: skip
    workspace = Workspace.objects.get(pk=request.workspace_id)
    plan_id = draft(workspace, document, request.actor, deal=new_deal(request, customer), key=once(request))
    return HttpResponseRedirect(f"/plans/{plan_id}/", status=303)


@endpoint(audience="vendor", action="deal.read")
def deal(request: Request, deal_id: UUID) -> HttpResponse:
    return _deal(request, deal_id, "")


@endpoint(
    audience="vendor",
    action="deal.change",
    methods=("POST",),
    fields=("amount", "currency", "stage", "forecast_category", "close_date", "next_step"),
)
def change(request: Request, deal_id: UUID) -> HttpResponse:
    """Amount, stage, forecast category and next step: never shown to the buyer."""
    try:
        amount = Decimal(line(request, "amount", 20).replace(",", "")) if line(request, "amount") else None
    except InvalidOperation:
        return _deal(request, deal_id, "Give the amount as a number.")
    Deal.objects.filter(pk=deal_id, workspace=request.workspace_id).update(
        amount=amount, currency=line(request, "currency", 3).upper() or "USD", stage=line(request, "stage", 60),
        forecast_category=line(request, "forecast_category", 60), close_date=day_of(line(request, "close_date")),
        next_step=line(request, "next_step", 300),
    )  # fmt: skip
    return HttpResponseRedirect(f"/deals/{deal_id}/", status=303)


def new_deal(request: Request, customer: str) -> Deal:
    """A deal of whoever is signed in, to be stored with its plan."""
    owner = getattr(request.who.principal, "user", None)
    return Deal(workspace_id=request.workspace_id, customer=customer[:300], owner_id=owner)


def _deal(request: Request, deal_id: UUID, problem: str) -> HttpResponse:
    found = Deal.objects.select_related("plan_state", "owner").get(pk=deal_id, workspace=request.workspace_id)
    state = getattr(found, "plan_state", None)
    context = {
        "id": found.pk, "customer": found.customer, "amount": found.amount, "currency": found.currency,
        "stage": found.stage, "forecast_category": found.forecast_category, "close_date": found.close_date,
        "next_step": found.next_step, "owner": found.owner.name if found.owner else "", "problem": problem,
        "plan": state.plan if state else None,
    }  # fmt: skip
    return render(request, "deals/deal.html", context, status=422 if problem else 200)


def _workstreams(first: str) -> list[dict[str, object]]:
    made: list[dict[str, object]] = [{"id": n.lower().replace(" ", "-"), "name": n, "milestones": []} for n in PAPER]
    made[0]["milestones"] = [{"id": "first-milestone", "deliverable": first or "Kick-off with the buyer"}]
    return made


def _name(request: Request) -> str:
    return request.who.workspace_name

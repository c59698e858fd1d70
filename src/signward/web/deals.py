"""The list of the workspace's plans, and a new one by hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.document import WrongDocument
from signward.core.plan.refusals import Refusal
from signward.people.models import Workspace
from signward.plans import queries
from signward.plans.act import draft
from signward.plans.models import Deal
from signward.web import holidays
from signward.web.days import day_of, today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, text
from signward.web.portfolio import arranged, order_of, plan_line, summary

PAPER = ("Business case", "Technical evaluation", "Security review", "Legal", "Procurement", "Executive approval")
MANY = 8  # from here on a list is searched rather than read


@endpoint(audience="vendor", action="deal.read")
def deals(request: Request) -> HttpResponse:
    """Every plan, in the order that was asked for."""
    day = today(request)
    lines = [plan_line(row) for row in queries.portfolio(request.workspace_id, day)]
    order, sought = order_of(request.GET.get("sort", "")), request.GET.get("find", "").strip()[:100]
    context = {
        "rows": arranged(lines, order, sought), "sort": order, "sought": sought, "many": len(lines) > MANY,
        "counts": summary(lines), "today": day, "workspace": _name(request),
    }  # fmt: skip
    return render(request, "deals/deals.html", context)


@endpoint(
    audience="vendor",
    action="deal.change",
    methods=("GET", "POST"),
    fields=("customer", "outcome", "target", "first", *holidays.FIELDS),
)
def new(request: Request) -> HttpResponse:
    """A plan by hand: customer, outcome, target; workstreams stand ready and milestones are added on the plan."""
    if request.method != "POST":
        return _form(request, {})
    customer, target = line(request, "customer", 300), line(request, "target")
    wrong = {"customer": "Say who the customer is."} if not customer else {}
    if target and day_of(target) is None:
        wrong["target"] = "Give the target as a date."
    if wrong := wrong | holidays.wrong(request):
        return _form(request, wrong)
    workspace = Workspace.objects.get(pk=request.workspace_id)
    try:
        plan_id = draft(workspace, _document(request), request.actor, deal=new_deal(request, customer),
                        key=once(request))  # fmt: skip
    except (WrongDocument, Refusal) as refused:
        return _form(request, {"": str(refused)})
    return HttpResponseRedirect(f"/plans/{plan_id}/", status=303)


def new_deal(request: Request, customer: str) -> Deal:
    """A deal of whoever is signed in, to be stored with its plan."""
    owner = getattr(request.who.principal, "user", None)
    return Deal(workspace_id=request.workspace_id, customer=customer[:300], owner_id=owner)


def _document(request: Request) -> dict[str, Any]:
    target = day_of(line(request, "target"))
    document: dict[str, Any] = {
        "signward": 1, "customer": line(request, "customer", 300), "vendor": _name(request),
        "outcome": text(request, "outcome", 1000), "workstreams": _workstreams(line(request, "first", 300)),
    }  # fmt: skip
    if target:
        document["target_signature"] = target.isoformat()
    return holidays.chosen(request, document)


def _form(request: Request, wrong: dict[str, str]) -> HttpResponse:
    typed = {name: line(request, name, 1000) for name in ("customer", "target", "first")}
    typed |= {"outcome": text(request, "outcome", 1000)} | holidays.typed(request)
    context = {"wrong": wrong, "typed": typed, **holidays.choices(request)}
    return render(request, "deals/new.html", context, status=422 if wrong else 200)


def _workstreams(first: str) -> list[dict[str, object]]:
    made: list[dict[str, object]] = [{"id": n.lower().replace(" ", "-"), "name": n, "milestones": []} for n in PAPER]
    made[0]["milestones"] = [{"id": "first-milestone", "deliverable": first or "Kick-off with the buyer"}]
    return made


def _name(request: Request) -> str:
    return request.who.workspace_name

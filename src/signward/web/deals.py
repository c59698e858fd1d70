"""The list of the workspace's plans."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from signward.plans import queries
from signward.plans.models import Deal
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.portfolio import arranged, order_of, plan_line, summary, written

MANY = 8  # from here on a list is searched rather than read


@endpoint(audience="vendor", action="deal.read")
def deals(request: Request) -> HttpResponse:
    """Every plan, in the order that was asked for."""
    day = today(request)
    lines = [plan_line(row) for row in queries.portfolio(request.workspace_id, day)]
    order, sought = order_of(request.GET.get("sort", "")), request.GET.get("find", "").strip()[:100]
    context = {
        "rows": [written(found, day) for found in arranged(lines, order, sought)], "sort": order, "sought": sought,
        "many": len(lines) > MANY, "counts": summary(lines), "workspace": _name(request),
    }  # fmt: skip
    return render(request, "deals/deals.html", context)


def new_deal(request: Request, customer: str) -> Deal:
    """A deal of whoever is signed in, to be stored with its plan."""
    owner = getattr(request.who.principal, "user", None)
    return Deal(workspace_id=request.workspace_id, customer=customer[:300], owner_id=owner)


def _name(request: Request) -> str:
    return request.who.workspace_name

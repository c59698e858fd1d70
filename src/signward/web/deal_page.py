"""One deal, for the vendor's eyes alone: what the seller calls beside what the plan proves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.deal.quarter import quarter_end
from signward.core.plan.state import Side
from signward.core.schedule.wording import percent
from signward.plans import queries
from signward.plans.models import Deal
from signward.plans.queries import PlanPage
from signward.web import chances as chances_of
from signward.web.days import day_of, today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line
from signward.web.present import Shown, present

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

CATEGORIES: Final = ("Pipeline", "Best case", "Commit", "Closed", "Omitted")
FIELDS: Final = ("amount", "currency", "stage", "forecast_category", "close_date", "next_step")


@endpoint(audience="vendor", action="deal.read")
def deal(request: Request, deal_id: UUID) -> HttpResponse:
    return _page(request, deal_id, {})


@endpoint(audience="vendor", action="deal.change", methods=("POST",), fields=FIELDS)
def change(request: Request, deal_id: UUID) -> HttpResponse:
    """Amount, stage, forecast category and next step: never shown to the buyer."""
    typed = {name: line(request, name, 300) for name in FIELDS}
    if wrong := _wrong(typed):
        return _page(request, deal_id, wrong)
    Deal.objects.filter(pk=deal_id, workspace=request.workspace_id).update(
        amount=_amount(typed["amount"]), currency=typed["currency"].upper() or "USD", stage=typed["stage"],
        forecast_category=typed["forecast_category"], close_date=day_of(typed["close_date"]),
        next_step=typed["next_step"],
    )  # fmt: skip
    return HttpResponseRedirect(f"/deals/{deal_id}/?saved", status=303)


def _wrong(typed: dict[str, str]) -> dict[str, str]:
    """What is wrong, by field."""
    wrong = {}
    try:
        amount = _amount(typed["amount"])
    except InvalidOperation:
        wrong["amount"] = "Give the amount as a number, such as 1,600,000."
    else:
        if amount is not None and not (amount.is_finite() and 0 <= amount < Decimal(10) ** 12):
            wrong["amount"] = "The amount must lie between 0 and a million millions."
    if typed["currency"] and not (
        len(typed["currency"]) == 3 and typed["currency"].isascii() and typed["currency"].isalpha()
    ):
        wrong["currency"] = "Give the currency in its three letters, such as EUR."
    if typed["close_date"] and day_of(typed["close_date"]) is None:
        wrong["close_date"] = "Give the close date as a date."
    wrong |= {name: "At most 60 characters." for name in ("stage", "forecast_category") if len(typed[name]) > 60}
    return wrong


def _amount(typed: str) -> Decimal | None:
    return Decimal(typed.replace(",", "").replace(" ", "")) if typed else None


def _page(request: Request, deal_id: UUID, wrong: dict[str, str]) -> HttpResponse:
    found = Deal.objects.select_related("plan_state", "owner", "workspace").get(
        pk=deal_id, workspace=request.workspace_id
    )
    state = getattr(found, "plan_state", None)
    page = queries.plan_page(state.plan, Side.VENDOR, today(request), lines=0) if state else None
    chances = _chances(page) if page else None
    plan = present(page, chances) if page else None
    quarter = quarter_end(today(request), found.workspace.year_begins)
    context = {
        "id": found.pk, "customer": found.customer, "owner": found.owner.name if found.owner else "",
        "wrong": wrong, "saved": "saved" in request.GET, "plan": plan, "today": today(request),
        "typed": {name: line(request, name, 300) for name in FIELDS} if wrong else _stored(found),
        "calls": found.close_date, "category": found.forecast_category, "categories": CATEGORIES,
        "findings": plan.findings if plan else (), "later": _later(found, plan),
        "quarter": quarter, "by_quarter": _by(quarter, chances),
    }  # fmt: skip
    return render(request, "deals/deal.html", context, status=422 if wrong else 200)


def _chances(page: PlanPage) -> Chances | None:
    """Nobody waits for this page while something is saved, so chances that nobody asked for yet are worked out here."""
    return chances_of.known(page) or (chances_of.worked_out(page) if present(page).awaited else None)


def _by(day: date, chances: Chances | None) -> str:
    share = chances.by(day) if chances else None
    return "" if share is None else percent(share)


def _stored(found: Deal) -> dict[str, str]:
    stored: dict[str, Any] = {name: getattr(found, name) for name in FIELDS}
    amount = "" if found.amount is None else f"{found.amount:,.2f}".removesuffix(".00")
    return {name: str(value or "") for name, value in stored.items()} | {"amount": amount}


def _later(found: Deal, plan: Shown | None) -> int:
    """By how many days the plan's forecast lies after the close date that is called; 0 where it does not."""
    if not (plan and plan.forecast and found.close_date):
        return 0
    return max(0, (plan.forecast - found.close_date).days)

"""The reserve before the target: what another one implies is shown before it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.commands import SetReserve
from signward.core.plan.refusals import NothingChanges, NotPossible, Refusal
from signward.core.plan.reserve import aimed_at, in_words, reserve_eaten
from signward.core.plan.state import LONGEST_RESERVE
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.chances import worked_out
from signward.web.changes import back
from signward.web.days import today
from signward.web.editing import LOOKED_BACK
from signward.web.endpoint import Request, endpoint
from signward.web.fields import WHOLE_DAYS, line, once, sent, text, whole_days
from signward.web.milestones_shown import schedule_of
from signward.web.refused import refused


@dataclass(frozen=True, slots=True)
class Implied:
    """What due dates would aim at, how much of the reserve the forecast eats at once, and in how many cases it is
    enough."""

    aim: date | None
    eaten: str
    enough: str


@endpoint(audience="both", action="plan.change", methods=("GET", "POST"), fields=("days", "seen", "reason", "preview"))
def reserve(request: Request, plan_id: UUID) -> HttpResponse:
    """GET, and POST with `preview`, show what a reserve implies; POST saves it with its sentence."""
    if request.method != "POST" or line(request, "preview"):
        return _page(request, plan_id, None)
    days, seen = line(request, "days"), line(request, "seen")
    if not whole_days(days) or not whole_days(seen):
        return _page(request, plan_id, NotPossible(WHOLE_DAYS))
    try:
        act(plan_id, SetReserve(int(days), int(seen), text(request, "reason")), request.actor, key=once(request))
    except NothingChanges:
        pass
    except Refusal as refusal:
        return _page(request, plan_id, refusal)
    return back(request, plan_id)


def _page(request: Request, plan_id: UUID, refusal: Refusal | None) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=LOOKED_BACK if refusal else 0)
    if page is None:
        return neutral.not_found(request)
    days = line(request, "days") or str(page.plan.reserve or "")
    problem = refused("reserve", refusal or NotPossible(""), page.plan, page.history, request.who.time_zone)
    opened = line(request, "seen") if sent(request, "seen") and not problem.conflict else str(page.plan.reserve)
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "problem": problem, "days": days,
        "seen": opened, "reason": text(request, "reason"), "stands": page.plan.reserve, "today": page.day,
        "target": page.plan.target_signature, "most": LONGEST_RESERVE, "implied": _implied(page, days),
    }  # fmt: skip
    return render(request, "plan/reserve.html", context, status=problem.status if refusal else 200)


def _implied(page: queries.PlanPage, days: str) -> Implied | None:
    from signward.core.risk.room import enough_in_words, needed_in_most  # NumPy stands behind it

    plan = page.plan
    if not whole_days(days) or int(days) > LONGEST_RESERVE or plan.target_signature is None:
        return None
    table, _ = schedule_of(plan, page.day)
    if table is None:
        return None
    held = replace(plan, reserve=int(days))
    eaten = reserve_eaten(held, table)
    likely = worked_out(page)
    enough = enough_in_words(int(days), needed_in_most(plan, table.signature, likely)) if likely else ""
    return Implied(aimed_at(held), in_words(eaten) if eaten else "", enough)

"""Moving a date: what it implies for the signature is shown before anything is saved, and a reason is asked for."""

from __future__ import annotations

from datetime import date
from typing import cast
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.causes import CAUSES
from signward.core.plan.commands import Handling, MoveMilestone
from signward.core.plan.implication import Implication, implication
from signward.core.plan.refusals import MovedMeanwhile, Refusal
from signward.core.plan.state import Plan
from signward.core.schedule.errors import ScheduleError
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once
from signward.web.plan_page import day_of, today
from signward.web.present import base_of

HANDLINGS = {"absorb", "push", "signature"}


@endpoint(
    audience="both", action="plan.change", methods=("GET", "POST"), fields=("to", "seen", "cause", "reason", "handling")
)
def move(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """GET shows what the date in the address implies; POST saves it with its cause, sentence and handling."""
    if request.method != "POST":
        return _page(request, plan_id, milestone, day_of(request.GET.get("to", "")), "", 200)
    to, handling = day_of(line(request, "to")), line(request, "handling") or "absorb"
    if to is None or handling not in HANDLINGS:
        return _page(request, plan_id, milestone, to, "Choose the new date and how to handle it.", 422)
    command = MoveMilestone(
        milestone, to, day_of(line(request, "seen")), line(request, "cause"), line(request, "reason", 500),
        cast(Handling, handling),
    )  # fmt: skip
    try:
        act(plan_id, command, request.actor, key=once(request))
    except MovedMeanwhile as other:
        return _page(request, plan_id, milestone, to, other.message, 409)
    except Refusal as refusal:
        return _page(request, plan_id, milestone, to, refusal.message, 422)
    return HttpResponseRedirect(f"{base_of(plan_id, request.side)}#m-{milestone}", status=303)


def _page(request: Request, plan_id: UUID, milestone: str, to: date | None, problem: str, status: int) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    found = page.plan.milestone(milestone) if page else None
    if page is None or found is None:
        return neutral.not_found(request)
    implied, wrong = _implied(page.plan, milestone, to, page.day)
    names = {m.id: m.deliverable or m.id for m in page.plan.milestones}
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "id": milestone,
        "deliverable": names[milestone], "seen": found.due, "to": to, "today": page.day, "causes": CAUSES,
        "cause": line(request, "cause"), "reason": line(request, "reason", 500), "problem": problem or wrong,
        "handling": line(request, "handling"), "target": page.plan.target_signature, "implied": implied is not None,
        "was": implied.signature_was if implied else None, "now": implied.signature_now if implied else None,
        "pushed": [(names[i], a, b) for i, a, b in implied.pushed] if implied else [],
        "absorbable": bool(implied and implied.absorbable),
        "verdict": implied.verdict_now.sentence if implied else "", "typed_seen": line(request, "seen"),
    }  # fmt: skip
    return render(request, "plan/move.html", context, status=status)


def _implied(plan: Plan, milestone: str, to: date | None, day: date) -> tuple[Implication | None, str]:
    if to is None:
        return None, ""
    try:
        return implication(plan, milestone, to, day), ""
    except ScheduleError as wrong:
        return None, f"The dates cannot be worked out: {wrong}."

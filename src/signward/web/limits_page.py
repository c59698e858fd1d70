"""The days between which a milestone has to stay: what they imply is shown first, then a reason is asked for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.limits import (
    LimitMilestone,
    Limits,
    LimitsImplication,
    limits_implication,
    limits_in_words,
    limits_of,
    with_limits,
)
from signward.core.plan.refusals import NothingChanges, NotPossible, Refusal
from signward.core.plan.state import Milestone, Plan
from signward.core.schedule.errors import ScheduleError
from signward.plans import queries
from signward.plans.act import act
from signward.plans.queries import PlanPage
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.chances import of_another, worked_out
from signward.web.chances_shown import chance_instead
from signward.web.changes import back
from signward.web.days import day_of, today
from signward.web.editing import LOOKED_BACK
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, sent, text
from signward.web.refused import refused

NO_DAY = "Give each day as a day of the calendar, or leave it empty."


@endpoint(
    audience="both", action="plan.change", methods=("GET", "POST"),
    fields=("not_before", "not_after", "seen", "reason", "preview"),
)  # fmt: skip
def limits(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """GET, and POST with `preview`, show what such days imply; POST saves them with their sentence."""
    if request.method != "POST" or line(request, "preview"):
        return _page(request, plan_id, milestone, None)
    typed = _typed(request)
    if typed is None:
        return _page(request, plan_id, milestone, NotPossible(NO_DAY))
    command = LimitMilestone(milestone, typed, _seen(line(request, "seen")), text(request, "reason"))
    try:
        act(plan_id, command, request.actor, key=once(request))
    except NothingChanges:
        pass
    except Refusal as refusal:
        return _page(request, plan_id, milestone, refusal)
    return back(request, plan_id, milestone)


def _page(request: Request, plan_id: UUID, milestone: str, refusal: Refusal | None) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=LOOKED_BACK if refusal else 0)
    found = page.plan.milestone(milestone) if page else None
    if page is None or found is None or (found.done and refusal is None):
        return neutral.not_found(request)
    stands, typed = limits_of(found), _typed(request)
    implied, wrong = _implied(request, page, found, typed)
    told = refused("limits", refusal or NotPossible(wrong), page.plan, page.history, request.who.time_zone, milestone)
    opened = line(request, "seen") if sent(request, "seen") and not told.conflict else _told(stands)
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "problem": told, "today": page.day,
        "id": milestone, "deliverable": found.name, "due": found.due, "stands": limits_in_words(stands), "seen": opened,
        "not_before": _shown(request, "not_before", stands.not_before),
        "not_after": _shown(request, "not_after", stands.not_after), "reason": text(request, "reason"),
        "implied": implied, "unkept": [(page.plan.names[i], a, b) for i, a, b in implied.unkept] if implied else [],
        "chance": _chance(page, found, typed) if implied else "", "lapses": _lapses(page.plan),
    }  # fmt: skip
    return render(request, "plan/limits.html", context, status=told.status if refusal else 200)


def _typed(request: Request) -> Limits | None:
    """What the form holds; None where a day is none."""
    given = [line(request, name) for name in ("not_before", "not_after")]
    days = [day_of(one) for one in given]
    return None if any(one and not found for one, found in zip(given, days, strict=True)) else Limits(*days)


def _seen(given: str) -> Limits:
    first, _, last = given.partition("/")
    return Limits(day_of(first), day_of(last))


def _told(limits: Limits) -> str:
    """Limits as the form carries them: `2026-11-02/`."""
    return "/".join(one.isoformat() if one else "" for one in (limits.not_before, limits.not_after))


def _shown(request: Request, name: str, stands: date | None) -> str:
    if sent(request, name):
        return line(request, name)
    return stands.isoformat() if stands else ""


def _implied(
    request: Request, page: PlanPage, found: Milestone, typed: Limits | None
) -> tuple[LimitsImplication | None, str]:
    """What follows, or why it cannot be told; neither for a form just opened."""
    if request.method != "POST":
        return None, ""
    if typed is None:
        return None, NO_DAY
    try:
        return limits_implication(page.plan, found.id, typed, page.day), ""
    except ScheduleError as wrong:
        return None, f"The dates cannot be worked out: {wrong}."


def _chance(page: PlanPage, found: Milestone, typed: Limits | None) -> str:
    chances = worked_out(page) if typed else None
    if chances is None or typed is None:
        return ""
    return chance_instead(chances, of_another(with_limits(page.plan, found.id, typed), page.day))


def _lapses(plan: Plan) -> bool:
    return plan.sign_off is not None and "date" not in plan.sign_off.lapsed

"""Moving a date, a milestone's or the target: what it implies is shown first, then a reason is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final, cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan import commands as c
from signward.core.plan.causes import CAUSES
from signward.core.plan.implication import Implication, TargetImplication, implication, target_implication
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges, NotPossible, Refusal
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.would_be import would_be_moved
from signward.core.schedule.errors import ScheduleError
from signward.plans import queries
from signward.plans.act import act
from signward.plans.queries import PlanPage
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.chances import chance_if
from signward.web.changes import back
from signward.web.days import day_of, today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, sent, text
from signward.web.refused import refused

HANDLINGS: Final = {"absorb", "push", "signature"}
_FIELDS: Final = ("to", "seen", "cause", "reason", "preview")


@endpoint(audience="both", action="plan.change", methods=("GET", "POST"), fields=(*_FIELDS, "handling"))
def move(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """GET, and POST with `preview`, show what a date implies; POST saves it with its cause, sentence and handling."""
    if not _saves(request):
        return _move_page(request, plan_id, milestone, None)
    to, handling = day_of(line(request, "to")), line(request, "handling") or "absorb"
    if to is None or handling not in HANDLINGS:
        return _move_page(request, plan_id, milestone, NotPossible("Choose the new date and how to handle it."))
    command = c.MoveMilestone(
        milestone, to, day_of(line(request, "seen")), line(request, "cause"), text(request, "reason"),
        cast(c.Handling, handling),
    )  # fmt: skip
    refusal = _given(request, plan_id, command)
    return _move_page(request, plan_id, milestone, refusal) if refusal else back(request, plan_id, milestone)


@endpoint(audience="both", action="plan.change", methods=("GET", "POST"), fields=_FIELDS)
def target(request: Request, plan_id: UUID) -> HttpResponse:
    """The same for the target signature date."""
    if not _saves(request):
        return _target_page(request, plan_id, None)
    to = day_of(line(request, "to"))
    if to is None:
        return _target_page(request, plan_id, NotPossible("Choose the target signature date."))
    command = c.MoveTarget(to, line(request, "cause"), text(request, "reason"), day_of(line(request, "seen")))
    refusal = _given(request, plan_id, command)
    return _target_page(request, plan_id, refusal) if refusal else back(request, plan_id)


def _saves(request: Request) -> bool:
    return request.method == "POST" and not line(request, "preview")


def _given(request: Request, plan_id: UUID, command: c.Command) -> Refusal | None:
    try:
        act(plan_id, command, request.actor, key=once(request))
    except NothingChanges:
        return None
    except Refusal as refusal:
        return refusal
    return None


def _move_page(request: Request, plan_id: UUID, milestone: str, refusal: Refusal | None) -> HttpResponse:
    page = _looked_up(request, plan_id, refusal)
    found = page.plan.milestone(milestone) if page else None
    if page is None or found is None:
        return neutral.not_found(request)
    to = _chosen(request)
    implied, wrong = _implied(page.plan, milestone, to, page.day)
    names = page.plan.names
    context = _common(request, page, "due date", found.due, to, refusal, wrong, milestone) | {
        "chance": chance_if(page, _moved(request, page, found, to)) if implied else "",
        "id": milestone, "deliverable": names[milestone], "handling": line(request, "handling"),
        "implied": implied, "target": page.plan.target_signature,
        "pushed": [(names[i], a, b) for i, a, b in implied.pushed] if implied else [],
    }  # fmt: skip
    return render(request, "plan/move.html", context, status=context["problem"].status if refusal else 200)


def _target_page(request: Request, plan_id: UUID, refusal: Refusal | None) -> HttpResponse:
    page = _looked_up(request, plan_id, refusal)
    if page is None:
        return neutral.not_found(request)
    to = _chosen(request)
    implied, wrong = _target_implied(page.plan, to, page.day)
    names = page.plan.names
    stands = page.plan.target_signature
    context = _common(request, page, "target signature date", stands, to, refusal, wrong, "") | {
        "chance": chance_if(page, replace(page.plan, target_signature=to)) if implied else "",
        "implied": implied, "beyond": [(names[i], due) for i, due in implied.beyond] if implied else [],
        "first": stands is None,
    }  # fmt: skip
    return render(request, "plan/target.html", context, status=context["problem"].status if refusal else 200)


def _common(
    request: Request, page: PlanPage, field: str, stands: date | None, to: date | None, refusal: Refusal | None,
    wrong: str, milestone: str,
) -> dict[str, Any]:  # fmt: skip
    """`seen` is what the form was opened with, so that a change made meanwhile is noticed; then what stands.

    A problem is told with both values where somebody else moved the date first.
    """
    told = refused(field, refusal or NotPossible(wrong), page.plan, page.history, request.who.time_zone, milestone)
    opened = day_of(line(request, "seen")) if sent(request, "seen") and not told.conflict else stands
    return {
        "base": base_of(page.plan_id, request.side), "side": request.side.value, "stands": stands, "seen": opened,
        "to": to, "today": page.day, "causes": CAUSES, "cause": line(request, "cause"),
        "reason": text(request, "reason"), "problem": told,
    }  # fmt: skip


def _moved(request: Request, page: PlanPage, found: Milestone, to: date | None) -> Plan | None:
    try:
        return would_be_moved(page.plan, found, to, Moment(request.actor, page.day, page.version)) if to else None
    except (Refusal, ScheduleError):  # the form itself says why
        return None


def _looked_up(request: Request, plan_id: UUID, refusal: Refusal | None) -> PlanPage | None:
    return queries.plan_page(plan_id, request.side, today(request), lines=50 if refusal else 0)


def _chosen(request: Request) -> date | None:
    return day_of(line(request, "to") or request.GET.get("to", ""))


def _implied(plan: Plan, milestone: str, to: date | None, day: date) -> tuple[Implication | None, str]:
    if to is None:
        return None, ""
    try:
        return implication(plan, milestone, to, day), ""
    except ScheduleError as wrong:
        return None, f"The dates cannot be worked out: {wrong}."


def _target_implied(plan: Plan, to: date | None, day: date) -> tuple[TargetImplication | None, str]:
    if to is None:
        return None, ""
    try:
        return target_implication(plan, to, day), ""
    except ScheduleError as wrong:
        return None, f"The dates cannot be worked out: {wrong}."

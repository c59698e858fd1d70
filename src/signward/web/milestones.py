"""What people do to a milestone: move its date, confirm it, finish it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.causes import CAUSES
from signward.core.plan.commands import Command, ConfirmMilestone, FinishMilestone, MoveMilestone
from signward.core.plan.dates_in_words import day
from signward.core.plan.implication import implication
from signward.core.plan.refusals import MovedMeanwhile, Refusal
from signward.core.plan.state import Milestone, Plan
from signward.core.schedule.errors import ScheduleError
from signward.plans.act import act
from signward.web import neutral
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line
from signward.web.plan_page import page_for, plan_address, show, today


@endpoint(audience="both", action="plan.change", methods=("GET", "POST"))
def move(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """Asks for a date, shows what it implies for signature, and only then saves it with its cause and sentence."""
    page = page_for(request, plan_id)
    found = page.plan.milestone(milestone) if page else None
    if page is None or found is None:
        return neutral.not_found(request)
    to, seen = _posted_day(request, "to"), _posted_day(request, "seen")
    if request.method != "POST" or to is None:
        problem = "" if request.method != "POST" else "Choose a day."
        return _asked(request, plan_id, page.plan, found, to, problem, found.due)
    if "save" not in request.POST:
        return _asked(request, plan_id, page.plan, found, to, "", seen)
    handling = line(request, "handling", 10)
    command = MoveMilestone(
        milestone, to, seen, line(request, "cause", 30), line(request, "reason", 500),
        "push" if handling == "push" else "signature" if handling == "signature" else "absorb",
    )  # fmt: skip
    try:
        act(plan_id, command, request.actor)
    except MovedMeanwhile as refused:
        return _asked(request, plan_id, page.plan, found, to, refused.message, found.due, 409)
    except Refusal as refused:
        return _asked(request, plan_id, page.plan, found, to, refused.message, seen, 422)
    return HttpResponseRedirect(f"{plan_address(request, plan_id)}#{milestone}", status=303)


@endpoint(audience="both", action="plan.change", methods=("POST",))
def confirm(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    page = page_for(request, plan_id)
    found = page.plan.milestone(milestone) if page else None
    if found is None:
        return neutral.not_found(request)
    return _done(request, plan_id, ConfirmMilestone(milestone, _posted_day(request, "seen") or found.due))


@endpoint(audience="both", action="plan.change", methods=("POST",))
def finish(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    on = _posted_day(request, "on") or today(request)
    return _done(request, plan_id, FinishMilestone(milestone, on, line(request, "evidence", 500)))


def _done(request: Request, plan_id: UUID, command: Command) -> HttpResponse:
    try:
        act(plan_id, command, request.actor)
    except Refusal as refused:
        return show(request, plan_id, refused.message, 422)
    return HttpResponseRedirect(plan_address(request, plan_id), status=303)


def _asked(
    request: Request, plan_id: UUID, plan: Plan, found: Milestone, to: date | None, problem: str,
    seen: date | None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    now = today(request)
    context = {
        "base": plan_address(request, plan_id), "milestone": found.id, "deliverable": found.deliverable,
        "due": day(found.due, beside=now), "seen": seen.isoformat() if seen else "", "to": to.isoformat() if to else "",
        "implied": _implied(plan, found.id, to, now) if to else None, "causes": CAUSES, "problem": problem,
        "cause": line(request, "cause", 30), "reason": line(request, "reason", 500), "side": request.side.value,
        "first": found.due is None,
    }  # fmt: skip
    return render(request, "plans/move.html", context, status=status)


def _implied(plan: Plan, milestone: str, to: date, now: date) -> dict[str, object]:
    try:
        found = implication(plan, milestone, to, now)
    except ScheduleError as wrong:
        return {"wrong": str(wrong)}
    names = {m.id: m.deliverable for m in plan.milestones}
    pushed = [(names[key], day(was, beside=now), day(then, beside=now)) for key, was, then in found.pushed]
    return {
        "wrong": "", "was": day(found.signature_was, beside=now), "now": day(found.signature_now, beside=now),
        "moves": found.signature_now != found.signature_was, "pushed": pushed, "absorbable": found.absorbable,
        "verdict": found.verdict_now.sentence,
    }  # fmt: skip


def _posted_day(request: Request, name: str) -> date | None:
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None

"""The buyer's sign-off: bound to the exact version that the page showed."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.commands import SignOff
from signward.core.plan.refusals import Refusal, StaleSignOff
from signward.notices.confirmations import confirm_sign_off
from signward.people.policy import Guest
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once
from signward.web.plan_page import today
from signward.web.present import base_of, present


@endpoint(
    audience="buyer",
    action="plan.sign",
    methods=("GET", "POST"),
    fields=("version", "digest", "agree", "name", "title"),
)
def sign_off(request: Request, plan_id: UUID) -> HttpResponse:
    """GET shows the whole version in words; POST signs it, or answers 409 with what changed since it was shown."""
    if request.method != "POST":
        return _page(request, plan_id, "", (), 200)
    version, agreed = line(request, "version", 9), line(request, "agree") == "yes"
    if not agreed or not version.isdecimal():
        return _page(request, plan_id, "Tick the box to say that you agree to this version.", (), 422)
    command = SignOff(line(request, "name"), line(request, "title"), int(version), line(request, "digest", 64))
    try:
        with transaction.atomic():
            acted = act(plan_id, command, request.actor, key=once(request))
            if isinstance(request.who.principal, Guest) and not acted.repeated:
                confirm_sign_off(plan_id, acted.plan, request.who.principal.participant)
    except StaleSignOff as stale:
        return _page(request, plan_id, stale.message, stale.differences, 409)
    except Refusal as refusal:
        return _page(request, plan_id, refusal.message, (), 422)
    return HttpResponseRedirect(base_of(plan_id, request.side), status=303)


def _page(request: Request, plan_id: UUID, problem: str, changed: tuple[str, ...], status: int) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    context = {
        "plan": present(page), "problem": problem, "changed": changed, "title": line(request, "title"),
        "name": line(request, "name") or request.actor.name,
    }  # fmt: skip
    return render(request, "plan/sign_off.html", context, status=status)

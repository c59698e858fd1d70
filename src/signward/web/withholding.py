"""Not signing: declining a version with a reason, and withdrawing a sign-off that was given."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.commands import DeclineSignOff, WithdrawSignOff
from signward.core.plan.refusals import NothingChanges, Refusal
from signward.core.plan.withheld import SignOffDeclined, SignOffWithdrawn
from signward.notices.confirmations import tell_declined, tell_withdrawn
from signward.people.limits import CODE_REQUESTS, seconds_to_wait
from signward.people.policy import Guest
from signward.plans import queries
from signward.plans.act import act
from signward.web import fresh_code, neutral
from signward.web.addresses import base_of
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, text


@endpoint(audience="buyer", action="plan.sign", methods=("GET", "POST"), fields=("version", "reason"))
def decline(request: Request, plan_id: UUID) -> HttpResponse:
    """Says to both sides what stands in the way of a signature; nothing in the plan changes."""
    if request.method != "POST" or not line(request, "version", 9).isdecimal():
        return _decline_page(request, plan_id)
    command = DeclineSignOff(int(line(request, "version", 9)), text(request, "reason"))
    try:
        with transaction.atomic():
            acted = act(plan_id, command, request.actor, key=once(request))
            for event in acted.events if not acted.repeated else ():
                if isinstance(event, SignOffDeclined):
                    tell_declined(plan_id, acted.plan, event, request.actor.name)
    except Refusal as refusal:
        return _decline_page(request, plan_id, refusal.message, 422)
    return HttpResponseRedirect(base_of(plan_id, request.side), status=303)


@endpoint(
    audience="buyer", action="plan.sign", methods=("GET", "POST"), fields=("version", "reason", "code", "step")
)  # fmt: skip
def withdraw(request: Request, plan_id: UUID) -> HttpResponse:
    """Like signing, it takes a code from the mailbox; what was typed stays until it is there."""
    if request.method != "POST":
        return _withdraw_page(request, plan_id)
    if line(request, "step") == "code":
        return _mail_code(request, plan_id)
    if not fresh_code.proved(request):
        words = fresh_code.WRONG if line(request, "code") else "Have a code mailed to you, and type it in."
        return _withdraw_page(request, plan_id, words, 403)
    return _withdraw(request, plan_id)


def _withdraw(request: Request, plan_id: UUID) -> HttpResponse:
    command = WithdrawSignOff(line(request, "version", 24), text(request, "reason"))
    try:
        with transaction.atomic():
            acted = act(plan_id, command, request.actor, key=once(request))
            for event in acted.events if not acted.repeated else ():
                if isinstance(event, SignOffWithdrawn) and isinstance(request.who.principal, Guest):
                    tell_withdrawn(plan_id, acted.plan, event, request.who.principal.participant)
    except NothingChanges:
        pass
    except Refusal as refusal:
        return _withdraw_page(request, plan_id, refusal.message, 422, proved=True)
    return HttpResponseRedirect(f"{base_of(plan_id, request.side)}certificate", status=303)


def _mail_code(request: Request, plan_id: UUID) -> HttpResponse:
    made = fresh_code.ask(request)
    if made is None:
        answer = _withdraw_page(request, plan_id, "Several codes were mailed to you. Use the newest, or wait.", 429)
        answer.headers["Retry-After"] = str(seconds_to_wait(CODE_REQUESTS[:1]))
        return answer
    answer = _withdraw_page(request, plan_id, asked=True)
    fresh_code.keep(answer, made)
    return answer


def _decline_page(request: Request, plan_id: UUID, problem: str = "", status: int = 200) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "problem": problem,
        "vendor": page.plan.vendor, "reason": text(request, "reason") if request.method == "POST" else "",
        "version": page.version,
    }  # fmt: skip
    return render(request, "plan/decline.html", context, status=status)


def _withdraw_page(
    request: Request, plan_id: UUID, problem: str = "", status: int = 200, *, asked: bool = False, proved: bool = False
) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    signed = page.plan.sign_off if page else None
    if page is None or signed is None or signed.withdrawn:
        return neutral.not_found(request)
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "problem": problem,
        "name": signed.name or page.plan.name_of(signed.by), "signed": signed, "email": request.who.email,
        "reason": text(request, "reason") if request.method == "POST" else "",
        "fresh": request.who.fresh or proved, "asked": asked or fresh_code.asked(request),
    }  # fmt: skip
    return render(request, "plan/withdraw.html", context, status=status)

"""The buyer's sign-off: bound to the exact version that the page showed, by somebody who just proved who they are."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.canonical import canonical
from signward.core.plan.commands import SignOff
from signward.core.plan.differences import differences
from signward.core.plan.digest import signed_content
from signward.core.plan.refusals import Refusal, StaleSignOff
from signward.core.plan.signoff import PlanSignedOff
from signward.core.plan.statement import CONSENT, intent, meaning, statement
from signward.notices.confirmations import confirm_sign_off
from signward.people.limits import CODE_REQUESTS, seconds_to_wait
from signward.people.policy import Guest
from signward.people.proofs import Signed, keep
from signward.plans import queries
from signward.plans.act import Acted, act
from signward.plans.as_of import plan_at_version
from signward.plans.queries import PlanPage
from signward.web import fresh_code, neutral
from signward.web.addresses import base_of
from signward.web.agreement import agreement
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once
from signward.web.net import exact
from signward.web.present import present


@endpoint(
    audience="buyer",
    action="plan.sign",
    methods=("GET", "POST"),
    fields=("version", "digest", "agree", "name", "title", "code", "step"),
)
def sign_off(request: Request, plan_id: UUID) -> HttpResponse:
    """GET shows the whole version in words; POST mails a code, or signs the version that was shown.

    403 without a fresh code, 409 with what changed where another version was shown; what was typed stays.
    """
    if request.method != "POST":
        return _page(request, plan_id)
    if line(request, "step") == "code":
        return _mail_code(request, plan_id)
    if line(request, "agree") != "yes" or not line(request, "version", 9).isdecimal():
        return _page(request, plan_id, "Tick the box to say that you agree to this version.", status=422)
    if not fresh_code.proved(request):
        words = fresh_code.WRONG if line(request, "code") else "Have a code mailed to you, and type it in to sign."
        return _page(request, plan_id, words, status=403)
    return _sign(request, plan_id)


def _sign(request: Request, plan_id: UUID) -> HttpResponse:
    version, digest = int(line(request, "version", 9)), line(request, "digest", 64)
    command = SignOff(line(request, "name"), line(request, "title"), version, digest)
    try:
        with transaction.atomic():
            acted = act(plan_id, command, request.actor, key=once(request))
            if isinstance(request.who.principal, Guest) and not acted.repeated:
                _keep_proof(request, request.who.principal.participant, acted)
                confirm_sign_off(plan_id, acted.plan, request.who.principal.participant)
    except StaleSignOff as stale:
        return _page(request, plan_id, stale.message, stale.differences, status=409, proved=True)
    except Refusal as refusal:
        return _page(request, plan_id, refusal.message, status=422, proved=True)
    return HttpResponseRedirect(f"{base_of(plan_id, request.side)}certificate", status=303)


def _keep_proof(request: Request, participant: int, acted: Acted) -> None:
    done = next(event for event in acted.events if isinstance(event, PlanSignedOff))
    content = canonical(signed_content(acted.plan)).decode()
    signed = Signed(acted.version, done.version, done.digest, done.name, done.title, statement(done.version), content)
    cookie, browser = request.COOKIES.get(settings.GUEST_COOKIE_NAME, ""), request.headers.get("User-Agent", "")
    keep(participant, cookie, signed, exact(request), browser, datetime.now(UTC))


def _mail_code(request: Request, plan_id: UUID) -> HttpResponse:
    made = fresh_code.ask(request)
    if made is None:
        answer = _page(request, plan_id, "Several codes were mailed to you. Use the newest, or wait.", status=429)
        answer.headers["Retry-After"] = str(seconds_to_wait(CODE_REQUESTS[:1]))
        return answer
    changed = _changed_since(request, plan_id)
    words = "The plan changed while you were reading. What you would sign now stands below." if changed else ""
    answer = _page(request, plan_id, words, changed, status=409 if changed else 200, asked=True)
    fresh_code.keep(answer, made)
    return answer


def _changed_since(request: Request, plan_id: UUID) -> tuple[str, ...]:
    """What is different between the version that the form showed and today's, in sentences."""
    page, shown = queries.plan_page(plan_id, request.side, today(request), lines=0), line(request, "version", 9)
    if page is None or page.digest == line(request, "digest", 64) or not shown.isdecimal():
        return ()
    if not 0 < int(shown) < page.version:
        return ()
    return differences(plan_at_version(plan_id, int(shown)), page.plan)


def _since_signed(plan_id: UUID, page: PlanPage) -> tuple[str, ...]:
    """What is different from the version that was signed off before, for whoever is asked to sign again."""
    signed = page.plan.sign_off
    if not signed or not signed.version.isdecimal() or not 0 < int(signed.version) < page.version:
        return ()
    return differences(plan_at_version(plan_id, int(signed.version)), page.plan)


def _page(
    request: Request,
    plan_id: UUID,
    problem: str = "",
    changed: tuple[str, ...] = (),
    *,
    status: int = 200,
    asked: bool = False,
    proved: bool = False,
) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    same = line(request, "digest", 64) == page.digest
    context = {
        "plan": present(page), "agreement": agreement(page.plan),
        "problem": problem, "changed": changed, "since": _since_signed(plan_id, page),
        "signed_version": page.plan.sign_off.version if page.plan.sign_off else "", "title": line(request, "title"),
        "name": line(request, "name") or request.actor.name, "agreed": same and line(request, "agree") == "yes",
        "meaning": meaning(page.version), "intent": intent(page.version), "consent": CONSENT,
        "fresh": request.who.fresh or proved, "asked": asked or fresh_code.asked(request), "email": request.who.email,
    }  # fmt: skip
    return render(request, "plan/sign_off.html", context, status=status)

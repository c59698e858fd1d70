"""How a buyer comes in: the link names them, the code mailed to their address opens.

A GET changes nothing and mails nothing, whoever follows the link; unknown, expired and revoked links look the same.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.notices.codes import mail_code
from signward.people import codes, guests
from signward.people.emails import masked
from signward.people.limits import LINK_LOOKUPS
from signward.people.links import find_participant
from signward.people.models import Participant
from signward.web.accounts import let_in
from signward.web.cookies import forget, keep
from signward.web.endpoint import endpoint
from signward.web.fields import line
from signward.web.net import net


@endpoint(audience="public")
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the token out of the address, into a short cookie; nothing else."""
    answer = HttpResponseRedirect("/j", status=303)
    keep(answer, settings.LINK_COOKIE_NAME, token[:200], 3600)
    return answer


@endpoint(audience="public", limit=LINK_LOOKUPS)
def door(request: HttpRequest) -> HttpResponse:
    """Whom the link is for, as far as they recognise themselves, and the button that asks for a code."""
    participant = _named(request)
    if participant is None:
        return render(request, "join/neutral.html")
    return render(request, "join/door.html", _seen(participant))


@endpoint(audience="public", methods=("POST",))
def code(request: HttpRequest) -> HttpResponse:
    """Mails a code to the address that was invited. The answer is the same whether there was anybody to mail to."""
    made = mail_code(_named(request), net(request))
    answer = render(request, "join/code.html", {"problem": ""})
    keep(answer, settings.CODE_COOKIE_NAME, made.nonce if made else codes.decoy(), 900)
    return answer


@endpoint(audience="public", methods=("POST",), fields=("code",))
def verify(request: HttpRequest) -> HttpResponse:
    """A right code opens a new session; anything else says the same."""
    participant = codes.redeem(request.COOKIES.get(settings.CODE_COOKIE_NAME, ""), line(request, "code", 40))
    if participant is None:
        words = "This code does not open the plan. It works once, for ten minutes, in the browser that asked for it."
        return render(request, "join/code.html", {"problem": words}, status=403)
    if old := request.COOKIES.get(settings.GUEST_COOKIE_NAME):
        guests.end(old)
    answer = HttpResponseRedirect(f"/buyer/plans/{participant.plan_id}/", status=303)
    let_in(answer, participant.contact)
    forget(answer, settings.LINK_COOKIE_NAME)
    forget(answer, settings.CODE_COOKIE_NAME)
    return answer


@endpoint(audience="public", methods=("POST",))
def sign_out(request: HttpRequest) -> HttpResponse:
    if value := request.COOKIES.get(settings.GUEST_COOKIE_NAME):
        guests.end(value)
    answer = HttpResponseRedirect("/j", status=303)
    forget(answer, settings.GUEST_COOKIE_NAME)
    return answer


def _named(request: HttpRequest) -> Participant | None:
    token = request.COOKIES.get(settings.LINK_COOKIE_NAME, "")
    return find_participant(token) if token else None


def _seen(participant: Participant) -> dict[str, str]:
    return {"vendor": participant.workspace.name, "address": masked(participant.contact.email)}

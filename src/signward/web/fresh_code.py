"""A fresh code before what binds: whoever typed one in during the last 15 minutes need not do it again."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpResponse

from signward.notices.codes import mail_code
from signward.people import codes, guests
from signward.people.models import Participant
from signward.people.policy import Guest
from signward.web import cookies
from signward.web.endpoint import Request
from signward.web.fields import line
from signward.web.net import net

WRONG: Final = "This code is not right. It works once, for ten minutes, in the browser that asked for it."


def ask(request: Request) -> codes.Challenge | None:
    """Mails a code to the signed-in buyer; None where they asked too often."""
    found = Participant.objects.select_related("contact", "workspace").get(pk=_participant(request))
    return mail_code(found, net(request), to_sign=True)


def keep(answer: HttpResponse, made: codes.Challenge) -> None:
    """Binds the code to this browser."""
    cookies.keep(answer, settings.FRESH_CODE_COOKIE_NAME, made.nonce, 900)


def asked(request: Request) -> bool:
    return settings.FRESH_CODE_COOKIE_NAME in request.COOKIES


def proved(request: Request) -> bool:
    """Whether they proved lately, or by the code of this form, that the mailbox is still theirs."""
    if request.who.fresh:
        return True
    nonce = request.COOKIES.get(settings.FRESH_CODE_COOKIE_NAME, "")
    found = codes.redeem(nonce, line(request, "code", 40), whose=_participant(request))
    if found is None:
        return False
    guests.prove(request.COOKIES[settings.GUEST_COOKIE_NAME])
    return True


def _participant(request: Request) -> int:
    principal = request.who.principal
    if not isinstance(principal, Guest):
        raise TypeError("Only a buyer's session is proved by a mailed code.")
    return principal.participant

"""Cookies of ours beside Django's: for this host alone, out of reach of scripts, and not sent along by other sites."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse


def keep(answer: HttpResponse, name: str, value: str, seconds: int) -> None:
    """Browsers take a name with `__Host-` over https alone, for the whole of one host (`settings` names them so)."""
    answer.set_cookie(
        name, value, max_age=seconds, path="/", secure=settings.HTTPS, httponly=True, samesite="Lax"
    )  # fmt: skip


def forget(answer: HttpResponse, name: str) -> None:
    answer.delete_cookie(name, path="/", samesite="Lax")

"""The cookies that a buyer's browser keeps for us; scripts cannot read them."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpResponse

NONCE: Final = "signward_nonce"
"""Binds a mailed code to the browser that asked for it, on the page that asked."""
LINK: Final = "signward_link"
"""The token of an invitation, out of the address."""


def keep(answer: HttpResponse, name: str, value: str, *, seconds: int, path: str) -> None:
    """Sent back to addresses below `path`, and to no other site's requests that write."""
    answer.set_cookie(
        name, value, max_age=seconds, httponly=True, secure=settings.HTTPS, samesite="Lax", path=path
    )  # fmt: skip


def forget(answer: HttpResponse, name: str, *, path: str) -> None:
    answer.delete_cookie(name, path=path, samesite="Lax")

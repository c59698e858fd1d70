"""Reading one field of a posted form: trimmed, of bounded length, without control characters."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from django.http import HttpRequest
from markupsafe import Markup


def line(request: HttpRequest, name: str, most: int = 200) -> str:
    """One line in normal form. Line breaks and invisible characters become nothing."""
    given = unicodedata.normalize("NFC", request.POST.get(name, ""))
    return " ".join("".join(c if c.isprintable() else " " for c in given).split())[:most]


def password(request: HttpRequest, name: str = "password") -> str:
    """As typed; 1024 characters at most, so that hashing stays cheap."""
    return request.POST.get(name, "")[:1024]


def once_input() -> Markup:
    """The hidden key of one form on one page; `once` reads it. In templates beside `csrf_input`."""
    return Markup('<input type="hidden" name="once" value="{}">').format(secrets.token_urlsafe(12))


def once(request: HttpRequest) -> str | None:
    """The key under which a posted form is answered once; None for a form without `once_input`.

    What was typed is part of it: a double click, or a retry after a cut, meets the first answer, while the same page
    sent again with other words (after going back, say) is another change.
    """
    if not (key := line(request, "once", 40)):
        return None
    typed = sorted((name, request.POST.getlist(name)) for name in request.POST if name != "csrfmiddlewaretoken")
    return f"{key} {hashlib.sha256(repr((request.path, typed)).encode()).hexdigest()}"

"""Reading one field of a posted form: trimmed, of bounded length, without control characters."""

from __future__ import annotations

import unicodedata

from django.http import HttpRequest


def line(request: HttpRequest, name: str, most: int = 200) -> str:
    """One line in normal form. Line breaks and invisible characters become nothing."""
    given = unicodedata.normalize("NFC", request.POST.get(name, ""))
    return " ".join("".join(c if c.isprintable() else " " for c in given).split())[:most]


def password(request: HttpRequest, name: str = "password") -> str:
    """As typed; 1024 characters at most, so that hashing stays cheap."""
    return request.POST.get(name, "")[:1024]

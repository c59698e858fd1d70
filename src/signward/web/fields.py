"""Reading the fields of a posted form: trimmed, of bounded length, without control characters.

A view reads only what its `@endpoint(fields=…)` names, and a form with any other field never reaches the view.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from markupsafe import Markup

from signward.core.plan import words

FORM_TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105 - a name, not a secret
ONCE: Final = "once"
LONG: Final = 6_000
"""More than any text may hold, so that what is too long is refused in words and not cut off in silence."""
WHOLE_DAYS: Final = "Give the time it takes in whole business days."
DAYS_TAKEN: Final = (
    "Give whole business days: one number, or three such as 4 / 8 / 16 for quick (one time in ten), usual and slow."
)


class UndeclaredField(Exception):
    """A view reads a field that its `@endpoint` does not name."""


def smuggled(request: HttpRequest, fields: frozenset[str]) -> list[str]:
    """Names that were posted and that the form does not have, sorted. Every form may hold its token and its key."""
    return sorted({*request.POST, *request.FILES} - fields - {FORM_TOKEN, ONCE})


def sent(request: HttpRequest, name: str) -> bool:
    """Whether the form that was posted holds the field at all; a page shown for the first time has none."""
    return name in request.POST


def line(request: HttpRequest, name: str, most: int = 200) -> str:
    """One line in normal form. Control characters become blanks; what else cannot be seen is kept, and shown."""
    return _line(whole(request, name), most)


def text(request: HttpRequest, name: str, most: int = LONG) -> str:
    """Text of several lines as it was typed, its line breaks kept."""
    return words.clean(whole(request, name)).strip()[:most]


def whole_days(given: str) -> bool:
    """Whether it is a number of business days; longer ones than four digits are slips of the hand."""
    return given.isdecimal() and len(given) <= 4


def days_taken(given: str) -> int | list[int] | None:
    """One number of business days, or three (P10, P50, P90) with spaces, slashes or dashes between; None for else."""
    found = re.sub("[/–-]", " ", given).split()
    if len(found) not in {1, 3} or not all(map(whole_days, found)):
        return None
    return int(found[0]) if len(found) == 1 else [int(one) for one in found]


def number(given: str) -> float | None:
    """A number from 0 on, with a point or a comma; None where nothing was typed. Raises ValueError in words."""
    if not (given := given.strip().replace(",", ".")):
        return None
    if not re.fullmatch(r"[0-9]{1,6}([.][0-9]{1,4})?", given):
        raise ValueError(f"“{given}” is no number: give one such as 30 or 2.5.")
    return float(given)


def lines(request: HttpRequest, name: str, most: int = 200) -> tuple[str, ...]:
    """Each value of a field that may be chosen several times."""
    _declared(request, name)
    return tuple(_line(given, most) for given in request.POST.getlist(name))


def typed(request: HttpRequest) -> dict[str, str]:
    """What the form was sent with, by field, to fill it in again beside what is wrong; empty for a page just opened."""
    return {name: request.POST[name] for name in getattr(request, "fields", ()) if sent(request, name)}


def ticked(request: HttpRequest, name: str) -> tuple[str, ...]:
    """Likewise each value of a field that may be chosen several times; empty where the form has no such field."""
    return lines(request, name) if name in getattr(request, "fields", ()) else ()


def password(request: HttpRequest, name: str = "password") -> str:
    """As typed; 1024 characters at most, so that hashing stays cheap."""
    return whole(request, name)[:1024]


def whole(request: HttpRequest, name: str) -> str:
    """As it came, for what was signed by us before."""
    _declared(request, name)
    return request.POST.get(name, "")


def upload(request: HttpRequest, name: str) -> UploadedFile[Any] | None:
    """The file that was sent under this name."""
    _declared(request, name)
    return request.FILES.get(name)


def once_input() -> Markup:
    """The hidden key of one form on one page; `once` reads it. In templates beside `csrf_input`."""
    return Markup('<input type="hidden" name="once" value="{}">').format(secrets.token_urlsafe(12))


def once(request: HttpRequest) -> str | None:
    """The key under which a posted form is answered once; None for a form without `once_input`.

    What was typed is part of it: a double click, or a retry after a cut, meets the first answer, while the same page
    sent again with other words (after going back, say) is another change.
    """
    if not (key := _line(request.POST.get(ONCE, ""), 40)):
        return None
    typed = sorted((name, request.POST.getlist(name)) for name in request.POST if name != FORM_TOKEN)
    return f"{key} {hashlib.sha256(repr((request.path, typed)).encode()).hexdigest()}"


def _line(given: str, most: int) -> str:
    given = unicodedata.normalize("NFC", given)
    kept = " ".join("".join(c if c.isprintable() or unicodedata.category(c) == "Cf" else " " for c in given).split())
    return kept[:most] if any(c.isprintable() for c in kept) else ""


def _declared(request: HttpRequest, name: str) -> None:
    if name not in getattr(request, "fields", ()):
        raise UndeclaredField(f"{name!r} is not among the fields of this endpoint.")

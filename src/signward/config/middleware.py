"""What every answer carries, and which writes are refused before any view sees them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from gzip import GzipFile
from io import BytesIO
from typing import Final

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS: Final[dict[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: browsers would then send `Origin: null`, and every form would be refused.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_TEXT: Final = ("text/", "application/json", "image/svg+xml")
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def headers(get_response: Answer) -> Answer:
    """Puts the security headers on every answer, its length where it is known, and `no-store` on every page."""
    fixed = always()

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in fixed.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        if not response.streaming:  # without it the answer would go out in chunks
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response

    return answer


def always() -> dict[str, str]:
    """The headers of every answer, of pages and of live streams."""
    if not settings.SECURE_HSTS_SECONDS:
        return HEADERS
    return HEADERS | {"Strict-Transport-Security": f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"}


def known_host(get_response: Answer) -> Answer:
    """Answers 400 to a name that is not ours, before anything else looks at the request."""
    from signward.web.neutral import wrong_request

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return wrong_request(request)
        return get_response(request)

    return answer


def packed(get_response: Answer) -> Answer:
    """Packs text for browsers that can unpack it.

    At level 3: a third of the time of the usual 6 for a sixth more bytes. A file name of random length in the pack
    keeps secrets on a page from being told by its size.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        text = response.headers.get("Content-Type", "").startswith(_TEXT)
        if response.streaming or not text or "Content-Encoding" in response.headers or len(response.content) < 200:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response.content = _pack(response.content)
            response.headers["Content-Encoding"] = "gzip"
            del response.headers["Content-Length"]
        return response

    return answer


def same_site_writes(get_response: Answer) -> Answer:
    """Refuses a write that the browser itself says comes from another site, besides the form token."""
    from signward.web.neutral import forbidden

    def answer(request: HttpRequest) -> HttpResponse:
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        if request.method not in SAFE and site not in {"same-origin", "none"}:
            return forbidden(request)
        return get_response(request)

    return answer


def request_id(get_response: Answer) -> Answer:
    """Names every request, so that a line in the log and a report from a person meet."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        name = given if re.fullmatch(r"[A-Za-z0-9-]{8,64}", given) else secrets.token_hex(8)
        request.META["signward.request_id"] = name
        response = get_response(request)
        response.headers["X-Request-Id"] = name
        return response

    return answer


def _pack(content: bytes) -> bytes:
    packed = BytesIO()
    with GzipFile("a" * secrets.randbelow(100), "wb", compresslevel=3, fileobj=packed, mtime=0) as pack:
        pack.write(content)
    return packed.getvalue()

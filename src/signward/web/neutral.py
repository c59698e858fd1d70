"""Answers that say nothing about what exists: the same words for every unknown address and every refused one."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For what does not exist, and for what does not exist for this reader."""
    return _page(404, "There is nothing here", "The address may be wrong, or it is not meant for you.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(403, "This is not for you to do", "Ask somebody of your side whose part it is.")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(403, "This form is too old", "Go back, load the page again, and send the form once more.")


def wrong_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _page(413, "This is too much at once", "A form holds up to 4 MB, and a file up to 10 MB.")
    return _page(400, "This request cannot be read", "Go back and try again.")


def strange_form(request: HttpRequest, names: list[str]) -> HttpResponse:
    """For a form with fields that it does not have; `names` are what people or programs added."""
    said = ", ".join(f"“{name[:40]}”" for name in names[:5])
    return _page(422, "This form has a field too many", f"It does not take {said}. Nothing was changed.")


def too_many(request: HttpRequest, seconds: int = 900) -> HttpResponse:
    """`seconds` is when to try again."""
    answer = _page(429, "That was a lot at once", "Wait a while, then try again.")
    answer.headers["Retry-After"] = str(seconds)
    return answer


def broken(request: HttpRequest) -> HttpResponse:
    return _page(500, "Something broke on our side", "Nothing you typed was saved. Try again in a minute.")


def _page(status: int, title: str, words: str) -> HttpResponse:
    return HttpResponse(render_to_string("neutral.html", {"title": title, "words": words}), status=status)

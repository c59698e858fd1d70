"""The stylesheets of the plan page in one answer, so that opening a plan costs one request for all of them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse

from signward.web.endpoint import endpoint

_SHEETS: Final = ("css/tokens.css", "css/page.css", "css/timeline.css", "css/distribution.css", "css/plan.css")


@endpoint(audience="public")
def plan_sheet(request: HttpRequest) -> HttpResponse:
    """The address carries a hash of what it answers, so browsers keep it."""
    answer = HttpResponse(_joined()[0], content_type="text/css; charset=utf-8")
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer


def plan_sheet_address() -> str:
    return f"/sheets/plan.css?{_joined()[1]}"


@cache
def _joined() -> tuple[bytes, str]:
    found = [finders.find(name) for name in _SHEETS]
    text = b"\n".join(Path(str(path)).read_bytes() for path in found)
    return text, hashlib.sha256(text).hexdigest()[:12]

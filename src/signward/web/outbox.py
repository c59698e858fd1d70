"""The mails that would have been sent, where no mail server is configured: in the demo and in development."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from signward.notices.models import Mail
from signward.web import neutral
from signward.web.endpoint import Request, endpoint

_LINK: Final = re.compile(r"(https?://[^\s<>\"]+)")


@dataclass(frozen=True, slots=True)
class Shown:
    """One mail; `pieces` are text and links in turn."""

    to: str
    subject: str
    at: datetime
    pieces: tuple[str, ...]


@endpoint(audience="vendor", action="outbox.read")
def outbox(request: Request) -> HttpResponse:
    if not settings.OUTBOX_PAGE:
        return neutral.not_found(request)
    mails = Mail.objects.filter(workspace=request.workspace_id).order_by("-pk")[:50]
    shown = [Shown(f"{m.to_name} <{m.to_email}>", m.subject, m.created_at, tuple(_LINK.split(m.text))) for m in mails]
    return render(request, "outbox/outbox.html", {"mails": shown, "base": settings.BASE_URL})

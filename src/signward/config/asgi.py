"""Live routes in raw ASGI, pages as WSGI in threads beside them: under one server, on one port."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.http.request import split_domain_port, validate_host

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signward.config.settings")

from signward.config.middleware import always
from signward.config.wsgi import application as pages
from signward.live.app import app as live

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

LIVE: Final = re.compile(r"/(?:buyer/)?plans/[0-9a-f-]{36}/live")
_threaded: Final = WSGIMiddleware(cast(Any, pages), workers=int(os.environ.get("WEB_THREADS", "8")))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        if LIVE.fullmatch(scope["path"]) and _known_host(scope):
            await live(scope, receive, _with_headers(send))
        else:
            await cast(Any, _threaded)(scope, receive, send)
    elif scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1000})


def _known_host(scope: Scope) -> bool:
    """Whoever asks for a live route by another name goes to the pages, and is refused there."""
    said = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    domain, _ = split_domain_port(said)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _with_headers(send: Send) -> Send:
    """Live routes pass no middleware of the pages, and carry the same headers."""

    async def sending(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            had = {name for name, _ in message["headers"]}
            more = [(name.lower().encode(), value.encode()) for name, value in always().items()]
            message["headers"] = [*message["headers"], *(pair for pair in more if pair[0] not in had)]
        await send(message)

    return sending

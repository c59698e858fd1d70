"""Server-sent events per plan: the version it is at, and nothing else; readers fetch what they may see."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from uuid import UUID

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from signward.core.plan.state import Side
from signward.ledger.models import Stream
from signward.live.audience import Audience, audience_of
from signward.live.open_streams import gave_way, one_more
from signward.live.watching import may_watch, session_of

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
RECHECK: Final = 4.0
"""Seconds between asking whether somebody may still watch: who may not is cut off within five."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever asked for a plan's stream, on which side, and by which cookies we know them."""

    side: Side
    plan: UUID
    cookies: dict[str, str]


async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Answers 404 to whoever may not watch; otherwise a stream that ends when they leave or lose the right to."""
    side, plan, cookies = _asked(scope)
    if scope["method"] != "GET" or not await _thread(may_watch, side, plan, cookies):
        await _refuse(send)
        return
    with audience_of(plan) as audience, one_more(session_of(side, cookies)) as gives_way:
        over = asyncio.create_task(_over(receive, gives_way))
        try:
            await _stream(send, Viewer(side, plan, cookies), audience, over, _last_seen(scope))
            # Whoever gave way to a newer stream comes back in a minute, not at once, or seven tabs would take turns.
            last = b"retry: 60000\n\n" if gave_way(gives_way) else b""
            await send({"type": "http.response.body", "body": last, "more_body": False})
        finally:
            over.cancel()


async def _stream(send: Send, viewer: Viewer, audience: Audience, over: asyncio.Task[None], seen: int) -> None:
    """A ring is passed on as it comes: it says no more than a number. The right to hear it is asked for in between."""
    await send({"type": "http.response.start", "status": 200, "headers": [
        (b"content-type", b"text/event-stream"), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
    ]})  # fmt: skip
    await _say(send, b"retry: 1000\n\n")
    version, now = await _thread(_version, viewer.plan), asyncio.get_running_loop().time
    recheck = now() + RECHECK
    while not over.done():
        rung = audience.rung
        if (version := max(version, audience.version)) > seen:
            seen = version
            await _say(send, b'id: %d\ndata: {"version": %d}\n\n' % (version, version))
        await asyncio.wait({rung, over}, timeout=max(0, recheck - now()), return_when=asyncio.FIRST_COMPLETED)
        if now() < recheck:
            continue
        if not await _thread(may_watch, viewer.side, viewer.plan, viewer.cookies):
            break
        await _say(send, b": here\n\n")
        version, recheck = await _thread(_version, viewer.plan), now() + RECHECK


async def _say(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _refuse(send: Send) -> None:
    headers = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _over(receive: Receive, gives_way: asyncio.Event) -> None:
    """Until the viewer left, or has opened too many streams since."""
    ends = [asyncio.create_task(_left(receive)), asyncio.create_task(gives_way.wait())]
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for end in ends:
            end.cancel()


async def _left(receive: Receive) -> bool:
    while (await receive())["type"] != "http.disconnect":
        pass
    return True


async def _thread(work: Callable[..., Any], *args: Any) -> Any:
    def done() -> Any:
        close_old_connections()
        try:
            return work(*args)
        finally:
            close_old_connections()

    return await sync_to_async(done, thread_sensitive=False)()


def _version(plan: UUID) -> int:
    return Stream.objects.values_list("version", flat=True).get(plan=plan, chain="shared")


def _asked(scope: dict[str, Any]) -> tuple[Side, UUID, dict[str, str]]:
    path: str = scope["path"]
    side = Side.BUYER if path.startswith("/buyer/") else Side.VENDOR
    return side, UUID(path.split("/plans/")[1].split("/")[0]), _cookies(_header(scope, b"cookie"))


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _last_seen(scope: dict[str, Any]) -> int:
    value = _header(scope, b"last-event-id")
    return int(value) if value.isdecimal() else 0


def _header(scope: dict[str, Any], name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")

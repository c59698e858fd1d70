"""Server-sent events per plan."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any


async def app(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": [(b"cache-control", b"no-store")]})
    await send({"type": "http.response.body", "body": b""})

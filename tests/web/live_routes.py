"""Asks a live route as a server does, in one go: the first bytes of the stream, then the browser is closed."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Queue
from threading import Thread
from unittest.mock import patch

from signward.config.asgi import application
from signward.live import app as live

LIVE = ("plans/<uuid:plan_id>/live", "buyer/plans/<uuid:plan_id>/live")


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: dict[str, str]
    content: bytes


def ask(client, method, path) -> Answer:
    """With the cookies of a test client. What it asks the database is asked here, within the test's transaction."""
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"cookie", cookies.encode())],
    }  # fmt: skip
    said, asked = [], Queue()

    async def receive():
        while not any(b"data" in message.get("body", b"") for message in said):
            await asyncio.sleep(0)
        return {"type": "http.disconnect"}

    async def send(message):
        said.append(message)

    async def over_here(work, *args):
        asked.put((work, args, answer := Future()))
        return await asyncio.wrap_future(answer)

    def serve():
        try:
            asyncio.run(application(scope, receive, send))
        finally:
            asked.put(None)

    with patch.object(live, "_thread", over_here):
        server = Thread(target=serve, daemon=True)
        server.start()
        while work := asked.get():
            work[2].set_result(work[0](*work[1]))
        server.join()
    head = {name.decode().title(): value.decode() for name, value in said[0]["headers"]}
    return Answer(said[0]["status"], head, b"".join(message["body"] for message in said[1:]))

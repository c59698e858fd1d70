"""Those who watch one plan in this process. A ring of the bell crosses into their event loop once for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from signward.ledger import bell

_audiences: dict[tuple[asyncio.AbstractEventLoop, UUID], Audience] = {}


@contextmanager
def audience_of(plan: UUID) -> Iterator[Audience]:
    """The audience of a plan, with one more in it until the block ends. Inside a running event loop."""
    key = (asyncio.get_running_loop(), plan)
    audience = _audiences.get(key) or _audiences.setdefault(key, Audience(plan))
    audience.viewers += 1
    try:
        yield audience
    finally:
        audience.viewers -= 1
        if not audience.viewers:
            _audiences.pop(key).close()


class Audience:
    """`version` is the newest one heard of, 0 before the first; `rung` is done when the next one comes."""

    def __init__(self, plan: UUID) -> None:
        self.viewers, self.version = 0, 0
        self._plan, self._loop = plan, asyncio.get_running_loop()
        self.rung: asyncio.Future[None] = self._loop.create_future()
        self.close = bell.listen(self._hear)

    def _hear(self, plan: UUID, chain: str, version: int) -> None:
        """In the thread of whoever rang."""
        if plan == self._plan and chain == "shared":
            self._loop.call_soon_threadsafe(self._ring, version)

    def _ring(self, version: int) -> None:
        self.version = max(self.version, version)
        rung, self.rung = self.rung, self._loop.create_future()
        rung.set_result(None)

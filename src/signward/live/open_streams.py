"""How many streams one session holds open in this process. The oldest gives way when somebody opens a seventh tab."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

MOST: Final = 6
_open: dict[str, list[asyncio.Event]] = {}


def end_all() -> None:
    """Ends every stream, so that a server that stops waits for nobody. Call it in the thread of the loop."""
    for stream in [stream for streams in _open.values() for stream in streams]:
        stream.set()


def gave_way(stream: asyncio.Event) -> bool:
    """Whether it was ended for a newer one of the same session."""
    return stream.is_set() and not any(stream in streams for streams in _open.values())


@contextmanager
def one_more(session: str) -> Iterator[asyncio.Event]:
    """An event that is set when the stream is to end, until the block does. Inside a running event loop."""
    mine, streams = asyncio.Event(), _open.setdefault(session, [])
    streams.append(mine)
    if len(streams) > MOST:
        streams.pop(0).set()
    try:
        yield mine
    finally:
        if mine in streams:
            streams.remove(mine)
        if not streams and _open.get(session) is streams:
            del _open[session]

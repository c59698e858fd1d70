"""From the start of a write to the event on another viewer's stream, beside a bare stream that only rings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter

from benchmarks._figures import p50, p95, told
from benchmarks._http import get, post
from benchmarks._running import Server, floor, signward

ROUNDS = 40
GOALS = {10: "12, stretch 5.6", 100: "25, stretch 12.5"}


def main() -> None:
    with signward(1) as ours, floor() as bare:
        plan, seeded = ours.seeded["plans"][0], ours.seeded
        watched = [get(f"/buyer/plans/{plan}/live", cookies) for cookies in seeded["buyers"]]

        def note(n: int) -> bytes:
            fields = {"csrfmiddlewaretoken": seeded["token"], "name": f"Workstream {n} {perf_counter()}"}
            return post(f"/plans/{plan}/workstreams", fields, seeded["vendor"])

        for viewers, goal in GOALS.items():
            seconds = asyncio.run(heard(ours, watched[:viewers], note))
            floor_seconds = asyncio.run(heard(bare, [get("/stream")] * viewers, lambda _: get("/ring")))
            told(f"a change reaches {viewers} viewers", f"{p50(seconds):6.2f} ms p50 {p95(seconds):6.2f} ms p95", goal)
            told("  bare stream", f"{p50(floor_seconds):6.2f} ms p50 {p95(floor_seconds):6.2f} ms p95")


async def heard(server: Server, watched: list[bytes], write: Callable[[int], bytes]) -> list[float]:
    """How long after the start of each write each viewer had its event."""
    streams = [await asyncio.open_connection("127.0.0.1", server.port) for _ in watched]
    for (_, out), request in zip(streams, watched, strict=True):
        out.write(request)
    await asyncio.gather(*(_begun(reader) for reader, _ in streams))
    reader, out = await asyncio.open_connection("127.0.0.1", server.port)
    took: list[float] = []
    for n in range(ROUNDS):
        heard_at = [asyncio.create_task(_event(stream)) for stream, _ in streams]
        await asyncio.sleep(0.05)
        began = perf_counter()
        out.write(write(n))
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.split()[1] in {b"200", b"303"}, head
        took += [at - began for at in await asyncio.gather(*heard_at)]
    for _, closing in [*streams, (reader, out)]:
        closing.close()
    return took


async def _begun(stream: asyncio.StreamReader) -> None:
    """Signward greets with the version that the plan is at; the bare stream with nothing."""
    await stream.readuntil(b"retry: 1000")
    with suppress(TimeoutError):
        await asyncio.wait_for(_event(stream), 2)


async def _event(stream: asyncio.StreamReader) -> float:
    await stream.readuntil(b"data: ")
    await stream.readuntil(b"}\n\n")
    return perf_counter()


if __name__ == "__main__":
    main()

"""What the plan page of 40 milestones weighs over the wire, and how many requests it takes."""

from __future__ import annotations

import gzip
import re

from benchmarks._figures import told
from benchmarks._http import Answer, Connection, get
from benchmarks._running import signward

ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def main() -> None:
    with signward(1) as server:
        connection, plan = Connection(server.port), server.seeded["plans"][0]
        cookies = {"vendor": server.seeded["vendor"], "buyer": server.seeded["buyers"][0]}
        for side, path in (("vendor", f"/plans/{plan}/"), ("buyer", f"/buyer/plans/{plan}/")):
            page = connection.ask(get(path, cookies[side]))
            assert page.status == 200, page.head
            assets = {name: connection.ask(get(name)) for name in _assets(_text(page))}
            for name, answer in assets.items():
                assert answer.status == 200, name
            whole = page.size + sum(answer.size for answer in assets.values())
            told(f"the {side}'s plan page", f"{page.size / 1000:6.1f} kB of {len(_text(page)) / 1000:.0f} kB HTML")
            asked = f"{len(assets) + 1} requests, and the live stream"
            told("  with styles and scripts", f"{whole / 1000:6.1f} kB in {asked}", "60 kB, 6 with the stream")


def _assets(html: str) -> list[str]:
    """Scripts import no further scripts; a page that did would name them as `modulepreload`."""
    return sorted(set(ASSET.findall(html)))


def _text(answer: Answer) -> str:
    packed = answer.header("content-encoding") == "gzip"
    return (gzip.decompress(answer.body) if packed else answer.body).decode()


if __name__ == "__main__":
    main()

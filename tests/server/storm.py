"""Clients that write to a server until it is killed, send again what got no answer, and then count what is there."""

from __future__ import annotations

import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from itertools import count

from signward.ledger.exported import check
from tests.server.running import Server, Visitor, begun_plan, founder, run


@dataclass(frozen=True)
class Found:
    """Names of workstreams that were acknowledged and are not there, or are there twice; and what the checks say."""

    acknowledged: int
    unanswered: int
    lost: list[str]
    doubled: list[str]
    drifted: str
    altered: list[str]


class Storm:
    """Writers on one plan, all signed in as its founder; every few kills the next plan, so that none grows absurd.

    Each write is sent under the key of a form, as a page sends it, and is known by the name of the workstream it adds.
    """

    def __init__(self, server: Server, writers: int) -> None:
        self.server, self.writers = server, writers
        self.sam = founder(server)
        self.plans: list[str] = []
        self.kills = 0
        self.acknowledged: set[str] = set()
        self.unanswered: set[str] = set()
        self._numbers = count()

    def write_until_killed(self, after: int) -> None:
        """Kills the server amid writes once `after` more are acknowledged, starts it, and sends the rest again."""
        if self.kills % 5 == 0:
            self.plans.append(begun_plan(self.sam))
        wanted, reached = len(self.acknowledged) + after, threading.Event()
        with ThreadPoolExecutor(self.writers) as pool:
            writing = [pool.submit(self._write, self.plans[-1], wanted, reached) for _ in range(self.writers)]
            came = reached.wait(120)
            self.server.kill()
        assert came, "the server took no writes"
        self.kills += 1
        self.server.start()
        for sent in [unanswered for writer in writing if (unanswered := writer.result())]:
            # As a person does whose browser said that the connection was lost.
            assert self.sam.post(f"{self.plans[-1]}workstreams", sent)[0] == 200
            self.acknowledged.add(sent["name"])
            self.unanswered.add(sent["name"])

    def settled(self) -> Found:
        """What is there in the end, by the ledgers as files and by the rows."""
        files = [self.sam.get(f"{plan}plan.ledger") for plan in self.plans]
        names = Counter(name for file in files for name in re.findall(r'"name":"(Stream \d+)"', file))
        return Found(
            acknowledged=len(self.acknowledged), unanswered=len(self.unanswered),
            lost=sorted(self.acknowledged - set(names)),
            doubled=sorted(name for name, times in names.items() if times > 1),
            drifted=run(self.server.environment, "rebuild", "--check").stdout,
            altered=[f.why for file in files for f in check(file.encode().splitlines(keepends=True)).faults],
        )  # fmt: skip

    def _write(self, plan: str, wanted: int, reached: threading.Event) -> dict[str, str]:
        """Writes until no answer comes, and returns what was sent then."""
        writer = Visitor(self.server.address)
        for cookie in self.sam.jar:
            writer.jar.set_cookie(cookie)
        sent: dict[str, str] = {}
        try:
            form = writer.form(f"{plan}workstreams", f"{plan}workstreams")
            while True:
                sent = form | {"name": f"Stream {next(self._numbers)}"}
                status, _ = writer.post(f"{plan}workstreams", sent)
                assert status == 200, status
                self.acknowledged.add(sent["name"])
                if len(self.acknowledged) >= wanted:
                    reached.set()
        except (OSError, HTTPException):
            return sent

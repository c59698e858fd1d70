"""Moving a date that thirty milestones follow, durable, beside 31 rows written in one durable commit."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from tests.postgres import cluster, programs

from benchmarks._figures import p50, p95, p99, told
from benchmarks._http import Answer, Connection, get, post, together
from benchmarks._running import Server, floor, signward

PLANS, MOVES = 30, 4
WRITERS, EACH = 8, 12


def main() -> None:
    told("one durable commit of 31 rows, bare SQLite", f"{p50(commits()):6.2f} ms p50")
    with signward(PLANS) as ours, floor() as bare:
        alone("SQLite", ours, bare)
        told(f"{WRITERS} writers of 31 rows in bare Django", _spread(crowd(bare, lambda n: lambda _: get("/write"))))
    measured("SQLite")
    if programs():
        with cluster(durable=True) as url:
            with signward(PLANS, url) as ours, floor() as bare:
                alone("PostgreSQL", ours, bare)
            measured("PostgreSQL", url)
    else:
        print("LEFT OUT: PostgreSQL's programs are not on this machine")


def alone(database: str, ours: Server, bare: Server) -> None:
    """Each plan is moved a few times, so that no plan grows a longer past than plans have."""
    connection, other = Connection(ours.port), Connection(bare.port)
    moves, writes = [], []
    for plan in ours.seeded["plans"]:
        for n in range(MOVES):
            moves.append(_asked(connection, move(ours, plan, 0, n), 303))
            writes.append(_asked(other, get("/write"), 200))
    told(f"a move with 30 followers, {database}", f"{p50(moves):6.2f} ms p50 {p95(moves):6.2f} ms p95")
    told("31 rows in one commit of bare Django, SQLite", f"{p50(writes):6.2f} ms p50 {p95(writes):6.2f} ms p95")
    told("move / bare Django's write", f"{p50(moves) / p50(writes):6.2f}", "3, stretch 1.8")


def measured(database: str, url: str = "") -> None:
    """Everybody moves a milestone of their own in the same plan, which pushes the others' followers."""
    with signward(1, url) as ours:
        plan = ours.seeded["plans"][0]
        answers = crowd(ours, lambda writer: lambda n: move(ours, plan, writer, n))
    wrong = sum(answer.status != 303 for answer in answers)
    told(f"{WRITERS} writers on one plan, {database}", _spread(answers), "p99 60 ms on SQLite beside 23")
    told("  errors", f"{wrong:6} of {len(answers)}", "0")


def crowd(server: Server, of: Callable[[int], Callable[[int], bytes]]) -> list[Answer]:
    def work(writer: int, connection: Connection) -> list[Answer]:
        return [connection.ask(of(writer)(n)) for n in range(EACH)]

    return together(server.port, WRITERS, work)[0]


def move(server: Server, plan: str, leader: int, times: int) -> bytes:
    """The form that moves a leading milestone for the `times`-th time, a week further."""
    due = date.fromisoformat(server.seeded["due"]) + timedelta(weeks=times)
    fields = {
        "csrfmiddlewaretoken": server.seeded["token"], "seen": str(due), "to": str(due + timedelta(weeks=1)),
        "cause": "other", "reason": "The security queue is longer than we knew", "handling": "push",
    }  # fmt: skip
    return post(f"/plans/{plan}/milestones/l{leader}/move", fields, server.seeded["vendor"])


def commits() -> list[float]:
    """The floor of floors: no Django, no HTTP."""
    took = []
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "bare.sqlite3", isolation_level=None)
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows (id INTEGER PRIMARY"
                               " KEY, due TEXT, what TEXT);")  # fmt: skip
        for n in range(200):
            began = perf_counter()
            database.execute("BEGIN IMMEDIATE")
            database.executemany(
                "INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", [(i, str(n), "x" * 80) for i in range(31)]
            )
            database.execute("COMMIT")
            took.append(perf_counter() - began)
        database.close()
    return took


def _asked(connection: Connection, request: bytes, status: int) -> float:
    answer = connection.ask(request)
    assert answer.status == status, f"{answer.head}\n{answer.body[:2000]!r}"
    return answer.seconds


def _spread(answers: list[Answer]) -> str:
    seconds = [answer.seconds for answer in answers]
    return f"{p50(seconds):6.2f} ms p50 {p99(seconds):6.2f} ms p99"


if __name__ == "__main__":
    main()

"""The list of 500 plans with their status, beside 500 such rows in bare Django and its own templates."""

from __future__ import annotations

from benchmarks._figures import p50, p95, told
from benchmarks._http import Connection, get
from benchmarks._running import floor, signward

PLANS, ROUNDS = 500, 60


def main() -> None:
    with signward(PLANS) as ours, floor() as bare:
        connections = {ours: Connection(ours.port), bare: Connection(bare.port)}
        requests = {ours: get("/", ours.seeded["vendor"]), bare: get("/plans")}
        took: dict[int, list[float]] = {ours.port: [], bare.port: []}
        before = {server.port: server.cpu() for server in requests}
        for _ in range(ROUNDS):
            for server, request in requests.items():
                answer = connections[server].ask(request)
                assert answer.status == 200, answer.head
                took[server.port].append(answer.seconds)
        cost = {s.port: 1000 * (s.cpu() - before[s.port]) / ROUNDS for s in requests}
    for name, port in (("list of 500 plans", ours.port), ("naive list of 500 rows", bare.port)):
        told(name, f"{p50(took[port]):6.2f} ms p50 {p95(took[port]):6.2f} ms p95 {cost[port]:6.2f} ms of processor")
    told("list / naive list", f"{p50(took[ours.port]) / p50(took[bare.port]):6.2f}", "0.5, stretch 0.2")


if __name__ == "__main__":
    main()

"""The plan page of 40 milestones over HTTP, beside the same rows in bare Django and its own templates."""

from __future__ import annotations

from benchmarks._figures import p50, p95, told
from benchmarks._http import Connection, for_a_while, get, together
from benchmarks._running import Server, floor, signward

ROUNDS, CLIENTS, WINDOW, WINDOWS = 150, 16, 2.0, 3


def main() -> None:
    with signward(3) as ours, floor() as bare:
        asked = {
            "plan page": (ours, get(f"/plans/{ours.seeded['plans'][0]}/", ours.seeded["vendor"])),
            "naive Django page": (bare, get("/page")),
            "hello world": (bare, get("/hello")),
        }
        one_client(asked)
        many_clients(asked)


def one_client(asked: dict[str, tuple[Server, bytes]]) -> None:
    """In turns, so that whatever else the machine does falls on all alike."""
    connections = {name: Connection(server.port) for name, (server, _) in asked.items()}
    took: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (_, request) in asked.items():
            answer = connections[name].ask(request)
            assert answer.status == 200, answer.head
            took[name].append(answer.seconds)
    for name, seconds in took.items():
        told(name, f"{p50(seconds):6.2f} ms p50 {p95(seconds):6.2f} ms p95")
    page, naive, _ = (p50(seconds) for seconds in took.values())
    told("naive page / plan page, one client", f"{naive / page:6.2f}", "3, stretch 7")


def many_clients(asked: dict[str, tuple[Server, bytes]]) -> None:
    """The rate, and the processor time of an answer: the latter hardly feels what else the machine does."""
    rates, costs = {}, {}
    for name, (server, request) in asked.items():
        before, answered, seconds = server.cpu(), 0, 0.0
        for _ in range(WINDOWS):
            answers, took = together(server.port, CLIENTS, for_a_while(request, WINDOW))
            assert {answer.status for answer in answers} == {200}
            answered, seconds = answered + len(answers), seconds + took
        rates[name], costs[name] = answered / seconds, 1000 * (server.cpu() - before) / answered
        told(f"{name}, {CLIENTS} clients", f"{rates[name]:6.0f} /s {costs[name]:8.2f} ms of processor each")
    page, naive, _ = rates.values()
    told(f"plan page / naive page, rate at {CLIENTS} clients", f"{page / naive:6.2f}", "5, stretch 11")
    page, naive, _ = costs.values()
    told("naive page / plan page, processor time", f"{naive / page:6.2f}")


if __name__ == "__main__":
    main()

"""The scheduler beside a bare longest-path search (networkx) over the same graph, in one run.

Usage: python benchmarks/schedule.py
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import networkx

from signward.core.schedule.again import schedule_again
from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.network import Activity, Link, Network
from signward.core.schedule.passes import schedule

TODAY = date(2026, 11, 23)


def main() -> None:
    head = ("milestones", "links", "both passes", "floor", "ratio", "one moved", "ratio")
    print("{:>10} {:>6} {:>14} {:>12} {:>6} {:>12} {:>6}".format(*head))
    for size in (40, 200, 1000):
        network = layered(size, random.Random(size))
        graph = bare(network)
        ours, floor = timed(partial(schedule, network)), timed(partial(networkx.dag_longest_path, graph))
        again = timed(partial(schedule_again, schedule(network), moved(network)))
        print(
            f"{size:>10} {len(network.links):>6} {ours:>11.2f} ms {floor:>9.2f} ms {ours / floor:>6.2f} "
            f"{again:>9.2f} ms {again / floor:>6.2f}"
        )
    whole, python = command(), timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 7)
    print(f"`signward schedule` on 40 milestones: {whole:.0f} ms; an empty Python: {python:.0f} ms")


def layered(size: int, chance: random.Random) -> Network:
    """Two sides, a few links each, some with lags; milestones follow some of the twelve before them."""
    closed = [TODAY + timedelta(days=chance.randrange(900)) for _ in range(25)]
    calendars = [WorkCalendar(), WorkCalendar(holidays=closed)]
    activities = [Activity(f"m{i}", chance.randint(0, 8), chance.choice(calendars)) for i in range(size)]
    links = [
        Link(f"m{leader}", f"m{i}", "FS", chance.choice((0, 0, 0, 2, -1)))
        for i in range(1, size)
        for leader in chance.sample(range(max(0, i - 12), i), min(i, chance.randint(1, 3)))
    ]
    return Network(activities, links, TODAY, TODAY + timedelta(days=900))


def moved(network: Network) -> Activity:
    """The one in the middle, a week later."""
    activity = network.activities[len(network.activities) // 2]
    return replace(activity, not_before=schedule(network).dates[activity.id].earliest_start + timedelta(days=7))


def bare(network: Network) -> networkx.DiGraph:
    lengths = {activity.id: activity.duration for activity in network.activities}
    graph = networkx.DiGraph()
    graph.add_nodes_from(lengths)
    graph.add_weighted_edges_from((link.leader, link.follower, lengths[link.leader]) for link in network.links)
    return graph


def command() -> float:
    """The whole command on a plan file of 40 milestones on two countries' calendars, Python's start included."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text(plan_file(40))
        script = str(Path(sys.executable).with_name("signward"))
        call = [script, "schedule", str(path), "--today", str(TODAY), "--format", "json"]
        assert subprocess.run(call, capture_output=True, check=False).returncode in (0, 1)
        return timed(lambda: subprocess.run(call, stdout=subprocess.DEVNULL, check=False), 7)


def plan_file(size: int) -> str:
    milestones = "".join(
        f"      - {{id: m{i}, deliverable: Milestone {i}, lead: {'buyer' if i % 2 else 'vendor'}, duration: 2"
        f"{f', after: [m{i - 1}]' if i % 4 else ''}}}\n"
        for i in range(size)
    )
    return (
        "signward: 1\ntarget_signature: 2027-03-31\ncalendars: {vendor: {country: US}, buyer: {country: DE}}\n"
        f"workstreams:\n  - id: all\n    name: Everything\n    milestones:\n{milestones}"
    )


def timed(work: Callable[[], object], rounds: int = 30) -> float:
    """The median time in milliseconds."""
    work()
    took = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        took.append(perf_counter() - start)
    return 1000 * median(took)


if __name__ == "__main__":
    main()

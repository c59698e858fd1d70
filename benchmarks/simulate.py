"""10,000 dated trials over 40 milestones with two calendars, gates and criticality, beside a plain NumPy simulation.

The floor plays the same links without any calendar: it samples log-normal durations, runs both passes and takes the
same quantiles, as one would write it by hand.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import perf_counter

import numpy as np

from signward.core.plan.state import Link, Milestone, Plan, Side, Workstream
from signward.core.plan.times import CalendarSpec, Meeting
from signward.core.risk.simulation import simulate
from signward.core.schedule.durations import Duration

TODAY = date(2026, 11, 25)
TRIALS = 10_000
GATE = Meeting(every="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start=date(2026, 11, 3), papers=3)


def main() -> None:
    print(f"{'milestones':>10} {'links':>6} {'dated trials':>13} {'plain NumPy':>12} {'ratio':>6}")
    for size in (13, 40, 120):
        plan = of_milestones(size)
        links = sum(len(m.after) for m in plan.milestones)
        ours, floor = paired(lambda p=plan: dated(p), lambda p=plan: plain(p))
        print(f"{size:>10} {links:>6} {ours:>10.1f} ms {floor:>9.1f} ms {ours / floor:>6.2f}")


def of_milestones(size: int) -> Plan:
    """Layered, two sides, every tenth milestone a fortnightly gate with papers due three days before."""
    chance = random.Random(size)
    rows = []
    for i in range(size):
        leaders = chance.sample(range(max(0, i - 8), i), min(i, chance.randint(1, 3)))
        low, middle = chance.randint(1, 3), chance.randint(4, 8)
        gate = (
            Meeting(every="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start=date(2026, 11, 3), papers=3) if i % 10 == 7 else None
        )
        rows.append(
            Milestone(
                f"m{i}", "all", f"Milestone {i}", lead=chance.choice(list(Side)), meeting=gate,
                duration=Duration.read(1 if gate else [low, middle, middle * 3]),
                after=tuple(Link(f"m{j}") for j in leaders),
            )
        )  # fmt: skip
    calendars = {
        Side.VENDOR: CalendarSpec(country="US"),
        Side.BUYER: CalendarSpec(country="DE", region="BY", freezes=((date(2026, 12, 21), date(2027, 1, 6)),)),
    }
    return Plan(
        milestones=tuple(rows), workstreams=(Workstream("all", "All"),), calendars=calendars,
        target_signature=TODAY + timedelta(days=9 * size),
    )  # fmt: skip


def dated(plan: Plan) -> object:
    """What `signward simulate` tells, drivers apart: the same quantiles as the floor, as dates."""
    found = simulate(plan, TODAY, trials=TRIALS)
    spans = [[found.finished_by(m.id, chance) for chance in (0.5, 0.8)] for m in plan.milestones]
    critical = [m.criticality for m in found.milestones]
    return [found.signed_by(chance) for chance in (0.1, 0.5, 0.8, 0.9, 0.95)], critical, spans


def plain(plan: Plan) -> object:
    """Sample, forward, backward, criticality, quantiles: no calendar, no gate, no rounding."""
    rng = np.random.default_rng(1)
    index = {m.id: i for i, m in enumerate(plan.milestones)}
    after = [[index[link.id] for link in m.after] for m in plan.milestones]
    follows: list[list[int]] = [[] for _ in after]
    for i, leaders in enumerate(after):
        for j in leaders:
            follows[j].append(i)
    days = [
        rng.lognormal(np.log(m.duration.days), 0.4, TRIALS) if isinstance(m.duration.spec, list) else np.ones(TRIALS)
        for m in plan.milestones
    ]
    finish: list[np.ndarray] = []
    for i, leaders in enumerate(after):
        start = np.zeros(TRIALS)
        for j in leaders:
            start = np.maximum(start, finish[j])
        finish.append(start + days[i])
    end = np.maximum.reduce(finish)
    late = [end] * len(after)
    for i in reversed(range(len(after))):
        for k in follows[i]:
            late[i] = np.minimum(late[i], late[k] - days[k])
    critical = [float(np.mean(last - first < 1e-9)) for last, first in zip(late, finish, strict=True)]
    spans = [np.quantile(column, (0.5, 0.8)) for column in finish]
    return np.quantile(end, (0.1, 0.5, 0.8, 0.9, 0.95)), critical, spans


def paired(one: Callable[[], object], other: Callable[[], object], rounds: int = 25) -> tuple[float, float]:
    """Median milliseconds of both, taken in turn."""
    one(), other()
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for work, times in zip((one, other), took, strict=True):
            began = perf_counter()
            work()
            times.append(1000 * (perf_counter() - began))
    return median(took[0]), median(took[1])


if __name__ == "__main__":
    main()

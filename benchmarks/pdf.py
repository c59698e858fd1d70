"""A plan of 40 milestones as a PDF: half of all within 90 ms, whatever changed in it. Its timeline alone: 2 ms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from statistics import median, quantiles
from time import perf_counter

from signward.core.plan.state import Link, Milestone, Person, Plan, Side, Workstream
from signward.core.plan.timetable import timetable
from signward.core.schedule.durations import Duration
from signward.files.pdf import plan_pdf
from signward.files.svg import timeline_svg

TODAY = date(2026, 9, 28)
ROUNDS = 40


def main() -> None:
    plan = of_milestones(40)
    found = timetable(plan, TODAY)
    began = perf_counter()
    plan_pdf(plan, found, TODAY)
    print(f"first PDF, fonts and template cold   {1000 * (perf_counter() - began):7.1f} ms")
    told("PDF of 40 milestones", [_pdf(replace(plan, outcome=f"Outcome {n}: 9 days to 4")) for n in range(ROUNDS)])
    told("timeline of 40 milestones", [_svg(plan) for _ in range(ROUNDS)])


def of_milestones(count: int) -> Plan:
    streams = [Workstream(f"w{n}", name) for n, name in enumerate(("Technical", "Security", "Legal", "Procurement"))]
    people = (Person("sam", "Sam Ortiz", Side.VENDOR), Person("dana", "Dana Whitfield", Side.BUYER, "champion"))
    rows = tuple(
        Milestone(
            f"m{n}",
            f"w{n % 4}",
            f"Deliverable number {n} agreed",
            Side.BUYER if n % 3 else Side.VENDOR,
            "sam",
            "dana",
            TODAY + timedelta(7 + n),
            Duration.read(1 + n % 4),
            (Link(f"m{n - 4}"),) if n >= 4 else (),
        )
        for n in range(count)
    )
    return Plan("Northwind Bank", "Acme Analytics", "9 days to 4", date(2026, 12, 18), people=people,
                workstreams=tuple(streams), milestones=rows)  # fmt: skip


def told(what: str, seconds: list[float]) -> None:
    high = quantiles(seconds, n=20)[-1]
    print(f"{what:36} {1000 * median(seconds):7.1f} ms p50 {1000 * high:7.1f} ms p95")


def _pdf(plan: Plan) -> float:
    found = timetable(plan, TODAY)
    began = perf_counter()
    plan_pdf(plan, found, TODAY)
    return perf_counter() - began


def _svg(plan: Plan) -> float:
    found = timetable(plan, TODAY)
    began = perf_counter()
    timeline_svg(plan, found, TODAY)
    return perf_counter() - began


if __name__ == "__main__":
    main()

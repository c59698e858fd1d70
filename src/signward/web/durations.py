"""How long steps usually take: what is published, what was completed here, and what of both is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.prior_rows import Points
from signward.core.plan.priors import PRIORS, Prior
from signward.core.plan.segments import IN_WORDS
from signward.core.plan.state import Segment, Side
from signward.core.plan.worked import LeftOut
from signward.core.risk.learning import Learned
from signward.core.schedule.wording import percent
from signward.plans.usual import Seen, Where, learned, seen, whole
from signward.web.endpoint import Request, endpoint

WHY_LEFT_OUT: Final = {
    LeftOut.NO_START: "without a start on record",
    LeftOut.OUT_OF_ORDER: "done before what they follow",
    LeftOut.BEFORE_THE_PLAN: "done before their plan was kept here",
    LeftOut.MEETING: "on the dates of a meeting",
    LeftOut.NO_CALENDAR: "on a calendar that cannot be read",
}
WIDTH: Final = 160
"""Of the drawing of a range, in its own units."""


@dataclass(frozen=True, slots=True)
class Range:
    """P10, P50 and P90 in business days, and where they stand in the drawing."""

    points: Points
    at: tuple[float, float, float]

    @property
    def words(self) -> str:
        return " / ".join(map(str, self.points))


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a basis; those that name a source lead to it."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One step as one side leads it. `own`, `share` and `left_out` are words; `used` is None where nothing was seen."""

    name: str
    lead: str
    published: Range
    basis: tuple[Part, ...]
    measured: bool
    own: str
    used: Range | None
    share: str
    left_out: tuple[str, ...]


@endpoint(audience="vendor", action="deal.read")
def durations(request: Request) -> HttpResponse:
    """The table of one segment."""
    told = seen(request.workspace_id)
    segment = _segment(request.GET.get("segment", ""), told)
    completed, running = _sum(told, segment)
    context = {
        "lines": _lines(segment, told), "segment": IN_WORDS[segment].lower(), "width": WIDTH,
        "completed": completed, "running": running,
        "unsaid": _sum(told, "")[0],
        "segments": [(s.value, IN_WORDS[s], s is segment) for s in Segment],
    }  # fmt: skip
    return render(request, "durations/durations.html", context)


def _segment(asked: str, told: dict[Where, Seen]) -> Segment:
    """The one that was asked for, else the one in which most was completed, enterprise where that is none."""
    if asked in [*Segment]:
        return Segment(asked)
    richest: Segment = max((Segment.ENTERPRISE, *Segment), key=lambda segment: _sum(told, segment)[0])
    return richest


def _sum(told: dict[Where, Seen], segment: str) -> tuple[int, int]:
    """How many milestones were completed in a segment, and how many run."""
    found = [what for (_, of, _), what in told.items() if of == segment]
    return sum(sum(f.finished.values()) for f in found), sum(sum(f.running.values()) for f in found)


def _lines(segment: Segment, told: dict[Where, Seen]) -> list[Line]:
    """A line for each step and the side that usually leads it, and for another side where it led one."""
    rows = [
        (prior, lead, told.get((prior.step, segment, lead), Seen()), points)
        for prior in PRIORS
        if (points := prior.days(segment))
        for lead in (prior.lead, prior.lead.other)
        if lead is prior.lead or (prior.step, segment, lead) in told
    ]
    known = [learned(prior.step, segment, what) for prior, _, what, _ in rows]
    widest = max([points[2] for *_, points in rows] + [whole(found)[2] for found in known if found])
    return [_line(*row, found, widest) for row, found in zip(rows, known, strict=True)]


def _line(prior: Prior, lead: Side, what: Seen, points: Points, found: Learned | None, widest: int) -> Line:
    anything = found if found and found.finished + found.running else None
    return Line(
        name=prior.name, lead=lead.value, published=_range(points, widest), basis=_parts(prior),
        measured=prior.measured, own=_own(anything), used=_range(whole(anything), widest) if anything else None,
        share=f"{percent(1 - anything.weight)} your own, the rest published" if anything else "",
        left_out=tuple(f"{count} {WHY_LEFT_OUT[LeftOut(why)]}" for why, count in sorted(what.left_out.items())),
    )  # fmt: skip


def _parts(prior: Prior) -> tuple[Part, ...]:
    """The basis with its sources as links; one that it does not name follows it."""
    sites = {".".join(source.split("/")[2].split(".")[-2:]): source for source in prior.sources}
    if not sites:
        return (Part(prior.basis),)
    words = [w for w in re.split(f"({'|'.join(map(re.escape, sites))})", prior.basis) if w]
    more = [word for site in sites if site not in words for word in (", ", site)]
    return tuple(Part(word, sites.get(word, "")) for word in words + more)


def _own(found: Learned | None) -> str:
    if found is None:
        return ""
    running = f"{found.running} running" if found.running else ""
    return ", ".join(filter(None, (f"{found.finished} completed" if found.finished else "", running)))


def _range(points: Points, widest: int) -> Range:
    low, middle, high = (round(WIDTH * days / widest, 1) for days in points)
    return Range(points, (low, middle, high))

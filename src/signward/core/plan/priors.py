"""Usual durations of the steps of an enterprise purchase: weak priors, replaced by what a workspace completes itself.

Business days at P10/P50/P90 by segment; the rows stand in `prior_rows`. Each names its basis, which is shown wherever
the row is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from signward.core.plan.prior_rows import NO_STEP, ROWS, Points
from signward.core.plan.state import Milestone, Plan, Segment, Side


@dataclass(frozen=True, slots=True)
class Prior:
    """One usual step. `step` is its word in plan files, `lead` the side that usually does it.

    `stage` orders the steps of a deal (see `assumptions`); `words` recognise it in a deliverable; `sources` are where
    the figures come from; `measured` where they are a sample and not practitioners' ranges.
    """

    step: str
    name: str
    stage: str
    lead: Side
    words: str
    points: Mapping[Segment, Points]
    basis: str
    sources: tuple[str, ...]
    measured: bool = False

    def days(self, segment: Segment) -> Points | None:
        """P10, P50 and P90 in business days; None where the step has no place in such a purchase."""
        return self.points.get(segment)


@dataclass(frozen=True, slots=True)
class Usual:
    """How long a step usually takes: P10, P50 and P90 in whole business days, and in words what they stand on."""

    points: Points
    basis: str


Usually = Callable[[str, Segment, Side], Usual | None]
"""What is usual for a step, a segment and the side that leads; None where nothing is known."""

PRIORS: Final = tuple(
    Prior(
        row.step, row.name, row.stage, Side(row.lead), row.words,
        {segment: points for segment, points in zip(Segment, row.points, strict=True) if points},
        row.basis, row.sources, row.measured,
    )
    for row in ROWS
)  # fmt: skip
BY_STEP: Final[Mapping[str, Prior]] = {prior.step: prior for prior in PRIORS}


def published(step: str, segment: Segment, lead: Side) -> Usual | None:
    """What the table says, whoever leads. None for a step that it does not know, or not in this segment."""
    prior = BY_STEP.get(step)
    points = prior.days(segment) if prior else None
    return Usual(points, f"usual for {segment}: {prior.basis}") if prior and points else None


def step_of(milestone: Milestone, plan: Plan) -> str:
    """The usual step that a milestone is: the one of its own, else the one that its workstream stands for; or empty."""
    if milestone.step == NO_STEP:
        return ""
    workstream = plan.workstream(milestone.workstream)
    return own_step(milestone) or _step(workstream.name if workstream else "")


def own_step(milestone: Milestone) -> str:
    """The usual step that a milestone names, else the one that its words say; empty where neither does.

    Only this is learned from and offered: not everything in a security workstream is a security review.
    """
    if milestone.step == NO_STEP:
        return ""
    return milestone.step or _step(milestone.deliverable)


@lru_cache(maxsize=2_048)
def recognise(words: str) -> Prior | None:
    """The usual step that somebody's words name, or None."""
    return next((prior for prior in PRIORS if re.search(prior.words, words, re.IGNORECASE)), None)


def _step(words: str) -> str:
    found = recognise(words)
    return found.step if found else ""

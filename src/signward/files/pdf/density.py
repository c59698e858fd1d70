"""How much of a plan is said, from everything to the least, so that it never needs a third page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Density:
    """`size` in points, `inset` between rows; texts are cut to so many letters; `rows` and `lanes` beyond are folded.

    `done_folded`: what is done takes one line per workstream. `timeline` is the height it may take, in
    millimetres.
    """

    size: float
    inset: float
    rows: int
    lanes: int
    deliverable: int
    name: int
    outcome: int
    risks: int
    risk: int
    done_folded: bool
    timeline: float


AIRY: Final = Density(9, 3.2, 200, 16, 200, 60, 400, 6, 220, False, 118)
PLAIN: Final = Density(8.5, 2.3, 200, 16, 160, 50, 400, 6, 180, False, 92)
DENSE: Final = Density(8, 1.9, 200, 14, 110, 34, 300, 5, 140, False, 86)
TIGHT: Final = Density(7.5, 1.5, 60, 12, 70, 26, 220, 4, 110, True, 76)
LEAST: Final = Density(7, 1.2, 40, 10, 46, 20, 140, 3, 80, True, 66)

DENSITIES: Final = (AIRY, PLAIN, DENSE, TIGHT, LEAST)

SHORT: Final = 24
"""Milestones of a plan that may fit on one page."""

ONE_PAGE: Final = (AIRY, replace(PLAIN, timeline=AIRY.timeline), PLAIN)
"""What a short plan is tried at before it takes a second page."""


def likely(milestones: int) -> int:
    """Where to begin trying: the airiest density that such a plan can hope to fit in."""
    return 0 if milestones <= 36 else 1 if milestones <= 50 else 2 if milestones <= 80 else 3

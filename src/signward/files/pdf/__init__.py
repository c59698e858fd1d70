"""The plan on one to two printed pages."""

from __future__ import annotations

from datetime import date
from typing import Final

from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable
from signward.files.pdf.content import page_content
from signward.files.pdf.density import DENSITIES, ONE_PAGE, SHORT, Density, likely
from signward.files.pdf.typesetting import pages_in, typeset

__all__ = ["plan_pdf"]

_MOST_PAGES: Final = 2


def plan_pdf(plan: Plan, timetable: Timetable, today: date, *, version: str = "", changes_since: str = "") -> bytes:
    """A PDF of one or two A4 pages, never three: where a plan is too long, detail is folded into lines that count it.

    `version` is what a signature on it agrees to; `changes_since` tells, in words, what changed since the sign-off.
    """
    if timetable.plan != plan or timetable.today != today:
        raise ValueError("the timetable is of another plan or day")

    def at(density: Density) -> bytes:
        return typeset(page_content(timetable, density, version, changes_since), today)

    first = likely(len(plan.milestones))
    made = at(DENSITIES[first])
    if len(plan.milestones) <= SHORT and pages_in(made) == _MOST_PAGES:
        closer = (at(density) for density in ONE_PAGE)
        return next((pdf for pdf in closer if pages_in(pdf) == 1), made)
    for density in DENSITIES[first + 1 :]:
        if pages_in(made) <= _MOST_PAGES:
            break
        made = at(density)
    if pages_in(made) > _MOST_PAGES:
        raise ValueError("the plan does not fit on two pages")
    return made

"""The plan on one to two printed pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable
from signward.files.pdf.content import may_fit_one_page, page_content
from signward.files.pdf.density import DENSITIES, ONE_PAGE, SHORT, Density, likely
from signward.files.pdf.typesetting import pages_in, typeset

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

__all__ = ["plan_pdf"]

_MOST_PAGES: Final = 2


def plan_pdf(
    plan: Plan, timetable: Timetable, today: date, *, version: str = "", chances: Chances | None = None
) -> bytes:
    """A PDF of one or two pages, never three: where a plan is too long, detail is folded into lines that count it.

    The paper is the buyer's: Letter in the countries that use it, else A4. `version` is the shared version that the
    plan has now; a signature on the paper agrees to it. `chances` are told beside the verdict and drawn as haze,
    where there are any to tell.
    """
    if timetable.plan != plan or timetable.today != today:
        raise ValueError("the timetable is of another plan or day")
    if chances and chances.untold:
        chances = None

    def at(density: Density) -> dict[str, Any]:
        return page_content(timetable, density, version, chances)

    if len(plan.milestones) <= SHORT:
        for density in ONE_PAGE:
            content = at(density)
            if may_fit_one_page(content) and pages_in(made := typeset(content, today)) == 1:
                return made
    for density in DENSITIES[likely(len(plan.milestones)) :]:
        if pages_in(made := typeset(at(density), today)) <= _MOST_PAGES:
            return made
    raise ValueError("the plan does not fit on two pages")

"""A plan page written out: what all readers with the same rights see alike is kept, without what is each one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from markupsafe import Markup

from signward.core.plan.notes import Note
from signward.plans.queries import PlanPage
from signward.web.present import Shown, present

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


@dataclass(frozen=True, slots=True)
class Written:
    """The parts of the page from top to bottom, and what stands between and around them.

    `top` holds header, verdict, timeline and milestones, `around` gates, risks, people and findings, `bottom` the past.
    """

    base: str
    side: str
    customer: str
    vendor: str
    version: int
    today: date
    notes: tuple[Note, ...]
    top: Markup
    around: Markup
    bottom: Markup


@lru_cache(maxsize=64)
def written(page: PlanPage, may: frozenset[str], chances: Chances | None = None, since: str = "") -> Written:
    """The page as of today. The template is most of an answer's time, so the last few are kept, for each side and each
    set of rights apart; a form's token or a reader's name has no place in the parts."""
    return write(present(page, chances, since), may=may, past=False, days=None)


def write(shown: Shown, **more: Any) -> Written:
    """The parts as templates make them."""
    context = {"plan": shown, "side": shown.side, "change": "plan.change" in more["may"], **more}
    top, around, bottom = (Markup(render_to_string(f"plan/_{name}.html", context)) for name in _PARTS)  # noqa: S704 - our own, escaped
    return Written(
        shown.base,
        shown.side,
        shown.customer,
        shown.vendor,
        shown.version,
        shown.today,
        shown.notes,
        top,
        around,
        bottom,
    )


_PARTS = ("top", "around", "past")

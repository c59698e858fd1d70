"""What if: anything of the plan supposed otherwise, and both distributions of the signature date. Nothing is saved.

The changes stand in the address, so that it can be passed on; whoever may read the plan may play with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString

from signward.core.plan.grounds import judged
from signward.core.plan.state import Plan
from signward.core.plan.timetable import timetable
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.verdict import SignedBy
from signward.core.schedule.wording import percent
from signward.files.planfile.changes import WrongChange, changed
from signward.plans import queries
from signward.plans.queries import PlanPage
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.plan_page import may
from signward.web.supposed import Supposed, supposed
from signward.web.supposing import composed, links_of, replaced

if TYPE_CHECKING:
    from signward.core.risk.what_if import WhatIf

_MOST: Final = 40
_LONGEST: Final = 2_000
_SHOWN: Final = (0.1, 0.5, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """`without` is the address of this page without it."""

    change: Supposed
    without: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """`rows` are a chance in words, and the days by which it is signed with that chance as the plan is and would be."""

    sentences: tuple[str, ...]
    verdict: str
    wide: SafeString
    narrow: SafeString
    rows: tuple[tuple[str, date | None, date | None], ...]
    on_time: tuple[str, str]


@endpoint(audience="both", action="plan.read")
def what_if(request: Request, plan_id: UUID) -> HttpResponse:
    """A form that adds a change leads to the address that holds it."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    changes = tuple(one.strip()[:_LONGEST] for one in request.GET.getlist("change") if one.strip())[:_MOST]
    other, wrong = _other(page, changes)
    if kind := request.GET.get("kind"):
        try:
            new = composed(other or page.plan, kind, request.GET.dict())
            return HttpResponseRedirect(_address(page, replaced(changes, new)), status=303)
        except ValueError as problem:
            wrong = (*wrong, str(problem))
    return render(request, "plan/what_if.html", _context(request, page, changes, other, wrong))


def _context(
    request: Request, page: PlanPage, changes: tuple[str, ...], other: Plan | None, wrong: tuple[str, ...]
) -> dict[str, object]:
    outcome = None
    if other is not None:
        try:
            outcome = _outcome(page, other, bool(changes))
        except ScheduleError as problem:
            wrong = (*wrong, f"The dates cannot be worked out: {problem}.")
    shown = other or page.plan
    return {
        "base": base_of(page.plan_id, page.side), "side": page.side.value, "today": page.day, "wrong": wrong,
        "changes": tuple(ChangeLine(supposed(page.plan, one), _address(page, changes[:n] + changes[n + 1 :]))
                         for n, one in enumerate(changes)),
        "may_change": "plan.change" in may(request, page.plan_id), "outcome": outcome,
        "kind": request.GET.get("kind", ""),
        "milestones": tuple((m.id, m.name) for m in shown.milestones if not m.done), "links": links_of(shown),
        "chosen": request.GET.get("milestone", ""), "vendor": page.plan.vendor or "Vendor",
        "customer": page.plan.customer or "Buyer", "target": shown.target_signature,
    }  # fmt: skip


def _other(page: PlanPage, changes: tuple[str, ...]) -> tuple[Plan | None, tuple[str, ...]]:
    try:
        return (changed(page.plan, changes, page.day) if changes else page.plan), ()
    except WrongChange as wrong:
        return None, tuple(f"{change}: {words}." for change, words in wrong.problems)


def _outcome(page: PlanPage, other: Plan, differs: bool) -> Outcome:
    from signward.core.risk.chances import TRIALS  # NumPy stands behind all of these
    from signward.core.risk.what_if import what_if as played
    from signward.core.risk.words import chances_in_words, what_if_in_words
    from signward.files.svg.distribution import distribution_svg

    found = played(page.plan, other, page.day, trials=TRIALS)
    likely = timetable(other, page.day).likely_by(SignedBy(found.after.signed_by(0.5), found.after.signed_by(0.8)))
    _, verdict = judged(other, likely)
    then = found.after if differs else None
    drawn = (
        SafeString(distribution_svg(found.before, other=then, standalone=False, width=width, name=name))
        for width, name in ((1152, "ds"), (358, "dn"))
    )
    wide, narrow = drawn
    return Outcome(
        sentences=what_if_in_words(found) if differs else (chances_in_words(found.before),),
        verdict=verdict, wide=wide, narrow=narrow,
        rows=tuple((percent(c), found.before.signed_by(c), found.after.signed_by(c)) for c in _SHOWN),
        on_time=_by_target(found),
    )  # fmt: skip


def _by_target(found: WhatIf) -> tuple[str, str]:
    """The chance to sign by the target that is supposed, of the plan as it is and would be; empty without one."""
    target = found.after.target
    return (percent(found.before.p_by(target)), percent(found.after.p_by(target))) if target else ("", "")


def _address(page: PlanPage, changes: tuple[str, ...]) -> str:
    asked = f"?{urlencode([('change', one) for one in changes])}" if changes else ""
    return f"{base_of(page.plan_id, page.side)}what-if{asked}"

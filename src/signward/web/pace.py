"""How durations move together: what other shares do to the chances is shown before they are saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.commands import ChangePace
from signward.core.plan.pace import USUAL, in_words, wrong_with
from signward.core.plan.refusals import MovedMeanwhile, NothingChanges, Refusal
from signward.core.plan.state import Pace, Plan
from signward.core.schedule.errors import ScheduleError
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, sent

SHARES: Final = ("deal", "vendor", "buyer")


@endpoint(
    audience="both",
    action="plan.change",
    methods=("GET", "POST"),
    fields=(*SHARES, *(f"seen_{s}" for s in SHARES), "save"),
)
def pace(request: Request, plan_id: UUID) -> HttpResponse:
    """GET shows the shares; POST shows what others do to the chances, and saves them where the button said so."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    stands = page.plan.pace or Pace()
    at = _At(base_of(plan_id, request.side), page.plan, page.day, stands)
    if request.method != "POST":
        return _form(request, at, stands, {})
    at, (typed, wrong) = replace(at, seen=_read(request, "seen_")[0]), _read(request, "")
    if wrong or not sent(request, "save"):
        return _form(request, at, typed, wrong)
    try:
        act(plan_id, ChangePace(typed, at.seen), request.actor, key=once(request))
    except NothingChanges:
        pass
    except MovedMeanwhile as other:
        return _form(request, replace(at, seen=stands), typed, {"": other.message}, status=409)
    except Refusal as refusal:
        return _form(request, at, typed, {"": refusal.message})
    return HttpResponseRedirect(f"{at.base}#calendars", status=303)


@dataclass(frozen=True, slots=True)
class _At:
    """Of which plan and for which day; `seen` is what the page shows as standing."""

    base: str
    plan: Plan
    day: date
    seen: Pace


def _form(request: Request, at: _At, shown: Pace, wrong: dict[str, str], *, status: int = 200) -> HttpResponse:
    """`shown` is what the fields hold."""
    implied = _implied(at, shown) if request.method == "POST" and not wrong.keys() - {""} else None
    context = {
        "base": at.base, "side": request.side.value, "wrong": wrong, "implied": implied,
        "vendor": at.plan.vendor or "the vendor", "customer": at.plan.customer or "the buyer",
        "values": {share: _as_typed(request, share, shown) for share in SHARES},
        "seen": {share: f"{getattr(at.seen, share):g}" for share in SHARES},
        "usual": {share: f"{getattr(USUAL, share):g}" for share in SHARES},
        "stands": in_words(at.seen) if status == 409 else "",
    }  # fmt: skip
    return render(request, "plan/pace.html", context, status=422 if wrong and status == 200 else status)


def _as_typed(request: Request, share: str, shown: Pace) -> str:
    return line(request, share, 12) if sent(request, share) else f"{getattr(shown, share):g}"


def _implied(at: _At, pace: Pace) -> tuple[str, ...]:
    """Both chances in words, or why there are none."""
    from signward.core.risk.chances import TRIALS  # NumPy is not loaded before somebody asks for chances
    from signward.core.risk.what_if import what_if
    from signward.core.risk.words import what_if_in_words

    try:
        found = what_if(at.plan, replace(at.plan, pace=pace), at.day, trials=TRIALS)
    except ScheduleError as wrong:
        return (f"The dates cannot be worked out, so there are no chances yet: {wrong}.",)
    return what_if_in_words(found)[:-1]


def _read(request: Request, prefix: str) -> tuple[Pace, dict[str, str]]:
    """What was typed, and what is wrong with it by field."""
    shares, wrong = {}, {}
    for share in SHARES:
        number = _number(line(request, f"{prefix}{share}", 12))
        shares[share] = number if number is not None else 0.0
        if number is None:
            wrong[share] = "Give a number from 0 to 1, such as 0.2."
    found = Pace(**shares)
    if not wrong and (problem := wrong_with(found)):
        wrong["deal"] = problem
    return found, wrong


def _number(typed: str) -> float | None:
    """A share as people write it: 0.2, .2 or 0,2; nothing means 0."""
    try:
        number = float(typed.replace(",", ".") or 0)
    except ValueError:
        return None
    return number if isfinite(number) and 0 <= number <= 1 else None

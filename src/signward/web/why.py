"""Why a date stands where it does, and how likely it is: of one milestone, or of the signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.dates_in_words import day
from signward.core.plan.timetable import Timetable
from signward.core.plan.why import why_earliest, why_latest
from signward.core.schedule.wording import counted
from signward.plans import queries
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.chances import worked_out
from signward.web.chances_shown import likely_in_words
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.milestones_shown import schedule_of


@dataclass(frozen=True, slots=True)
class Reason:
    """A date in words, and the sentences that lead to it."""

    when: str
    sentences: tuple[str, ...]


@endpoint(audience="both", action="plan.read")
def milestone(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return _answer(request, plan_id, milestone)


@endpoint(audience="both", action="plan.read")
def signature(request: Request, plan_id: UUID) -> HttpResponse:
    return _answer(request, plan_id, None)


def _answer(request: Request, plan_id: UUID, milestone: str | None) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    found = page.plan.milestone(milestone) if page and milestone else None
    if page is None or (milestone and found is None):
        return neutral.not_found(request)
    table, problem = schedule_of(page.plan, page.day)
    chances = worked_out(page)
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "id": milestone or "",
        "name": found.name if found else "", "problem": problem,
        "earliest": _earliest(table, milestone) if table else None,
        "latest": _latest(table, milestone) if table and not (found and found.done) else None,
        "slack": _slack(table, milestone) if table and not (found and found.done) else "",
        "likely": likely_in_words(chances, milestone) if chances else (),
    }  # fmt: skip
    return render(request, "plan/why.html", context)


def _earliest(table: Timetable, milestone: str | None) -> Reason:
    dates = table.dates[milestone or table.signature_id]
    return Reason(
        _span(dates.earliest_start, dates.earliest_finish), why_earliest(table, milestone or table.signature_id)
    )


def _latest(table: Timetable, milestone: str | None) -> Reason:
    dates = table.dates[milestone or table.signature_id]
    return Reason(_span(dates.latest_start, dates.latest_finish), why_latest(table, milestone or table.signature_id))


def _slack(table: Timetable, milestone: str | None) -> str:
    """How far the two lie apart."""
    key = milestone or table.signature_id
    days = table.dates[key].slack
    unit = "meeting" if milestone and table.calendar_of(key).floor is not None else "business day"
    if days > 0:
        return f"It has {counted(days, unit)} of slack."
    return (
        f"It is {counted(-days, unit)} too late." if days < 0 else "It has no slack: any later, and the end moves too."
    )


def _span(start: date, finish: date) -> str:
    return day(finish) if start == finish else f"{day(start, beside=finish)} to {day(finish)}"

"""The plan as its two sides see it, today and on any past day, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.differences import differences
from signward.core.plan.state import Side
from signward.people.policy import Allow, Thing, can
from signward.plans import queries
from signward.plans.as_of import plan_as_of
from signward.plans.queries import PlanPage
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.chances import known, worked_out
from signward.web.days import day_of, today
from signward.web.endpoint import Request, endpoint
from signward.web.own_last import own_last
from signward.web.present import Said, present, said
from signward.web.written import write, written


@dataclass(frozen=True, slots=True)
class Days:
    """The life of a plan so far: its first day, how many days later today is, and which days something happened on."""

    first: date
    last: int
    at: int
    happened: tuple[int, ...]


@endpoint(audience="both", action="plan.read")
def plan(request: Request, plan_id: UUID) -> HttpResponse:
    return plan_answer(request, plan_id)


@endpoint(audience="both", action="plan.read")
def as_of(request: Request, plan_id: UUID) -> HttpResponse:
    """The plan at the end of a past day, and what is different today."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    day = min(day_of(request.GET.get("day", "")) or page.day, page.day)
    then = plan_as_of(plan_id, day)
    if not then.version:
        return plan_answer(request, plan_id, problem="The plan did not exist on that day.")
    shown = present(replace(page, plan=then.plan, version=then.version, day=day), past=True)
    nobody: frozenset[str] = frozenset()
    context = {
        "plan": write(shown, may=nobody, past=True, days=_days(request, page, day)), "may": nobody, "past": True,
        "as_buyer": False, "compared": "", "problem": "", "undo": None, "since": differences(then.plan, page.plan),
    }  # fmt: skip
    return render(request, "plan/plan.html", context)


@endpoint(audience="vendor", action="plan.read")
def as_buyer(request: Request, plan_id: UUID) -> HttpResponse:
    """What the buyer's page says today, made from the vendor's own reading: of the buyer's room nothing is read at all.

    Without buttons, for nobody acts here in the other side's name.
    """
    page = queries.plan_page(plan_id, Side.VENDOR, today(request))
    if page is None:
        return neutral.not_found(request)
    theirs = present(replace(page, side=Side.BUYER, notes=()), known(page), past=True)
    nobody: frozenset[str] = frozenset()
    shown = replace(theirs, base=base_of(plan_id, Side.VENDOR))
    context = {
        "plan": write(shown, may=nobody, past=True, days=None), "may": nobody, "past": True, "as_buyer": True,
        "compared": "", "problem": "", "undo": None, "since": (),
    }  # fmt: skip
    return render(request, "plan/plan.html", context)


@endpoint(audience="both", action="plan.read")
def history(request: Request, plan_id: UUID) -> HttpResponse:
    """What happened, newest first, fifty at a time."""
    before = request.GET.get("before", "")
    lines = queries.history(plan_id, request.side, 50, int(before) if before.isdecimal() else None)
    context = {"lines": said(lines), "base": base_of(plan_id, request.side), "side": request.side.value}
    return render(request, "plan/history.html", context)


def plan_answer(request: Request, plan_id: UUID, *, problem: str = "", status: int = 200) -> HttpResponse:
    """The plan page, with a problem in words above it where there is one; asked for `?chances`, with those."""
    page = queries.plan_page(plan_id, request.side, today(request))
    if page is None:
        return neutral.not_found(request)
    rights, chances, since = may(request, plan_id), known(page), _compared(request, page)
    if chances is None and "chances" in request.GET:
        chances = worked_out(page)
    context = {
        "plan": written(page, rights, chances, since), "may": rights, "past": False, "as_buyer": False,
        "compared": since, "problem": problem,
        "undo": _undo(request, page), "since": (),
    }  # fmt: skip
    return render(request, "plan/plan.html", context, status=422 if problem and status == 200 else status)


def _compared(request: Request, page: PlanPage) -> str:
    """The version of the sign-off that the reader wants the dates compared with; empty for the latest."""
    asked = request.GET.get("since", "")
    return asked if asked in [b.version for b in page.plan.baselines[:-1]] else ""


def may(request: Request, plan_id: UUID) -> frozenset[str]:
    """What the reader may do on this page; the buttons that are shown follow it."""
    thing = Thing(request.workspace_id, plan_id)
    actions = ("plan.change", "plan.sign", "plan.note", "plan.invite")
    return frozenset(a for a in actions if isinstance(can(request.who.principal, a, thing), Allow))


def _undo(request: Request, page: PlanPage) -> Said | None:
    """What the reader did last, where it can be taken back; the version is that of its last event."""
    lines = own_last(page.history, request.actor.ref, datetime.now(UTC))
    return replace(said(lines[:1])[0], version=lines[-1].version) if lines else None


def _days(request: Request, page: PlanPage, day: date) -> Days:
    zone = ZoneInfo(request.who.time_zone)
    happened = sorted({at.astimezone(zone).date() for at in queries.moments(page.plan_id)})
    first = happened[0]
    return Days(first, (page.day - first).days, (day - first).days, tuple((d - first).days for d in happened))

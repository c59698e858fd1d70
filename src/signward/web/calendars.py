"""A side's working days: what other ones do to the signature is shown before they are saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.commands import SetCalendar
from signward.core.plan.implication import calendar_implication
from signward.core.plan.refusals import MovedMeanwhile, NothingChanges, Refusal
from signward.core.plan.state import Plan, Side
from signward.core.plan.times import CalendarSpec
from signward.core.plan.working_days_in_words import working_days_in_words
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.calendar_fields import FIELDS, LONGEST, calendar_fields, typed_calendar
from signward.web.days import today
from signward.web.days_implied import days_implied
from signward.web.endpoint import Request, endpoint
from signward.web.fields import once, sent, whole


@endpoint(
    audience="both",
    action="plan.change",
    methods=("GET", "POST"),
    fields=(*FIELDS, "seen", "save"),
)
def calendar(request: Request, plan_id: UUID, whose: str) -> HttpResponse:
    """GET shows the working days of a side; POST shows what others imply, and saves them where the button said so."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None or whose not in [*Side]:
        return neutral.not_found(request)
    stands = page.plan.calendars.get(Side(whose), CalendarSpec())
    at = _At(base_of(plan_id, request.side), page.plan, Side(whose), page.day, stands, stands)
    if request.method != "POST":
        return _form(request, at, stands, {})
    at, (typed, wrong) = replace(at, seen=_seen(request)), typed_calendar(request)
    if wrong or not sent(request, "save"):
        return _form(request, at, typed, wrong)
    try:
        act(plan_id, SetCalendar(at.whose, typed, at.seen), request.actor, key=once(request))
    except NothingChanges:
        pass
    except MovedMeanwhile as other:
        return _form(request, replace(at, seen=stands), typed, {"": other.message}, status=409)
    except Refusal as refusal:
        return _form(request, at, typed, {"": refusal.message})
    return HttpResponseRedirect(at.base, status=303)


@dataclass(frozen=True, slots=True)
class _At:
    """Whose working days, of which plan and for which day; `seen` is what the page shows as standing."""

    base: str
    plan: Plan
    whose: Side
    day: date
    stands: CalendarSpec
    seen: CalendarSpec

    @property
    def name(self) -> str:
        return self.plan.vendor if self.whose is Side.VENDOR else self.plan.customer


def _form(request: Request, at: _At, shown: CalendarSpec, wrong: dict[str, str], *, status: int = 200) -> HttpResponse:
    """`shown` is what the fields hold."""
    implied = days_implied(request, lambda: calendar_implication(at.plan, at.whose, shown, at.day), wrong)
    context = {
        "base": at.base, "side": request.side.value, "whose": at.whose.value, "name": at.name, "today": at.day,
        "stands": working_days_in_words(at.stands) if status == 409 else "",
        "seen": msgspec.json.encode(at.seen).decode(), **calendar_fields(request, shown), **implied,
    }  # fmt: skip
    return render(request, "plan/calendar.html", context, status=422 if implied["wrong"] and status == 200 else status)


def _seen(request: Request) -> CalendarSpec:
    """What the page showed; a form that was tampered with has seen nothing, and meets a conflict."""
    try:
        return msgspec.json.decode(whole(request, "seen")[:LONGEST], type=CalendarSpec)
    except msgspec.MsgspecError:
        return CalendarSpec()

"""When one person works: what other days do to the signature is shown before they are saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.commands import SetPersonDays
from signward.core.plan.implication import person_days_implication
from signward.core.plan.refusals import MovedMeanwhile, NothingChanges, Refusal
from signward.core.plan.state import Person, Plan
from signward.core.plan.times import USUAL, CalendarSpec, PersonDays
from signward.core.plan.working_days_in_words import person_days_in_words
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.calendar_fields import FIELDS, LONGEST, as_typed, calendar_fields, typed_calendar
from signward.web.days import today
from signward.web.days_implied import days_implied
from signward.web.days_typed import as_lines, spans
from signward.web.endpoint import Request, endpoint
from signward.web.fields import once, sent, ticked, whole


@endpoint(
    audience="both",
    action="plan.change",
    methods=("GET", "POST"),
    fields=("absences", "own", *FIELDS, "seen", "save"),
)
def person_days(request: Request, plan_id: UUID, person: str) -> HttpResponse:
    """GET shows when a person works; POST shows what other days imply, and saves them where the button said so."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    found = page.plan.person(person) if page else None
    if page is None or found is None:
        return neutral.not_found(request)
    at = _At(base_of(plan_id, request.side), page.plan, found, page.day, found.days)
    if request.method != "POST":
        return _form(request, at, found.days, {})
    at, (typed, wrong) = replace(at, seen=_seen(request)), _typed(request)
    if wrong or not sent(request, "save"):
        return _form(request, at, typed, wrong)
    try:
        act(plan_id, SetPersonDays(found.id, typed, at.seen), request.actor, key=once(request))
    except NothingChanges:
        pass
    except MovedMeanwhile as other:
        return _form(request, replace(at, seen=found.days), typed, {"": other.message}, status=409)
    except Refusal as refusal:
        return _form(request, at, typed, {"": refusal.message})
    return HttpResponseRedirect(at.base, status=303)


@dataclass(frozen=True, slots=True)
class _At:
    """Whose days, of which plan and for which day; `seen` is what the page shows as standing."""

    base: str
    plan: Plan
    person: Person
    day: date
    seen: PersonDays


def _form(request: Request, at: _At, shown: PersonDays, wrong: dict[str, str], *, status: int = 200) -> HttpResponse:
    """`shown` is what the fields hold."""
    implied = days_implied(request, lambda: person_days_implication(at.plan, at.person.id, shown, at.day), wrong)
    usual = at.plan.calendars.get(at.person.side, CalendarSpec())
    context = {
        "base": at.base, "side": request.side.value, "person": at.person.id, "name": at.person.name, "today": at.day,
        "seen": msgspec.json.encode(at.seen).decode(), "own": shown.calendar is not None,
        "stands": (person_days_in_words(at.person.days) or "the days of the side") if status == 409 else "",
        "absences": as_typed(request, "absences", as_lines(shown.absences)),
        **calendar_fields(request, shown.calendar or usual), **implied,
    }  # fmt: skip
    return render(
        request, "plan/person_days.html", context, status=422 if implied["wrong"] and status == 200 else status
    )


def _typed(request: Request) -> tuple[PersonDays, dict[str, str]]:
    """What was typed, and what is wrong with it by field. The calendar counts where it is ticked as their own."""
    absences, bad = spans(whole(request, "absences")[:LONGEST])
    such = "Write one day or two a line, such as 14 Dec 2026 to 18 Dec 2026."
    wrong = {"absences": f"{such} This is not: {bad}"} if bad else {}
    if not ticked(request, "own"):
        return PersonDays(None, absences), wrong
    calendar, more = typed_calendar(request)
    return PersonDays(calendar, absences), wrong | more


def _seen(request: Request) -> PersonDays:
    """What the page showed; a form that was tampered with has seen nothing, and meets a conflict."""
    try:
        return msgspec.json.decode(whole(request, "seen")[:LONGEST], type=PersonDays)
    except msgspec.MsgspecError:
        return USUAL

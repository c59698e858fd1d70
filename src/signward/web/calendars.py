"""A side's working days: what other ones do to the signature is shown before they are saved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.commands import SetCalendar
from signward.core.plan.implication import CalendarImplication, calendar_implication
from signward.core.plan.refusals import MovedMeanwhile, NothingChanges, Refusal
from signward.core.plan.state import CalendarSpec, Plan, Side
from signward.core.plan.working_days_in_words import working_days_in_words
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.public_holidays import countries
from signward.plans import queries
from signward.plans.act import act
from signward.web import holidays, neutral
from signward.web.addresses import base_of
from signward.web.days import day_of, today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, lines, once, sent, whole

WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST: Final = 20_000


@endpoint(
    audience="both",
    action="plan.change",
    methods=("GET", "POST"),
    fields=("country", "region", "workdays", "freezes", "holidays", "seen", "save"),
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
    at, (typed, wrong) = replace(at, seen=_seen(request)), _typed(request)
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
    implied = None
    if request.method == "POST" and not wrong.keys() - {""}:
        implied, problem = _implied(at, shown)
        wrong = wrong | ({"": problem} if problem else {})
    context = {
        "base": at.base, "side": request.side.value, "whose": at.whose.value, "name": at.name, "today": at.day,
        "wrong": wrong, "stands": working_days_in_words(at.stands) if status == 409 else "",
        "week": list(enumerate(WEEK, 1)), "workdays": shown.workdays, "country": shown.country or "",
        "region": shown.region or "", "countries": holidays.all_countries(),
        "regions": holidays.regions_of(shown.country), "seen": msgspec.json.encode(at.seen).decode(),
        "freezes": _as_typed(request, "freezes", _freezes(shown)),
        "holidays": _as_typed(request, "holidays", "\n".join(map(str, shown.holidays))),
        "implied": implied is not None, "was": implied.signature_was if implied else None,
        "now": implied.signature_now if implied else None, "verdict": implied.verdict_now.sentence if implied else "",
    }  # fmt: skip
    return render(request, "plan/calendar.html", context, status=422 if wrong and status == 200 else status)


def _as_typed(request: Request, name: str, stands: str) -> str:
    return whole(request, name)[:_LONGEST] if sent(request, name) else stands


def _implied(at: _At, spec: CalendarSpec) -> tuple[CalendarImplication | None, str]:
    try:
        return calendar_implication(at.plan, at.whose, spec, at.day), ""
    except ScheduleError as wrong:
        return None, f"The dates cannot be worked out with these working days: {wrong}."


def _typed(request: Request) -> tuple[CalendarSpec, dict[str, str]]:
    """What was typed, and what is wrong with it by field."""
    country, region = line(request, "country", 60), line(request, "region", 60)
    freezes, bad_freezes = _spans(whole(request, "freezes")[:_LONGEST])
    days_off, bad_days = _spans(whole(request, "holidays")[:_LONGEST])
    wrong = {}
    if country and country not in dict(countries()):
        wrong["country"] = "Choose a country of the list."
    if bad_freezes:
        wrong["freezes"] = f"Write two days a line, such as 2026-12-21 to 2027-01-06. This is not: {bad_freezes}"
    if bad_days or any(first != last for first, last in days_off):
        wrong["holidays"] = f"Write one day a line, such as 2026-11-27. This is not: {bad_days or 'a span of days'}"
    days = tuple(sorted({int(d) for d in lines(request, "workdays", 1) if d in "1234567" and d}))
    if not days:
        wrong["workdays"] = "Choose at least one working day."
    known = region if region in dict(holidays.regions_of(country)) else None
    spec = CalendarSpec(country or None, known or None, freezes, tuple(first for first, _ in days_off), days)
    return spec, wrong


def _spans(text: str) -> tuple[tuple[tuple[date, date], ...], str]:
    """Days or spans of days, one a line, and the first line that is neither."""
    found: list[tuple[date, date]] = []
    for row in filter(None, map(str.strip, text.splitlines())):
        days = [day for word in re.findall(r"\d[\d-]*\d", row) if (day := day_of(word))]
        if re.sub(r"\d{4}-\d\d-\d\d", "", row).strip(" –-.to") or not 1 <= len(days) <= 2 or days != sorted(days):
            return tuple(found), row[:60]
        found.append((days[0], days[-1]))
    return tuple(found), ""


def _seen(request: Request) -> CalendarSpec:
    """What the page showed; a form that was tampered with has seen nothing, and meets a conflict."""
    try:
        return msgspec.json.decode(whole(request, "seen")[:_LONGEST], type=CalendarSpec)
    except msgspec.MsgspecError:
        return CalendarSpec()


def _freezes(spec: CalendarSpec) -> str:
    return "\n".join(f"{first} to {last}" for first, last in spec.freezes)

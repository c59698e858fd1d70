"""The fields of a form in which working days are said: a side's, or one person's own."""

from __future__ import annotations

from typing import Any, Final

from signward.core.plan.times import CalendarSpec
from signward.core.schedule.public_holidays import countries
from signward.web import holidays
from signward.web.days_typed import as_lines, spans
from signward.web.endpoint import Request
from signward.web.fields import line, lines, sent, whole

FIELDS: Final = ("country", "region", "workdays", "freezes", "holidays")
LONGEST: Final = 20_000
_WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def calendar_fields(request: Request, shown: CalendarSpec) -> dict[str, Any]:
    """What the template of the fields needs. `shown` is what they hold; texts that were typed stay as they were."""
    return {
        "week": list(enumerate(_WEEK, 1)), "workdays": shown.workdays, "country": shown.country or "",
        "region": shown.region or "", "countries": holidays.all_countries(),
        "regions": holidays.regions_of(shown.country),
        "freezes": as_typed(request, "freezes", as_lines(shown.freezes)),
        "holidays": as_typed(request, "holidays", as_lines(tuple((on, on) for on in shown.holidays))),
    }  # fmt: skip


def typed_calendar(request: Request) -> tuple[CalendarSpec, dict[str, str]]:
    """What was typed, and what is wrong with it by field."""
    country, region = line(request, "country", 60), line(request, "region", 60)
    freezes, bad_freezes = spans(whole(request, "freezes")[:LONGEST])
    days_off, bad_days = spans(whole(request, "holidays")[:LONGEST])
    wrong = {}
    if country and country not in dict(countries()):
        wrong["country"] = "Choose a country of the list."
    if bad_freezes:
        wrong["freezes"] = f"Write two days a line, such as 21 Dec 2026 to 6 Jan 2027. This is not: {bad_freezes}"
    if bad_days or any(first != last for first, last in days_off):
        wrong["holidays"] = f"Write one day a line, such as 27 Nov 2026. This is not: {bad_days or 'a span of days'}"
    days = tuple(sorted({int(d) for d in lines(request, "workdays", 1) if d in "1234567" and d}))
    if not days:
        wrong["workdays"] = "Choose at least one working day."
    known = region if region in dict(holidays.regions_of(country)) else None
    spec = CalendarSpec(country or None, known or None, freezes, tuple(first for first, _ in days_off), days)
    return spec, wrong


def as_typed(request: Request, name: str, stands: str) -> str:
    return whole(request, name)[:LONGEST] if sent(request, name) else stands

"""A side's working days as a person says them."""

from __future__ import annotations

from typing import Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.times import CalendarSpec, PersonDays
from signward.core.schedule.public_holidays import countries

_WEEK: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def working_days_in_words(spec: CalendarSpec) -> str:
    """`Mon to Fri; public holidays of Germany (BY); freeze from Mon 21 Dec 2026 to Wed 6 Jan 2027`."""
    where = dict(countries()).get((spec.country or "").upper(), spec.country or "")
    said = [_week(spec.workdays)]
    said += [
        f"public holidays of {where}{f' ({spec.region})' if spec.region else ''}" if where else "no public holidays"
    ]
    said += [f"freeze from {day(first)} to {day(last)}" for first, last in spec.freezes]
    said += [f"free on {', '.join(day(on) for on in spec.holidays)}"] if spec.holidays else []
    return "; ".join(said)


def person_days_in_words(days: PersonDays) -> str:
    """`away Mon 14 Dec 2026 to Fri 18 Dec 2026; works Mon to Thu; no public holidays`. Empty where the side's days
    are theirs."""
    spans = [day(first) if first == last else f"{day(first)} to {day(last)}" for first, last in days.absences]
    said = [f"away {', '.join(spans)}"] if spans else []
    said += [f"works {working_days_in_words(days.calendar)}"] if days.calendar else []
    return "; ".join(said)


def _week(days: tuple[int, ...]) -> str:
    names = [_WEEK[number - 1] for number in sorted(days)]
    together = len(names) > 2 and sorted(days) == list(range(min(days), max(days) + 1))
    return f"{names[0]} to {names[-1]}" if together else ", ".join(names)

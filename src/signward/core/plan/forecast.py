"""The forecast of the signature date, and what an event does to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from signward.core.plan.facts import Fact
from signward.core.plan.refusals import NotPossible
from signward.core.plan.state import Plan
from signward.core.plan.timetable import timetable

F = TypeVar("F", bound=Fact)


def signature_forecast(plan: Plan, today: date) -> date | None:
    """The earliest signature date, None while nothing can be scheduled."""
    return timetable(plan, today).verdict.earliest_signature if plan.milestones else None


def telling(event: F, before: Plan, after: Plan) -> F:
    """The event, saying what it does to the signature. Refuses what would leave a plan that cannot be scheduled."""
    was = _forecast_or_none(before, event.on)
    try:
        now = signature_forecast(after, event.on)
    except ValueError as wrong:
        raise NotPossible(f"This cannot be scheduled: {wrong}") from wrong
    return replace(event, signature_was=was, signature_now=now)


def _forecast_or_none(plan: Plan, today: date) -> date | None:
    try:
        return signature_forecast(plan, today)
    except ValueError:
        return None

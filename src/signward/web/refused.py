"""A change that was not made, told where it was asked for, with what was typed kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from signward.core.plan.about import changed
from signward.core.plan.dates_in_words import day
from signward.core.plan.differences import called
from signward.core.plan.limits import Limits, limits_in_words
from signward.core.plan.links_in_words import links_in_words
from signward.core.plan.meetings_in_words import meeting_in_words
from signward.core.plan.refusals import MovedMeanwhile, Refusal
from signward.core.plan.state import Gate, Plan
from signward.core.plan.steps import step_in_words
from signward.core.schedule.durations import Duration
from signward.core.schedule.wording import duration_in_words
from signward.plans.queries import HistoryLine


@dataclass(frozen=True, slots=True)
class Refused:
    """`form` is where it was asked for, `words` why not.

    In a conflict `theirs` and `yours` are both values in words, `by` is who changed it and `when` (workspace's zone).
    """

    form: str
    words: str
    status: int = 422
    theirs: str = ""
    yours: str = ""
    by: str = ""
    when: str = ""

    @property
    def conflict(self) -> bool:
        return self.status == 409


NOTHING = Refused("", "")


def refused(
    form: str, refusal: Refusal, plan: Plan, history: Sequence[HistoryLine], zone: str, of: str = ""
) -> Refused:
    """`history`, newest first, says who changed the field meanwhile; `of` is the milestone or workstream it is of."""
    if not isinstance(refusal, MovedMeanwhile):
        return Refused(form, refusal.message)
    line = next((h for h in history if changed(h.event, refusal.field, of)), None)
    return Refused(
        form, refusal.message, 409, theirs=_words(plan, refusal.now, refusal.field, of),
        yours=_words(plan, refusal.typed, refusal.field, of), by=line.by if line else "Somebody",
        when=in_zone(line.at, zone) if line else "meanwhile",
    )  # fmt: skip


def in_zone(at: datetime, zone: str) -> str:
    """`Wed 25 Nov 2026, 14:03` on the workspace's clock."""
    there = at.astimezone(ZoneInfo(zone))
    return f"{day(there.date())}, {there:%H:%M}"


def _words(plan: Plan, value: Any, field: str, of: str) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Limits):
        return limits_in_words(value) or "on any day"
    if isinstance(value, Gate):
        return " with ".join(filter(None, (value.name, ", ".join(called(plan, a) for a in value.attendees))))
    if field == "meeting":
        return meeting_in_words(value)
    if isinstance(value, tuple):
        return links_in_words(plan, of, value) or "nothing"
    if field == "usual step":
        return step_in_words(value)
    if field.endswith("owner"):
        return called(plan, value)
    if field == "duration":
        return duration_in_words(None if value is None else Duration.read(value))
    return str(value) if value not in {None, ""} else "nothing"

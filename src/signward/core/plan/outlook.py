"""What a list of plans says about one on a day: forecast, verdict, what is overdue, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.plan.grounds import completed_on, completed_told, judged
from signward.core.plan.state import Plan
from signward.core.plan.timetable import timetable
from signward.core.schedule.errors import ScheduleError


@dataclass(frozen=True, slots=True)
class Outlook:
    """`short_by` is in working days. `feasible` is None where nothing can be said; `verdict` then says why.

    Where nothing before signature is left to do, `signature` is the day on which the last of it was done.
    """

    signature: date | None
    feasible: bool | None
    short_by: int | None
    verdict: str
    overdue: int
    next_due: date | None
    next_milestone: str


def outlook(plan: Plan, today: date) -> Outlook:
    waiting = sorted((m for m in plan.milestones if m.due and not m.done), key=lambda m: m.due or today)
    upcoming = next((m for m in waiting if m.due and m.due >= today), None)
    signature, feasible, short_by, sentence = _forecast(plan, today)
    return Outlook(
        signature=signature, feasible=feasible, short_by=short_by, verdict=sentence,
        overdue=sum(1 for m in waiting if m.due and m.due < today), next_due=upcoming.due if upcoming else None,
        next_milestone=upcoming.deliverable if upcoming else "",
    )  # fmt: skip


def _forecast(plan: Plan, today: date) -> tuple[date | None, bool | None, int | None, str]:
    if not plan.milestones:
        return None, None, None, "There are no milestones yet."
    if completed := completed_on(plan):
        return completed, True, 0, completed_told(completed)
    try:
        found = timetable(plan, today)
    except ScheduleError as wrong:
        return None, None, None, f"This plan cannot be scheduled: {wrong}."
    founded, sentence = judged(plan, found)
    if not founded:
        return None, None, None, sentence
    return found.verdict.earliest_signature, found.verdict.feasible, found.verdict.short_by, sentence

"""What a verdict stands on: milestones that take no time reach any date, and a plan of them proves nothing by it."""

from __future__ import annotations

from datetime import date

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable, after_signature

UNFOUNDED = "Not shown yet"
"""The word for such a plan, where others are late or on course."""


def judged(plan: Plan, table: Timetable) -> tuple[bool, str]:
    """Whether the verdict is worth its word, and the verdict in words; or why nothing is shown yet.

    A plan that is late even so is late. One that reaches its target shows little while most of what is left to do
    before signature does not say how long it takes. One with nothing left to do is judged no more.
    """
    if completed := completed_on(plan):
        return True, completed_told(completed)
    later = after_signature(plan)
    left = [m for m in plan.milestones if not m.done and m.id not in later]
    bare = sum(1 for m in left if m.duration is None)
    if not table.verdict.feasible or 2 * bare <= len(left):
        return True, table.verdict.sentence
    reaches = f"the plan reaches {day(plan.target_signature)}" if plan.target_signature else "when it can be signed"
    shown = f"so nothing shows yet {'whether ' if plan.target_signature else ''}{reaches}."
    return False, f"{_silent(bare, len(left))}, {shown}"


def completed_on(plan: Plan) -> date | None:
    """The day on which the last milestone before signature was done; None while one is left, or none was planned."""
    later = after_signature(plan)
    days = [m.done for m in plan.milestones if m.id not in later]
    return max(filter(None, days)) if days and all(days) else None


def completed_told(on: date) -> str:
    return f"Everything before signature is done, the last of it on {day(on)}."


def _silent(bare: int, left: int) -> str:
    if left == 1:
        return "The one milestone left does not say how many business days it takes"
    if bare == left:
        return f"None of the {left} milestones left says how many business days it takes"
    return f"{bare} of the {left} milestones left do not say how many business days they take"

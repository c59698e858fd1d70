"""How a plan stands, in one word: the same on pages and on paper."""

from __future__ import annotations

from typing import Final

from signward.core.plan.grounds import UNFOUNDED, completed_on
from signward.core.plan.timetable import Timetable

_EVEN: Final = 0.5
"""A plan that reaches its target in less than half of the trials is not called on course."""


def in_a_word(table: Timetable | None, on_time: float | None, *, founded: bool) -> tuple[str, str]:
    """The word, and whether it is good, warn or bad. `on_time` is the chance to sign by the target, where it is known;
    `founded` whether the verdict is worth its word."""
    if table is None:
        return "No dates", "bad"
    if not founded:
        return UNFOUNDED, "warn"
    if completed_on(table.plan):
        return "Done", "good"
    if not table.verdict.feasible:
        return "Late", "bad"
    if table.verdict.target is None:
        return "No target", "warn"
    if on_time is not None and on_time < _EVEN:
        return "At risk", "warn"
    tight = min((d.slack for d in table.dates.values() if d.critical), default=1) <= 0
    return ("Tight", "warn") if tight else ("On course", "good")

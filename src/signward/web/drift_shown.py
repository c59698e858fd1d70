"""Drift since a sign-off as the plan page shows it: a sentence, a mark beside each date, the sign-offs to choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.plan.drift import Drift, MilestoneDrift, drift, drift_in_words, drift_told
from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable
from signward.core.schedule.wording import counted, day_in_words


@dataclass(frozen=True, slots=True)
class DriftMark:
    """What stands beside a date: `+5 days`, and the same as a sentence."""

    short: str
    words: str


@dataclass(frozen=True, slots=True)
class DriftShown:
    """`dropped` are names of milestones that were signed for and are gone.

    `choices` are the versions that were signed, the latest first, each with its words, where there are several.
    """

    since: str
    version: str
    told: str
    dropped: tuple[str, ...]
    marks: dict[str, DriftMark]
    choices: tuple[tuple[str, str], ...]


def drift_shown(plan: Plan, table: Timetable | None, whole: Plan, today: date) -> DriftShown | None:
    """Of a plan against its latest baseline; `whole` is the plan with all of them. None where nothing was signed."""
    found = drift(plan, table)
    if found is None:
        return None
    choices = tuple((b.version, _signed(b.on, b.by, today)) for b in reversed(whole.baselines))
    return DriftShown(
        since=day_in_words(found.baseline.on, today), version=found.baseline.version, told=drift_told(found),
        dropped=tuple(m.name for m in found.kind("dropped")), marks=_marks(found),
        choices=choices if len(choices) > 1 else (),
    )  # fmt: skip


def _marks(found: Drift) -> dict[str, DriftMark]:
    named = ((m.id, _short(m), drift_in_words(m, found.baseline)) for m in found.milestones)
    return {key: DriftMark(short, words) for key, short, words in named if short}


def _short(one: MilestoneDrift) -> str:
    if one.kind == "added":
        return "new"
    days = one.moved.days
    return f"{'+' if days > 0 else '−'}{counted(abs(days), 'day')}" if days else ""


def _signed(on: date, by: str, today: date) -> str:
    return f"{day_in_words(on, today)}, {by}" if by else day_in_words(on, today)

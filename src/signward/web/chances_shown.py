"""Chances as the plan page says them: how likely the target is, what costs time, and how likely each milestone is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from signward.core.plan.state import Plan
from signward.core.schedule.wording import day_in_words, percent

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """A sentence on what costs time; `milestone` is empty where it is a risk."""

    milestone: str
    words: str


@dataclass(frozen=True, slots=True)
class LikelyLine:
    """One milestone: the days by which it is done with 50 and 80 % (None where its gates run out before), how often it
    decides the signature date, and what signature gains at 80 % when it goes quickly, in calendar days."""

    id: str
    name: str
    even: date | None
    p80: date | None
    decides: str
    gain: int


@dataclass(frozen=True, slots=True)
class ChancesShown:
    words: str
    costs: tuple[Cost, ...]
    lines: tuple[LikelyLine, ...]


def chances_shown(plan: Plan, chances: Chances) -> ChancesShown:
    """The costliest come first; of the milestones those that decide most often."""
    from signward.core.risk.words import driver_in_words  # NumPy stands behind it

    costs = (Cost(driver.milestone or "", driver_in_words(plan, driver)) for driver in chances.drivers[:_MOST])
    lines = sorted(chances.milestones.items(), key=lambda one: -one[1].criticality)
    return ChancesShown(
        chance_in_words(chances), tuple(costs),
        tuple(
            LikelyLine(key, plan.names[key], one.finish.p50, one.finish.p80, percent(one.criticality), one.gain)
            for key, one in lines
        ),
    )  # fmt: skip


def chance_in_words(chances: Chances) -> str:
    """`Chance to sign by 18 Dec: 12 %. Even chance by 15 Jan 2027.`"""
    if chances.untold:
        return chances.untold
    said = []
    if chances.target is not None and chances.on_time is not None:
        said.append(f"Chance to sign by {day_in_words(chances.target, chances.today)}: {percent(chances.on_time)}.")
    said.append(_even(chances.signature.p50, chances.target or chances.today))
    return " ".join(said)


def _even(day: date | None, beside: date) -> str:
    if day is None:
        return "In more than half of all cases a gate has met for the last time before it is needed."
    return f"Even chance by {day_in_words(day, beside)}."

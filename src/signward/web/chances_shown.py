"""Chances as the plan page says them: how likely the target is, what costs time, and how likely each milestone is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from signward.core.plan.state import Plan
from signward.core.risk.chance_in_words import by_in_words, chance_in_words
from signward.core.schedule.wording import counted, day_in_words, percent

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances
    from signward.core.risk.costs import Driver

_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """A sentence on what costs time, or on the chance to miss a meeting; `milestone` is empty where it is a risk, and
    `suppose`, the change to play with, where there is none."""

    milestone: str
    words: str
    suppose: str = ""


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
    meetings: tuple[Cost, ...]
    lines: tuple[LikelyLine, ...]


def chances_shown(plan: Plan, chances: Chances) -> ChancesShown:
    """The costliest come first; of the milestones those that decide most often."""
    from signward.core.risk.words import driver_in_words, gate_in_words  # NumPy stands behind them

    costs = (
        Cost(driver.milestone or driver.gate or "", driver_in_words(plan, driver), _supposing(plan, driver))
        for driver in chances.drivers[:_MOST]
    )
    meetings = (Cost(gate.id, gate_in_words(plan, gate, chances.today)) for gate in chances.gates)
    lines = sorted(chances.milestones.items(), key=lambda one: -one[1].criticality)
    return ChancesShown(
        chance_in_words(chances), tuple(costs), tuple(meetings),
        tuple(
            LikelyLine(key, plan.names[key], one.finish.p50, one.finish.p80, percent(one.criticality), one.gain)
            for key, one in lines
        ),
    )  # fmt: skip


def _supposing(plan: Plan, driver: Driver) -> str:
    if driver.milestone is not None:
        return f"{driver.milestone}.duration={driver.quick}"
    return next((f"-{risk.id}" for risk in plan.risks if risk.what == driver.risk and risk.id), "")


def chance_instead(was: Chances | None, now: Chances | None) -> str:
    """`Chance to sign by 18 Dec: 8 % instead of 12 %. 80 %: 30 Jan instead of 22 Jan.` Empty where there is none."""
    if was is None or now is None or now.untold:
        return ""
    return " ".join(filter(None, (_chance_instead(was, now), _likely_instead(was, now))))


def _chance_instead(was: Chances, now: Chances) -> str:
    if now.target is None or now.on_time is None:
        return ""
    said = f"Chance to sign by {day_in_words(now.target, now.today)}: {percent(now.on_time)}"
    if was.on_time is None or was.target is None:
        return f"{said}."
    if was.target != now.target:
        return f"{said}; by {day_in_words(was.target, was.today)} it was {percent(was.on_time)}."
    same = percent(was.on_time) == percent(now.on_time)
    return f"{said}, as now." if same else f"{said} instead of {percent(was.on_time)}."


def _likely_instead(was: Chances, now: Chances) -> str:
    before, after = was.signature.p80, now.signature.p80
    if was.untold or before == after:
        return ""
    return f"80 %: {by_in_words(after, now)} instead of {by_in_words(before, was)}."


def likely_in_words(chances: Chances, milestone: str | None) -> tuple[str, ...]:
    """What is known of one milestone that is not done, or of the signature."""
    if chances.untold:
        return (chances.untold,)
    if milestone is None:
        return (chance_in_words(chances), f"With 80 % it is signed by {by_in_words(chances.signature.p80, chances)}.")
    if (found := chances.milestones.get(milestone)) is None:
        return ()
    finish = found.finish
    said = [
        f"An even chance to be done by {by_in_words(finish.p50, chances)}, 80 % by {by_in_words(finish.p80, chances)}.",
        f"It decides the signature date in {percent(found.criticality)} of cases.",
    ]
    if found.gain:
        said.append(f"If it goes quickly, signature is {counted(found.gain, 'day')} earlier at 80 %.")
    return tuple(said)

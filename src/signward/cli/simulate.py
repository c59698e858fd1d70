"""`signward simulate PLAN…`: the distribution of the signature date, and what costs time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from signward.cli.answers import Answer, Read, answer_each, as_line, under_name
from signward.core.plan.state import Plan
from signward.core.risk.simulation import Driver, Simulation
from signward.core.risk.simulation import simulate as play
from signward.core.schedule.wording import day_in_words

_CHANCES: Final = (10, 50, 80, 90, 95)


@dataclass(frozen=True, slots=True)
class Asked:
    """How often to play the plan and what to tell: chances by days `by`, and within numbers of working days."""

    trials: int = 10_000
    seed: int = 1
    by: tuple[date, ...] = ()
    within: tuple[float, ...] = ()


def simulate(read: Read, today: date, asked: Asked, form: str = "text", several: bool = False) -> int:
    """Prints what the trials of each plan say, as `text` or `json`. Chances are no yes or no, so the exit code is 0."""

    def answer(plan: Plan, file: str | None) -> Answer:
        found = play(plan, today, trials=asked.trials, seed=asked.seed, drivers=True)
        words = as_line(file, as_json(found, asked)) if form == "json" else under_name(file, _text(plan, found, asked))
        return words, True

    return answer_each(read, form, several, answer)


def as_json(found: Simulation, asked: Asked) -> dict[str, Any]:
    """The public shape, version 1. A day that the gates do not reach any more is null."""
    days = list(dict.fromkeys((*((found.target,) if found.target else ()), *asked.by)))
    return {
        "signward": 1,
        "today": str(found.today),
        "target": str(found.target) if found.target else None,
        "trials": found.trials,
        "seed": found.seed,
        "p_on_time": found.p_on_time,
        "signature": {f"p{chance}": _day(found.signed_by(chance / 100)) for chance in _CHANCES},
        "working_days": {
            "mean": round(float(found.working_days.mean(dtype=float)), 3),
            "sd": round(float(found.working_days.std(dtype=float)), 3),
            **{f"p{chance}": round(found.working_days_by(chance / 100), 3) for chance in _CHANCES},
        },
        "p_by": {str(day): found.p_by(day) for day in days},
        "p_within": {f"{number:g}": found.p_within(number) for number in asked.within},
        "p_never": found.never,
        "milestones": [
            {
                "id": m.id,
                "criticality": m.criticality,
                "p_late": m.p_late,
                "p50_finish": _day(found.finished_by(m.id, 0.5)),
                "p80_finish": _day(found.finished_by(m.id, 0.8)),
            }
            for m in found.milestones
        ],
        "drivers": [_driver(driver) for driver in found.drivers],
    }


def _driver(driver: Driver) -> dict[str, Any]:
    what = {"risk": driver.risk} if driver.milestone is None else {"milestone": driver.milestone}
    return what | {"gain_p80_days": driver.gain}


def _text(plan: Plan, found: Simulation, asked: Asked) -> str:
    beside = found.target or found.today
    names = plan.names
    lines = [_sentence(found, beside), ""]
    if found.working_days.min() == found.working_days.max():
        lines = [f"{_sentence(found, beside)} No duration has a spread: give [P10, P50, P90] to see chances.", ""]
    lines += [f"  {chance:>2} %  {_words(found.signed_by(chance / 100), beside)}" for chance in _CHANCES]
    lines += [f"\nBy {day_in_words(day, beside)}: {found.p_by(day):.0%}" for day in asked.by]
    lines += [f"\nWithin {number:g} working days: {found.p_within(number):.0%}" for number in asked.within]
    if found.drivers:
        lines += ["", "What costs time (days that the 80 % date gains if it goes quickly or does not happen):"]
        lines += [f"  {d.gain:>3}  {names[d.milestone] if d.milestone else d.risk}" for d in found.drivers[:8]]
    critical = sorted((m for m in found.milestones if m.criticality), key=lambda m: -m.criticality)
    if critical:
        lines += ["", "How often it decides the date:"]
        lines += [f"  {m.criticality:>4.0%}  {names[m.id]}" for m in critical[:8]]
    return "\n".join(lines) + "\n"


def _sentence(found: Simulation, beside: date) -> str:
    likely = f"{_words(found.signed_by(0.5), beside)} (80 %: {_words(found.signed_by(0.8), beside)})"
    if found.target is None or found.p_on_time is None:
        return f"Even chance of signature by {likely}. No target signature date is set."
    chance = f"{found.p_on_time:.0%}"
    return f"Chance to sign by {day_in_words(found.target, found.today)}: {chance}. Even chance by {likely}."


def _words(day: date | None, beside: date) -> str:
    return day_in_words(day, beside) if day else "no day: a gate has met for the last time by then"


def _day(day: date | None) -> str | None:
    return str(day) if day else None

"""The trials of a plan as `simulate` prints them: for scripts as JSON values, for people as lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from signward.core.plan.state import Plan
from signward.core.risk import words
from signward.core.risk.costs import Driver, GateChances
from signward.core.risk.simulation import Simulation
from signward.core.risk.what_if import WhatIf
from signward.core.schedule.wording import day_in_words, percent

_CHANCES: Final = (10, 50, 80, 90, 95)
_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """How often to play the plan and what to tell: chances by days `by` and within numbers of working days, and
    `what_if`, changes to make all together."""

    trials: int = 10_000
    seed: int = 1
    by: tuple[date, ...] = ()
    within: tuple[float, ...] = ()
    what_if: tuple[str, ...] = ()


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
        "gates": [_gate(gate) for gate in found.gates],
    }


def what_if_as_json(found: WhatIf, asked: Asked) -> dict[str, Any]:
    """The plan as it is, and under `what_if` the plan as it would be in the same shape, with what differs: calendar
    days by which each percentile of the signature moves (below 0 for earlier), and how often it is earlier or later."""
    moved = {f"p{chance}_days": found.days(chance / 100) for chance in _CHANCES}
    often = {"p_earlier": found.p_earlier, "p_later": found.p_later, "p_on_time_change": found.on_time}
    other = {"changes": list(asked.what_if)} | moved | often | as_json(found.after, asked)
    return as_json(found.before, asked) | {"what_if": other}


def _driver(driver: Driver) -> dict[str, Any]:
    if driver.gate is not None:
        return {"gate": driver.gate, "gain_p80_days": driver.gain}
    if driver.milestone is None:
        return {"risk": driver.risk, "gain_p80_days": driver.gain}
    days = {"p10_duration": driver.quick, "p50_duration": driver.usual}
    return {"milestone": driver.milestone, "gain_p80_days": driver.gain} | days


def _gate(gate: GateChances) -> dict[str, Any]:
    """`days_if_missed`: by how many calendar days the even chance of signature moves then."""
    return {
        "id": gate.id,
        "meeting": str(gate.meeting),
        "p_miss": gate.p_miss,
        "next": _day(gate.following),
        "days_if_missed": gate.cost,
        "meetings": [{"date": str(day), "share": share} for day, share in gate.meetings],
    }


def as_text(plan: Plan, found: Simulation, asked: Asked) -> str:
    beside = found.target or found.today
    said = words.chances_in_words(found)
    if found.working_days.min() == found.working_days.max():
        said += " No duration has a spread: give [P10, P50, P90] to see chances."
    lines = [said, ""]
    lines += [f"  {chance:>2} %  {_words(found.signed_by(chance / 100), beside)}" for chance in _CHANCES]
    lines += _asked(found, asked)
    if found.drivers:
        lines += ["", "What costs time:"]
        lines += [f"  {words.driver_in_words(plan, driver)}" for driver in found.drivers[:_SHOWN]]
    if found.gates:
        lines += ["", "Meetings:", *(f"  {words.gate_in_words(plan, gate, beside)}" for gate in found.gates)]
    critical = sorted((m for m in found.milestones if m.criticality), key=lambda m: -m.criticality)
    if critical:
        lines += ["", "How often it decides the date:"]
        lines += [f"  {percent(m.criticality):>7}  {plan.names[m.id]}" for m in critical[:_SHOWN]]
    return "\n".join(lines) + "\n"


def what_if_as_text(other: Plan, found: WhatIf, asked: Asked) -> str:
    lines = [f"What if {', '.join(asked.what_if)}", "", *words.what_if_in_words(found), ""]
    lines += [*_side_by_side(found), *_asked_of_both(found, asked)]
    if found.after.drivers:
        lines += ["", "What would cost time then:"]
        lines += [f"  {words.driver_in_words(other, driver)}" for driver in found.after.drivers[:_SHOWN]]
    return "\n".join(lines) + "\n"


def _side_by_side(found: WhatIf) -> list[str]:
    beside = found.before.target or found.before.today
    rows = [("", "as it is", "as it would be", "")]
    for chance in _CHANCES:
        was, now = (_words(version.signed_by(chance / 100), beside) for version in (found.before, found.after))
        rows.append((f"{chance} %", was, now, words.moved_in_words(found.days(chance / 100)) if was != now else ""))
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    return [f"  {a:>{widths[0]}}  {b:<{widths[1]}}  {c:<{widths[2]}}  {d}".rstrip() for a, b, c, d in rows]


def _asked_of_both(found: WhatIf, asked: Asked) -> list[str]:
    both = zip(_asked(found.before, asked), _asked(found.after, asked), strict=True)
    return [f"{was}, then {now.rpartition(': ')[2]}" if was else "" for was, now in both]


def _asked(found: Simulation, asked: Asked) -> list[str]:
    beside = found.target or found.today
    lines = [f"By {day_in_words(day, beside)}: {percent(found.p_by(day))}" for day in asked.by]
    lines += [f"Within {number:g} working days: {percent(found.p_within(number))}" for number in asked.within]
    return ["", *lines] if lines else []


def _words(day: date | None, beside: date) -> str:
    return day_in_words(day, beside) if day else words.NEVER


def _day(day: date | None) -> str | None:
    return str(day) if day else None

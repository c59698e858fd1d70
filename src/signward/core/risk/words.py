"""What a simulation says, in sentences for people: the chance, what costs time, and what a change would do."""

from __future__ import annotations

from datetime import date

from signward.core.plan.state import Plan
from signward.core.risk.costs import Driver, GateChances
from signward.core.risk.simulation import Simulation
from signward.core.risk.what_if import WhatIf
from signward.core.schedule.wording import counted, day_in_words, percent, quoted

NEVER = "no day, since a gate has met for the last time by then"


def chances_in_words(found: Simulation) -> str:
    """`Chance to sign by 18 Dec: 35 %. Even chance by 6 Jan 2027 (80 %: 22 Jan 2027).`"""
    likely = f"{_by(found, 0.5)} (80 %: {_by(found, 0.8)})"
    if found.target is None or found.p_on_time is None:
        return f"Even chance of signature by {likely}. No target signature date is set."
    target = day_in_words(found.target, found.today)
    return f"Chance to sign by {target}: {percent(found.p_on_time)}. Even chance by {likely}."


def driver_in_words(plan: Plan, driver: Driver) -> str:
    """`If “Security review passed” takes 8 business days instead of 15, signature is 9 days earlier at 80 %.`"""
    gained = f"signature is {counted(driver.gain, 'day')} earlier at 80 %."
    if driver.gate is not None:
        return f"If {quoted(plan.names[driver.gate])} can be had on any day, without papers ahead, {gained}"
    if driver.milestone is None:
        return f"If the risk {quoted(driver.risk or '')} does not come true, {gained}"
    name, quick = quoted(plan.names[driver.milestone]), counted(driver.quick, "business day")
    if driver.quick == driver.usual:
        return f"If {name} takes no more than {quick}, {gained}"
    return f"If {name} takes {quick} instead of {driver.usual}, {gained}"


def gate_in_words(plan: Plan, gate: GateChances, beside: date) -> str:
    """`The chance that “Board approves” misses its meeting of 8 Dec is 34 %; the next is 22 Dec, and signature then
    comes 14 days later.`"""
    said = f"The chance that {quoted(plan.names[gate.id])} misses its meeting of {day_in_words(gate.meeting, beside)}"
    said += f" is {percent(gate.p_miss)}"
    if gate.following is None:
        return f"{said}; there is none after it."
    said += f"; the next is {day_in_words(gate.following, beside)}"
    return f"{said}." if gate.cost is None else f"{said}, and signature then comes {_moved_or_not(gate.cost)}."


def _moved_or_not(days: int) -> str:
    return moved_in_words(days) if days else "no later"


def what_if_in_words(found: WhatIf) -> tuple[str, ...]:
    """One sentence on the signature date, one on the chance where there is a target, one on how sure the change is."""
    said = [f"Even chance of signature by {_instead(found, 0.5)}; 80 %: {_instead(found, 0.8)}."]
    if found.after.target is not None and found.after.p_on_time is not None:
        said.append(_chance_instead(found))
    return (*said, _how_often(found))


def moved_in_words(days: int | None) -> str:
    """`7 days earlier`, `1 day later`, `the same day`; empty where one of the two days never comes."""
    if days is None:
        return ""
    return f"{counted(abs(days), 'day')} {'earlier' if days < 0 else 'later'}" if days else "the same day"


def _by(found: Simulation, chance: float, beside: date | None = None) -> str:
    day = found.signed_by(chance)
    return day_in_words(day, beside or found.target or found.today) if day else NEVER


def _instead(found: WhatIf, chance: float) -> str:
    beside = found.before.target or found.before.today
    was, now = (_by(version, chance, beside) for version in (found.before, found.after))
    moved = moved_in_words(found.days(chance))
    return f"{now}, as now" if was == now else f"{now} instead of {was}{f' ({moved})' if moved else ''}"


def _chance_instead(found: WhatIf) -> str:
    before, after = found.before, found.after
    target = day_in_words(after.target, after.today) if after.target else ""
    said = f"Chance to sign by {target}: {percent(after.p_on_time or 0)}"
    if before.target is None or before.p_on_time is None:
        return f"{said}."
    if before.target != after.target:
        return f"{said}; by {day_in_words(before.target, before.today)} it was {percent(before.p_on_time)}."
    return f"{said} instead of {percent(before.p_on_time)}."


def _how_often(found: WhatIf) -> str:
    if not found.p_earlier and not found.p_later:
        return "The change moves signature in no trial."
    said = [f"{kind} in {percent(p)}" for kind, p in (("earlier", found.p_earlier), ("later", found.p_later)) if p]
    return f"Signature is {' and '.join(said)} of the trials."

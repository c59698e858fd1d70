"""The chance of a plan in the sentence that pages, paper and commands share. NumPy is not needed to say it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from signward.core.schedule.wording import day_in_words, percent

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


def chance_in_words(chances: Chances) -> str:
    """`Chance to sign by 18 Dec: 12 %. Even chance by 15 Jan 2027.`"""
    if chances.untold:
        return chances.untold
    said = []
    if chances.target is not None and chances.on_time is not None:
        said.append(f"Chance to sign by {day_in_words(chances.target, chances.today)}: {percent(chances.on_time)}.")
    said.append(_even(chances))
    return " ".join(said)


def by_in_words(day: date | None, chances: Chances) -> str:
    """A day by which something is likely, beside the target; None is no day in reach."""
    if day is None:
        return "no day: a gate has met for the last time by then"
    return day_in_words(day, chances.target or chances.today)


def _even(chances: Chances) -> str:
    if chances.signature.p50 is None:
        return "In more than half of all cases a gate has met for the last time before it is needed."
    return f"Even chance by {by_in_words(chances.signature.p50, chances)}."

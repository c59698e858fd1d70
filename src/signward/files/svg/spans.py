"""The days of signature gathered into spans that a drawing has room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from signward.core.risk.simulation import Simulation
from signward.files.svg.scale import Scale

_LENGTHS: Final = (1, 7, 14, 28)
_NARROWEST: Final = 12.0
"""Units that a bar is wide at least."""
_ENDS: Final = (0.005, 0.99)
"""Chances by which the drawing begins and ends, of what is signed at all; what comes later is said at its edge."""
_LEAST: Final = 20
_AROUND: Final = 3
_AIR: Final = 6.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The share of trials signed from `first` to `last`, both included; `late` is that part of it after the target."""

    first: date
    last: date
    share: float
    late: float


def scale_of(shown: list[Simulation], width: float) -> Scale:
    """From the earliest to the latest likely signature of all, their targets inside."""
    chances = [(version, chance * (1 - version.never)) for version in shown for chance in _ENDS]
    ends = [day for version, chance in chances if (day := version.signed_by(chance))]
    days = ends + [version.target for version in shown if version.target] or [shown[0].today]
    short = max(0, _LEAST - (max(days) - min(days)).days) // 2
    first = min(days) - timedelta(_AROUND + short)
    last = max(days) + timedelta(_AROUND + short)
    return Scale(first - timedelta(first.weekday()), last + timedelta(6 - last.weekday()), _AIR, width - _AIR, 0, width)


def bars(version: Simulation, scale: Scale) -> list[Bar]:
    """By day, week, fortnight or four weeks, as there is room; empty ones too, so that they line up."""
    length = next((n for n in _LENGTHS if n * scale.per_day >= _NARROWEST), _LENGTHS[-1])
    found, first, before = [], scale.first, version.p_by(scale.first - timedelta(1))
    while first <= scale.last:
        last = min(first + timedelta(length - 1), scale.last)
        reached = version.p_by(last)
        late = reached - max(before, version.p_by(min(last, version.target))) if version.target else 0.0
        found.append(Bar(first, last, reached - before, late))
        first, before = last + timedelta(1), reached
    return found

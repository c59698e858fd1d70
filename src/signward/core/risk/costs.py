"""What costs time, read off the trials: milestones, risks and gates, and what a missed meeting would cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from signward.core.risk.days import Days, day_by, shares_by_day
from signward.core.risk.ground import Prepared
from signward.core.risk.otherwise import Kind, Otherwise


@dataclass(frozen=True, slots=True)
class Driver:
    """What costs time: `gain` is how many calendar days earlier the P80 of the signature would be if the `milestone`
    went at its P10, if the `risk` (its words) did not come true, or if the `gate` decided on any day on which both
    sides work, with no papers due before; all other fortunes being the same. One of the three is named.

    `quick` and `usual` are the P10 and the median of the milestone's whole business days; of running work, those that
    are still possible.
    """

    milestone: str | None
    risk: str | None
    gain: int
    quick: int = 0
    usual: int = 0
    gate: str | None = None


@dataclass(frozen=True, slots=True)
class GateChances:
    """A gate ahead: `meeting` is the one that the plan reaches if everything takes its median, `p_miss` the share of
    trials in which the gate falls later, `following` the meeting after it (None where there is none).

    `cost` is by how many calendar days the even chance of signature moves if the meeting is missed: of the trials in
    which the gate falls on it, the median signature with the gate held one meeting later, less the median as it is.
    None where there are no such trials or the signature never comes then. `meetings` has the share of trials by
    meeting; what is left to 1 meets no more.
    """

    id: str
    meeting: date
    p_miss: float
    following: date | None
    cost: int | None
    meetings: tuple[tuple[date, float], ...]


def drivers(prepared: Prepared, signature: Days, changed: dict[Otherwise, Days]) -> tuple[Driver, ...]:
    """The costliest first. What never comes with 80 % on either side is left out."""
    found = []
    for one, days in changed.items():
        was, now = day_by(signature, 0.8), day_by(days, 0.8)
        if one.kind is not Kind.MISSED and was is not None and now is not None and now < was:
            found.append(_driver(prepared, one, was - now))
    return tuple(sorted(found, key=lambda driver: -driver.gain))


def gates(
    prepared: Prepared, today: date, signature: Days, finish: dict[str, Days], changed: dict[Otherwise, Days]
) -> tuple[GateChances, ...]:  # fmt: skip
    """The gates ahead, in the plan's order."""
    return tuple(
        _gate(prepared, i, today, finish[prepared.ids[i]], _cost(prepared, i, signature, finish, changed))
        for i in prepared.gates
    )


def _driver(prepared: Prepared, one: Otherwise, gain: int) -> Driver:
    if one.kind is Kind.SPARED:
        return Driver(None, prepared.plan.risks[one.of].what, gain)
    if one.kind is Kind.ON_DEMAND:
        return Driver(None, None, gain, gate=prepared.ids[one.of])
    made = prepared.tables[one.of]
    return Driver(prepared.ids[one.of], None, gain, made.at_p10, made.median)


def _gate(prepared: Prepared, i: int, today: date, finish: Days, cost: int | None) -> GateChances:
    ahead, now = prepared.gates[i], prepared.ground.today
    shares = shares_by_day(finish).items()
    return GateChances(
        id=prepared.ids[i],
        meeting=today + timedelta(days=ahead.meeting - now),
        p_miss=float(np.mean(finish > ahead.meeting - now)),
        following=None if ahead.following is None else today + timedelta(days=ahead.following - now),
        cost=cost,
        meetings=tuple((today + timedelta(days=day), share) for day, share in shares),
    )


def _cost(
    prepared: Prepared, i: int, signature: Days, finish: dict[str, Days], changed: dict[Otherwise, Days]
) -> int | None:  # fmt: skip
    missed = changed.get(Otherwise(Kind.MISSED, i))
    made = finish[prepared.ids[i]] == prepared.gates[i].meeting - prepared.ground.today
    if missed is None or not made.any():
        return None
    was, now = day_by(signature[made], 0.5), day_by(missed[made], 0.5)
    return None if was is None or now is None else now - was

"""What the trials of a plan come to, as pages and drawings show it: a few days and shares, without the trials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from signward.core.plan.state import Plan
from signward.core.risk.costs import Driver, GateChances
from signward.core.risk.days import Days, shares_by_day
from signward.core.risk.simulation import Simulation, simulate
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.verdict import SignedBy

TRIALS: Final = 4_000
"""A chance is then sure to within 0.8 percentage points (one standard error at 50 %), and costs about 14 ms at 40
milestones. The seed never changes, so the same plan on the same day shows the same figures everywhere."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The days by which something is over with 10, 50, 80 and 90 %. None where its gates run out before."""

    p10: date | None
    p50: date | None
    p80: date | None
    p90: date | None


@dataclass(frozen=True, slots=True)
class Likely:
    """One milestone that is not done. `criticality` is the share of trials in which it decides the signature date;
    `gain` how many calendar days earlier the 80 % date of the signature would be if it went at its P10."""

    finish: Spread
    criticality: float
    gain: int


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """`on_time` is the chance to sign by the target, None without one. `milestones` has those not done, by id.

    `reached` has the days of signature in rising order, counted from today, and the share of trials signed by each.
    `untold` says in words why there is no chance to tell; all else is empty then.
    """

    today: date
    target: date | None
    on_time: float | None
    signature: Spread
    milestones: Mapping[str, Likely]
    drivers: tuple[Driver, ...] = ()
    untold: str = ""
    gates: tuple[GateChances, ...] = ()
    reached: tuple[Days, NDArray[np.float32]] | None = None

    @property
    def signed_by(self) -> SignedBy | None:
        """What a verdict reckons with; None where no chance is told."""
        return None if self.untold else SignedBy(self.signature.p50, self.signature.p80)

    def by(self, day: date) -> float | None:
        """The chance to sign by a day; None where no chance is told."""
        if self.reached is None:
            return None
        days, shares = self.reached
        place = int(np.searchsorted(days, (day - self.today).days, side="right"))
        return float(shares[place - 1]) if place else 0.0


def chances(plan: Plan, today: date, *, drivers: bool = True) -> Chances:
    """Plays the plan. Without `drivers` no `gain` is known, at about half the time."""
    try:
        found = simulate(plan, today, trials=TRIALS, drivers=drivers)
    except ScheduleError as wrong:
        return _untold(plan, today, f"No chance can be told: {wrong}.")
    if found.signature.min() == found.signature.max() and found.working_days.min() == found.working_days.max():
        return _untold(plan, today, CERTAIN)
    return _told(plan, found)


CERTAIN: Final = "No chance can be told: nothing in the plan says how far its time may vary."


def _told(plan: Plan, found: Simulation) -> Chances:
    gains = {driver.milestone: driver.gain for driver in found.drivers}
    done = {milestone.id for milestone in plan.milestones if milestone.done}
    likely = {
        played.id: Likely(
            Spread(*(found.finished_by(played.id, chance) for chance in _SHOWN)),
            played.criticality, gains.get(played.id, 0),
        )
        for played in found.milestones
        if played.id not in done
    }  # fmt: skip
    signature = Spread(*(found.signed_by(chance) for chance in _SHOWN))
    shares = shares_by_day(found.signature)
    reached = np.fromiter(shares, np.int32), np.cumsum(np.fromiter(shares.values(), np.float32))
    return Chances(
        found.today, found.target, found.p_on_time, signature, likely, found.drivers, gates=found.gates, reached=reached
    )


_SHOWN: Final = (0.1, 0.5, 0.8, 0.9)


def _untold(plan: Plan, today: date, why: str) -> Chances:
    return Chances(today, plan.target_signature, None, Spread(None, None, None, None), {}, untold=why)

"""What a change would do to the signature date: both versions of a plan under the same fortunes, nothing saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from signward.core.plan.state import Plan
from signward.core.risk.simulation import Simulation, simulate


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The plan as it is and as it would be. Trial n of `before` and trial n of `after` met the same fortunes, so what
    differs is the change and not the luck (common random numbers)."""

    before: Simulation
    after: Simulation

    @property
    def p_earlier(self) -> float:
        """The chance that the change makes signature earlier."""
        return float(np.mean(self.after.signature < self.before.signature))

    @property
    def p_later(self) -> float:
        """The chance that the change makes signature later."""
        return float(np.mean(self.after.signature > self.before.signature))

    def days(self, chance: float) -> int | None:
        """By how many calendar days the day moves by which the plan is signed with this chance, below 0 for earlier;
        None where one of the two is signed by no day with it."""
        was, now = self.before.signed_by(chance), self.after.signed_by(chance)
        return (now - was).days if was and now else None

    @property
    def on_time(self) -> float | None:
        """By how much the chance to sign by the target rises, each plan by its own target; None without one."""
        was, now = self.before.p_on_time, self.after.p_on_time
        return None if was is None or now is None else now - was


def what_if(
    plan: Plan, other: Plan, today: date, *, trials: int = 10_000, seed: int = 1, drivers: bool = False
) -> WhatIf:  # fmt: skip
    """Plays both. Milestones and risks that both plans hold under the same id are drawn alike; see `simulate`."""
    before, after = (simulate(p, today, trials=trials, seed=seed, drivers=drivers) for p in (plan, other))
    return WhatIf(before, after)

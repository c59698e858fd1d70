"""A plan played through many times: when it is signed, how sure the target is, and what decides it.

In each trial every duration is drawn and rounded up to whole days, and both passes are run on the calendars by the
rules of `schedule`. The model is explained in `docs/scheduling.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from signward.core.plan.state import Pace, Plan
from signward.core.risk import costs
from signward.core.risk.costs import Driver, GateChances
from signward.core.risk.days import NO_DAY, Days, day_by, least
from signward.core.risk.drawn import draw
from signward.core.risk.draws import Fortunes
from signward.core.risk.ground import Prepared, prepare
from signward.core.risk.otherwise import Otherwise
from signward.core.risk.ticks import Column
from signward.core.risk.trials import Block, play
from signward.core.risk.working_days import Lengths

BLOCK: Final = 5_000
"""Trials that are played at once: few enough to stay in the processor's cache, enough to make Python wait little."""


@dataclass(frozen=True, slots=True)
class Played:
    """What the trials say of one milestone.

    `criticality` is the share of trials in which it had no slack against that trial's signature (ties count for all),
    `p_late` the share in which its slack against the target was negative, None without a target. `finish` is the last
    day of its work by trial, in days after today.
    """

    id: str
    criticality: float
    p_late: float | None
    finish: Days


@dataclass(frozen=True, slots=True)
class Simulation:
    """The trials. `signature` is the day of each trial's signature, in days after today, in the order drawn.

    `never` is the share of trials in which a gate had met for the last time; they are signed by no day.
    `working_days` is the longest path from today in continuous working time, before calendars.
    """

    today: date
    target: date | None
    trials: int
    seed: int
    signature: Days
    never: float
    working_days: NDArray[np.float32]
    milestones: tuple[Played, ...]
    drivers: tuple[Driver, ...] = ()
    gates: tuple[GateChances, ...] = ()

    @property
    def p_on_time(self) -> float | None:
        """The chance to sign by the target."""
        return self.p_by(self.target) if self.target else None

    def p_by(self, day: date) -> float:
        """The chance to sign by a day."""
        return float(np.mean(self.signature <= (day - self.today).days))

    def p_within(self, days: float) -> float:
        """The chance that the longest path takes at most so many working days."""
        return float(np.mean(self.working_days <= days + 1e-6))

    def signed_by(self, chance: float) -> date | None:
        """The first day by which the plan is signed with at least this chance; None where the gates run out before."""
        return _day(self.today, self.signature, chance)

    def working_days_by(self, chance: float) -> float:
        """The length that the longest path reaches or undercuts with at least this chance."""
        return float(least(self.working_days, chance))

    def finished_by(self, milestone: str, chance: float) -> date | None:
        """The same of a milestone. Raises KeyError for an unknown one."""
        found = {played.id: played.finish for played in self.milestones}[milestone]
        return _day(self.today, found, chance)


def simulate(
    plan: Plan, today: date, *, trials: int = 10_000, seed: int = 1, drivers: bool = False
) -> Simulation:  # fmt: skip
    """Plays the plan. The same seed gives the same answer, and a change of one milestone leaves the draws of others.

    With `drivers` it also finds what each milestone, risk and gate costs at P80, the costliest first, and what a missed
    meeting costs, at several times the time. Raises ScheduleError where the plan cannot be scheduled.
    """
    prepared = prepare(plan, today)
    fortunes = Fortunes(seed, plan.pace or Pace())
    sizes = [min(BLOCK, trials - done) for done in range(0, trials, BLOCK)]
    blocks = [play(prepared, draw(prepared, fortunes, size), size, drivers=drivers) for size in sizes]
    signature = _days(prepared, [block.signature for block in blocks], sizes)
    changed = _changed(prepared, blocks, sizes)
    milestones = tuple(_played(prepared, blocks, sizes, m.id) for m in plan.milestones)
    finish = {played.id: played.finish for played in milestones}
    return Simulation(
        today=today, target=plan.target_signature, trials=trials, seed=seed,
        signature=signature, never=float(np.mean(signature == NO_DAY)),
        working_days=_joined([block.working_days for block in blocks], sizes).astype(np.float32),
        milestones=milestones, drivers=costs.drivers(prepared, signature, changed),
        gates=costs.gates(prepared, today, signature, finish, changed),
    )  # fmt: skip


def _day(today: date, days: Days, chance: float) -> date | None:
    found = day_by(days, chance)
    return None if found is None else today + timedelta(days=found)


def _played(prepared: Prepared, blocks: list[Block], sizes: list[int], milestone: str) -> Played:
    i, trials = prepared.index[milestone], sum(sizes)
    late = sum(block.late.get(i, 0) for block in blocks) / trials if prepared.plan.target_signature else None
    return Played(
        id=milestone,
        criticality=sum(block.critical.get(i, 0) for block in blocks) / trials,
        p_late=late,
        finish=_days(prepared, [block.finish[i] for block in blocks], sizes),
    )


def _changed(prepared: Prepared, blocks: list[Block], sizes: list[int]) -> dict[Otherwise, Days]:
    """The signature if one thing were otherwise; as it is in blocks in which that changes nothing."""
    found = dict.fromkeys(one for block in blocks for one in block.otherwise)
    return {one: _days(prepared, [b.otherwise.get(one, b.signature) for b in blocks], sizes) for one in found}


def _days(prepared: Prepared, columns: Sequence[Column], sizes: list[int]) -> Days:
    days = _joined(columns, sizes)
    return np.where(days >= prepared.beyond, np.int32(NO_DAY), days) if days.max() >= prepared.beyond else days


def _joined(columns: Sequence[Column | Lengths], sizes: list[int]) -> NDArray[Any]:
    return np.concatenate([c if np.ndim(c) else np.full(n, c) for c, n in zip(columns, sizes, strict=True)])

"""What fortune gives to every milestone and risk of a plan in a block of trials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from signward.core.plan.state import Risk
from signward.core.risk.draws import P10, Cells, Fortunes
from signward.core.risk.ground import Prepared
from signward.core.risk.ticks import Column
from signward.core.risk.working_days import Lengths

Delay = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Drawn:
    """By index: a cell for each milestone that is drawn, and the working days that each risk (by its number in the
    plan) adds."""

    cells: dict[int, Cells]
    delays: dict[int, dict[int, Delay]]

    def but_quick(self, i: int) -> Drawn:
        """The milestone goes at its P10 at most."""
        return replace(self, cells=self.cells | {i: np.minimum(self.cells[i], P10)})

    def but_spared(self, risk: int) -> Drawn:
        """The risk does not come true."""
        spared = {i: {n: d for n, d in delays.items() if n != risk} for i, delays in self.delays.items()}
        return replace(self, delays=spared)

    @property
    def risks(self) -> dict[int, tuple[int, ...]]:
        """What each risk delays."""
        numbers = sorted({n for delays in self.delays.values() for n in delays})
        return {n: tuple(i for i, delays in self.delays.items() if n in delays) for n in numbers}


def draw(prepared: Prepared, fortunes: Fortunes, trials: int) -> Drawn:
    """Every milestone's fortune in so many further trials."""
    fortunes.begin(trials)
    sides = {prepared.index[m.id]: m.lead for m in prepared.plan.milestones}
    cells = {i: fortunes.cells(prepared.ids[i], sides[i]) for i in prepared.tables}
    return Drawn(cells, _delays(prepared, fortunes))


def whole_days(prepared: Prepared, drawn: Drawn, i: int) -> Column:
    """Whole working days, delays of risks included."""
    cells = drawn.cells.get(i)
    length: Column = prepared.fixed[i] if cells is None else prepared.tables[i].whole.take(cells)
    for delay in drawn.delays.get(i, {}).values():
        length = length + np.ceil(delay).astype(np.int32)
    return length


def remaining_days(prepared: Prepared, drawn: Drawn, i: int) -> Lengths:
    """Working days as drawn, without rounding; of what runs, those that are left."""
    cells = drawn.cells.get(i)
    length: Lengths = float(prepared.fixed[i]) if cells is None else prepared.tables[i].exact.take(cells)
    for delay in drawn.delays.get(i, {}).values():
        length = length + delay
    return np.maximum(length - prepared.elapsed[i], 0.0) if i in prepared.elapsed else length


def _delays(prepared: Prepared, fortunes: Fortunes) -> dict[int, dict[int, Delay]]:
    """One roll a risk: where it comes true, it delays everything that it threatens."""
    found: dict[int, dict[int, Delay]] = {}
    for number, (risk, name) in enumerate(zip(prepared.plan.risks, _names(prepared.plan.risks), strict=True)):
        if not risk.chance or not risk.days:
            continue
        comes = fortunes.happens(name, risk.chance) * np.float32(risk.days)
        for i in (prepared.index[name] for name in risk.threatens if name in prepared.index):
            if i in prepared.open_work:
                found.setdefault(i, {})[number] = comes
    return found


def _names(risks: Sequence[Risk]) -> list[str]:
    """What a risk's fortune hangs on: its id or its words, so that it keeps it when another risk goes."""
    words = [risk.id or risk.what for risk in risks]
    return [f"risk {word} {words[:n].count(word) or ''}" for n, word in enumerate(words)]

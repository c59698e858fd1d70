"""A block of trials: durations drawn, both passes run, and what each trial says counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from signward.core.plan.state import Risk
from signward.core.risk.draws import P10, Cells, Fortunes
from signward.core.risk.earliest import Earliest, earliest, place
from signward.core.risk.ground import Prepared
from signward.core.risk.latest import latest
from signward.core.risk.ticks import Column
from signward.core.risk.working_days import Lengths, longest_path

Delay = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What fortune gave by index: a cell for each milestone that is drawn, and the working days that each risk (by its
    number in the plan) adds."""

    cells: dict[int, Cells]
    delays: dict[int, dict[int, Delay]]


@dataclass(frozen=True, slots=True)
class Block:
    """Days are counted from today. `critical` and `late` say in how many trials, by index.

    `without` holds the signature as it would be if a milestone (by id) went at its P10, or a risk (by its number) did
    not come true, all other fortunes being the same.
    """

    signature: Column
    working_days: Lengths
    finish: dict[int, Column]
    critical: dict[int, int]
    late: dict[int, int]
    without: dict[str | int, Column]


def draw(prepared: Prepared, fortunes: Fortunes, trials: int) -> Drawn:
    """Every milestone's fortune in so many further trials."""
    fortunes.begin(trials)
    sides = {prepared.index[m.id]: m.lead for m in prepared.plan.milestones}
    cells = {i: fortunes.cells(prepared.ids[i], sides[i]) for i in prepared.tables}
    return Drawn(cells, _delays(prepared, fortunes))


def play(prepared: Prepared, drawn: Drawn, trials: int, *, drivers: bool) -> Block:
    """Both passes over the block; with `drivers` also what each milestone and risk costs."""
    ground = prepared.ground
    whole = [_whole(prepared, drawn, i) for i in range(len(prepared.ids))]
    early = earliest(ground, whole)
    critical, late = _counted(prepared, early, trials)
    return Block(
        signature=_over(prepared, early, prepared.signature),
        working_days=_path(prepared, drawn),
        finish={i: _over(prepared, early, i) for i in range(len(whole)) if i != prepared.signature},
        critical=critical,
        late=late,
        without=_without(prepared, drawn, early, critical) if drivers else {},
    )


def _whole(prepared: Prepared, drawn: Drawn, i: int) -> Column:
    """Whole working days, delays of risks included."""
    cells = drawn.cells.get(i)
    length: Column = prepared.fixed[i] if cells is None else prepared.tables[i].whole.take(cells)
    for delay in drawn.delays.get(i, {}).values():
        length = length + np.ceil(delay).astype(np.int32)
    return length


def _without(
    prepared: Prepared, drawn: Drawn, early: Earliest, critical: dict[int, int]
) -> dict[str | int, Column]:  # fmt: skip
    """Only what was critical in some trial can cost anything."""
    costly = {i for i, trials in critical.items() if trials}
    found: dict[str | int, Column] = {
        prepared.ids[i]: _signed_with(prepared, early, {i: _at_p10(prepared, drawn, i)})
        for i in costly & prepared.tables.keys()
    }
    for risk in {risk for delays in drawn.delays.values() for risk in delays}:
        spared = replace(
            drawn, delays={i: {n: d for n, d in delays.items() if n != risk} for i, delays in drawn.delays.items()}
        )
        changed = {i: _whole(prepared, spared, i) for i, delays in drawn.delays.items() if risk in delays}
        found[risk] = _signed_with(prepared, early, changed)
    return found


def _at_p10(prepared: Prepared, drawn: Drawn, i: int) -> Column:
    return _whole(prepared, replace(drawn, cells=drawn.cells | {i: np.minimum(drawn.cells[i], P10)}), i)


def _signed_with(prepared: Prepared, early: Earliest, changed: dict[int, Column]) -> Column:
    ground = prepared.ground
    reached = set().union(*(_reached(i, _followers(prepared)) for i in changed))
    again = early.but(changed, reached)
    place(ground, again, [i for i in ground.links.order if i in reached])
    return _over(prepared, again, prepared.signature)


def _over(prepared: Prepared, early: Earliest, i: int) -> Column:
    """The day on which an activity is over, in days after today."""
    return early.finished(i) - (prepared.ground.today + early.late_in_day.get(i, 1))


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


def _path(prepared: Prepared, drawn: Drawn) -> Lengths:
    def remaining(i: int) -> Lengths:
        cells = drawn.cells.get(i)
        length: Lengths = float(prepared.fixed[i]) if cells is None else prepared.tables[i].exact.take(cells)
        for delay in drawn.delays.get(i, {}).values():
            length = length + delay
        return np.maximum(length - prepared.elapsed[i], 0.0) if i in prepared.elapsed else length

    return longest_path(prepared.ground, remaining, prepared.signature)


def _counted(prepared: Prepared, early: Earliest, trials: int) -> tuple[dict[int, int], dict[int, int]]:
    ground, before = prepared.ground, _before_signature(prepared)
    own = latest(ground, early.lengths, early.finished(prepared.signature), before, own_limits=False)
    critical = {i: _count(end <= early.end[i], trials) for i, end in own}
    if ground.network.target is None:
        return critical, {}
    target = ground.stretch.instant(ground.network.target.toordinal() + 1)
    bound = prepared.undone - ground.links.after_signature
    late = latest(ground, early.lengths, target, bound, own_limits=True)
    return critical, {i: _count(end < early.end[i], trials) for i, end in late}


def _count(found: object, trials: int) -> int:
    return int(np.count_nonzero(found)) if isinstance(found, np.ndarray) else trials * bool(found)


def _before_signature(prepared: Prepared) -> set[int]:
    """The signature and everything undone that it waits for."""
    links, undone = prepared.ground.links, prepared.undone
    return _reached(prepared.signature, lambda i: (e.leader for e in links.incoming[i] if e.leader in undone))


def _followers(prepared: Prepared) -> Callable[[int], Iterable[int]]:
    return lambda i: (edge.follower for edge in prepared.ground.links.outgoing[i])


def _reached(origin: int, onward: Callable[[int], Iterable[int]]) -> set[int]:
    reached, front = {origin}, [origin]
    while front:
        new = set(onward(front.pop())) - reached
        reached |= new
        front.extend(new)
    return reached

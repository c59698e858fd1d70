"""What the signature would be if one thing were otherwise, all other fortunes being the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from signward.core.risk.drawn import Drawn, whole_days
from signward.core.risk.earliest import Earliest, Ground, place
from signward.core.risk.ground import Prepared
from signward.core.risk.reach import reached
from signward.core.risk.ticks import Column, Ticks


class Kind(StrEnum):
    """A milestone goes at its P10 at most, a risk does not come true, a gate decides on any day on which both sides
    work, or a gate is held one meeting later than the plan has it."""

    QUICK = "quick"
    SPARED = "spared"
    ON_DEMAND = "on demand"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Otherwise:
    """`of` is the index of the activity; of a risk, its number in the plan."""

    kind: Kind
    of: int


def otherwise(prepared: Prepared, drawn: Drawn, early: Earliest, critical: set[int]) -> dict[Otherwise, Column]:
    """The signature for each thing that could be otherwise. Only what was `critical` in some trial gains anything."""
    ground, found = prepared.ground, dict[Otherwise, Column]()
    for i in sorted(critical & prepared.tables.keys()):
        quick = {i: whole_days(prepared, drawn.but_quick(i), i)}
        found[Otherwise(Kind.QUICK, i)] = _signed(prepared, early.but(quick), quick)
    for risk, delayed in drawn.risks.items():
        spared = {i: whole_days(prepared, drawn.but_spared(risk), i) for i in delayed}
        found[Otherwise(Kind.SPARED, risk)] = _signed(prepared, early.but(spared), spared)
    for i, gate in prepared.gates.items():
        if i in critical:
            free = _with(ground, i, ground.ticks[prepared.signature], gate.on_demand)
            found[Otherwise(Kind.ON_DEMAND, i)] = _signed(prepared, early.but({}, free), [i])
        if gate.missed is not None:
            held = _with(ground, i, ground.ticks[i], gate.missed)
            found[Otherwise(Kind.MISSED, i)] = _signed(prepared, early.but({}, held), [i])
    return found


def over(prepared: Prepared, early: Earliest, i: int) -> Column:
    """The day on which an activity is over, in days after today."""
    return early.finished(i) - (prepared.ground.today + early.late_in_day.get(i, 1))


def _with(ground: Ground, i: int, tick: Ticks, held: int) -> Ground:
    """The same ground with another calendar and another first position for one activity."""
    ticks, holds = ground.ticks[:], ground.held[:]
    ticks[i], holds[i] = tick, held
    return replace(ground, ticks=ticks, held=holds)


def _signed(prepared: Prepared, again: Earliest, changed: Iterable[int]) -> Column:
    """The signature after what changed, and all that follows it, is placed anew."""
    links = again.ground.links
    anew = reached(changed, lambda i: (edge.follower for edge in links.outgoing[i]))
    again.forget(anew)
    place(again.ground, again, [i for i in links.order if i in anew])
    return over(prepared, again, prepared.signature)

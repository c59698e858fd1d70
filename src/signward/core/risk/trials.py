"""A block of trials: both passes run over what was drawn, and what each trial says counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from signward.core.risk.drawn import Drawn, remaining_days, whole_days
from signward.core.risk.earliest import Earliest, earliest
from signward.core.risk.ground import Prepared
from signward.core.risk.latest import latest
from signward.core.risk.otherwise import Otherwise, otherwise, over
from signward.core.risk.reach import reached
from signward.core.risk.ticks import Column
from signward.core.risk.working_days import Lengths, longest_path


@dataclass(frozen=True, slots=True)
class Block:
    """Days are counted from today. `critical` and `late` say in how many trials, by index; `otherwise` holds the
    signature as it would be if one thing were otherwise."""

    signature: Column
    working_days: Lengths
    finish: dict[int, Column]
    critical: dict[int, int]
    late: dict[int, int]
    otherwise: dict[Otherwise, Column]


def play(prepared: Prepared, drawn: Drawn, trials: int, *, drivers: bool) -> Block:
    """Both passes over the block; with `drivers` also what each milestone, risk and gate costs."""
    size = len(prepared.ids)
    early = earliest(prepared.ground, [whole_days(prepared, drawn, i) for i in range(size)])
    critical, late = _counted(prepared, early, trials)
    costly = {i for i, often in critical.items() if often}
    return Block(
        signature=over(prepared, early, prepared.signature),
        working_days=longest_path(prepared.ground, lambda i: remaining_days(prepared, drawn, i), prepared.signature),
        finish={i: over(prepared, early, i) for i in range(size) if i != prepared.signature},
        critical=critical,
        late=late,
        otherwise=otherwise(prepared, drawn, early, costly) if drivers else {},
    )


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
    return reached([prepared.signature], lambda i: (e.leader for e in links.incoming[i] if e.leader in undone))

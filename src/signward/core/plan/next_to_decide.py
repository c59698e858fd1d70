"""Which path decides the signature next, should it slip: one calm sentence beside the verdict."""

from __future__ import annotations

from typing import Final

from signward.core.plan.timetable import Timetable
from signward.core.schedule.near import Path, near_critical
from signward.core.schedule.wording import counted, quoted

_NAMED: Final = 3


def near_paths(found: Timetable) -> tuple[Path, ...]:
    """The paths into the signature, the deciding one first and those near to it after; see `schedule.near`."""
    return near_critical(found.schedule, found.signature_id)


def next_to_decide(found: Timetable) -> str:
    """`If “Contract agreed” slips by more than 2 business days, it decides the date instead.` Empty where none is."""
    paths = near_paths(found)
    if len(paths) < 2:
        return ""
    deciding, near = paths[0].activities, paths[1]
    own = [found.plan.names.get(i, i) for i in near.activities if i not in deciding]
    shown = " → ".join(quoted(name) for name in own[:_NAMED])
    more = f" and {len(own) - _NAMED} more" if len(own) > _NAMED else ""
    if not near.behind:
        return f"As decisive: {shown}{more}."
    slips, it = ("slips", "it decides") if len(own) == 1 else ("slip", "they decide")
    return f"If {shown}{more} {slips} by more than {counted(near.behind, 'business day')}, {it} the date instead."

"""The chances of a plan in a file, where they can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signward.core.plan.grounds import judged
from signward.core.plan.timetable import Timetable
from signward.core.plan.uncertain import may_vary

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


def likely(table: Timetable) -> tuple[Timetable, Chances | None]:
    """The same with a verdict that reckons with its chances, and those; as it was, and None, where there is none."""
    if not may_vary(table.plan) or not judged(table.plan, table)[0]:
        return table, None
    from signward.core.risk.chances import chances  # NumPy would double the time of a command that tells no chance

    found = chances(table.plan, table.today, drivers=False)
    return (table, None) if found.untold else (table.likely_by(found.signed_by), found)

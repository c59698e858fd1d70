"""The reserve of a draft for which nobody said one: what the spread of its durations asks for, where there is room.

A draft is dated backward, so without a reserve a far target would leave everything to its last day, and every slip
would cost the date. What usual durations leave out is held at the end instead, as one buffer for all (the project
buffer of Goldratt, *Critical Chain*, 1997; here not half of the chain, but the simulated way from the forecast to the
80 % day).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from signward.core.plan.reserve import business_days
from signward.core.plan.starter import dated
from signward.core.plan.state import LONGEST_RESERVE, Plan
from signward.core.plan.timetable import timetable
from signward.core.risk.chances import Chances, chances
from signward.core.schedule.wording import counted


def with_room(draft: Plan, today: date) -> Plan:
    """The draft holding what it needs, as far as there is room before its target, and dated anew by it.

    It never holds less than it held; without a target or a chance it stays as it is. Raises ScheduleError.
    """
    signature, target = timetable(draft, today).signature, draft.target_signature
    needed = needed_in_most(draft, signature, chances(draft, today, drivers=False))
    if target is None or needed is None:
        return draft
    room = business_days(draft, signature, target)
    reserve = max(draft.reserve, min(needed, room, LONGEST_RESERVE))
    return draft if reserve == draft.reserve else dated(replace(draft, reserve=reserve), today)


def needed_in_most(plan: Plan, signature: date, likely: Chances) -> int | None:
    """The business days of both sides from the forecast by usual durations to the day of 80 %: so many are enough in 8
    of 10 cases. None where no such day is in reach, or no chance is told."""
    return None if likely.signature.p80 is None else max(0, business_days(plan, signature, likely.signature.p80))


def enough_in_words(held: int, needed: int | None) -> str:
    """Whether a reserve of so many days is enough in 8 of 10 cases, or how many would be; empty for no need."""
    if not needed:
        return ""
    enough = "It is enough" if held >= needed else f"{counted(needed, 'business day')} would be enough"
    return f"{enough} in 8 of 10 cases."

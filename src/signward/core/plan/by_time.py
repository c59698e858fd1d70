"""What changes by time alone: the day on which a plan has to be looked at again though nothing happens to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, TypeVar

from signward.core.plan.outlook import outlook
from signward.core.plan.state import Plan

AHEAD: Final = 30
"""So many days are looked at one by one; on the day after them a plan is looked at again in any case."""

T = TypeVar("T")


def next_change(plan: Plan, today: date) -> date | None:
    """The first day after today on which a list of plans may say something else of this one; None for never.

    On every day before it the outlook is that of today, unless something happens to the plan.
    """
    return None if is_settled(plan) else first_change(lambda day: outlook(plan, day), today)


def is_settled(plan: Plan) -> bool:
    """Whether no milestone is left that time could make late."""
    return all(m.done for m in plan.milestones)


def first_change(told: Callable[[date], T], today: date, ahead: int = AHEAD) -> date:
    """The first of the next `ahead` days on which `told` answers otherwise than today, else the day after them.

    It asks for every day instead of reckoning with what a day can do, so whatever `told` comes to say is covered.
    """
    now = told(today)
    days = (today + timedelta(n) for n in range(1, ahead + 1))
    return next((day for day in days if told(day) != now), today + timedelta(ahead + 1))

"""What it is worth that security, legal and procurement run at the same time: our model, not a measured fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from signward.core.plan.priors import BY_STEP, own_step
from signward.core.plan.state import Link, Milestone, Plan, Side
from signward.core.plan.timetable import timetable
from signward.core.plan.whose_days import side_calendar
from signward.core.schedule.calendars import joint_calendar
from signward.core.schedule.errors import ScheduleError

PAPER: Final = ("security", "legal", "procurement")


def days_saved(plan: Plan, today: date) -> int:
    """Business days (of both sides) by which signature would be later if the steps of the paper took turns.

    Both ways at the durations' medians. 0 where they wait for each other already, in another order. Raises
    ScheduleError where the plan itself cannot be scheduled.
    """
    now = timetable(plan, today).signature
    try:
        then = timetable(one_after_another(plan), today).signature
    except ScheduleError:
        return 0
    both = joint_calendar(*(side_calendar(plan, side) for side in Side))
    return max(0, both.count(now, then))


def one_after_another(plan: Plan) -> Plan:
    """The plan in which each step of the paper waits for the one before it; those that are linked stay as they are."""
    paper = [m for name in PAPER for m in plan.milestones if _stage(m) == name]
    waits = {later.id: Link(earlier.id) for earlier, later in pairwise(paper) if not _linked(earlier, later)}
    return replace(
        plan,
        milestones=tuple(replace(m, after=(*m.after, waits[m.id])) if m.id in waits else m for m in plan.milestones),
    )


def _stage(milestone: Milestone) -> str:
    prior = BY_STEP.get(own_step(milestone))
    return prior.stage if prior else ""


def _linked(earlier: Milestone, later: Milestone) -> bool:
    return any(link.id == earlier.id for link in later.after)

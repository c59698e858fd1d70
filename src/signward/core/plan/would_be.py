"""A plan as it would be: by the same rules and events as if it were done, and nothing is recorded."""

from __future__ import annotations

from datetime import date

from signward.core.plan import commands as c
from signward.core.plan.decide import decide
from signward.core.plan.evolve import evolve_all
from signward.core.plan.moment import Moment
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.timetable import Timetable


def would_be_moved(plan: Plan, milestone: Milestone, to: date, moment: Moment) -> Plan:
    """With its due date moved and all that follows pushed. Raises a Refusal in words where that cannot be."""
    command = c.MoveMilestone(milestone.id, to, milestone.due, "other", "To see what it implies", "push")
    return evolve_all(plan, decide(plan, command, moment))


def day_near(found: Timetable, milestone: Milestone, to: date) -> date:
    """The first working day (meeting) of a milestone's own calendar on or after `to`, today at the earliest.

    Raises NeverMeets after the last meeting.
    """
    return found.calendar_of(milestone.id).on_or_after(max(to, found.today))


def day_away(found: Timetable, milestone: Milestone, by: int) -> date:
    """So many working days (meetings) after its due date, or after its earliest finish where it has none; before when
    negative, today at the earliest. Raises NeverMeets after the last meeting."""
    due = milestone.due or found.dates[milestone.id].earliest_finish
    return day_near(found, milestone, found.calendar_of(milestone.id).shift(due, by))

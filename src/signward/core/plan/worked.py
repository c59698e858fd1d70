"""How many working days a milestone took, as far as the plan knows it: what usual durations are learned from.

**The rule.** Working days of whoever leads it (the side's calendar, without the owner's own days off), first and last
day included,

- from the day on which it started; where nobody said so, from the first working day after the last milestone that it
  follows was done (and after the lag of that link, and not before its own not-before day);
- to the day on which it was done; for one that still runs, to the last day on which the plan heard of anything;
- without the days of waiting: where its date moved later while it ran, and the cause was that its lead waited for the
  other side or a third party, the days after the date that it had, up to the one that it got, are not counted.

One working day at least. What cannot be trusted is left out, and says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from signward.core.plan.causes import WAITING
from signward.core.plan.state import LinkKind, Milestone, Plan
from signward.core.plan.whose_days import lead_calendar
from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.errors import ScheduleError


class LeftOut(StrEnum):
    """Why a milestone that is done teaches nothing."""

    NO_START = "no-start"
    OUT_OF_ORDER = "out-of-order"
    BEFORE_THE_PLAN = "before-the-plan"
    MEETING = "meeting"
    NO_CALENDAR = "no-calendar"


@dataclass(frozen=True, slots=True)
class Worked:
    """`days` are working days of the lead; `running` where it is not done yet and these are the days so far."""

    days: int
    running: bool


def worked(plan: Plan, milestone: Milestone) -> Worked | LeftOut | None:
    """What is known of a milestone; None where it has not begun, or where nobody can say when it did."""
    try:
        return _finished(plan, milestone) if milestone.done else _running(plan, milestone)
    except ScheduleError:
        return LeftOut.NO_CALENDAR if milestone.done else None


def _finished(plan: Plan, m: Milestone) -> Worked | LeftOut:
    assert m.done  # noqa: S101 - the caller asked
    if m.meeting:
        return LeftOut.MEETING
    if plan.begun_on and m.done < plan.begun_on:
        return LeftOut.BEFORE_THE_PLAN
    calendar = lead_calendar(plan, m)
    begun = _begun(plan, m, calendar)
    if begun is None:
        return LeftOut.NO_START
    return LeftOut.OUT_OF_ORDER if begun > m.done else Worked(_days(m, begun, m.done, calendar), running=False)


def _running(plan: Plan, m: Milestone) -> Worked | None:
    calendar = lead_calendar(plan, m)
    begun = None if m.meeting else _begun(plan, m, calendar)
    last = _last_heard(plan) if begun else None  # it looks at the whole plan, and most have not begun
    if begun is None or last is None or begun > last:
        return None
    return Worked(_days(m, begun, last, calendar), running=True)


def _begun(plan: Plan, m: Milestone, calendar: WorkCalendar) -> date | None:
    """The day on which work on it began, as far as anybody can tell."""
    if m.started or not m.after:
        return m.started
    free = [_free(plan.milestone(link.id), link.lag, calendar) for link in m.after if link.kind is LinkKind.FS]
    days = [day for day in free if day]
    if len(days) < len(m.after):
        return None
    begun = max(days)
    if m.not_before and m.not_before > begun:
        begun = calendar.on_or_after(m.not_before)
    return None if plan.begun_on and begun < plan.begun_on else begun


def _free(before: Milestone | None, lag: int, calendar: WorkCalendar) -> date | None:
    """The first day on which a milestone can begin for one that it follows; None while that one is not done."""
    return calendar.shift(calendar.on_or_before(before.done), 1 + lag) if before and before.done else None


def _last_heard(plan: Plan) -> date | None:
    """The last day of which the plan knows anything: who has forgotten a plan does not still work on it."""
    told = [plan.begun_on, *(day for m in plan.milestones for day in (m.started, m.done))]
    told += [m.confirmed.on for m in plan.milestones if m.confirmed]
    told += [move.on for moves in (plan.target_moves, *(m.moves for m in plan.milestones)) for move in moves]
    return max((day for day in told if day), default=None)


def _days(m: Milestone, begun: date, end: date, calendar: WorkCalendar) -> int:
    first, last = calendar.position(begun.toordinal()), calendar.position(end.toordinal() + 1)
    waits = [
        (
            max(first, calendar.position(move.was.toordinal() + 1)),
            min(last, calendar.position(move.now.toordinal() + 1)),
        )
        for move in m.moves
        if move.was and move.on >= begun and move.cause in WAITING[m.lead]
    ]
    return max(1, last - first - _covered(waits))


def _covered(spans: list[tuple[int, int]]) -> int:
    """How much the spans cover together, each from its first position up to, but not including, its second."""
    total, reached = 0, min((low for low, _ in spans), default=0)
    for low, high in sorted(spans):
        total += max(0, high - max(low, reached))
        reached = max(reached, high)
    return total

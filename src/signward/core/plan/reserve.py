"""The reserve: business days that a plan holds back before its target, so that a slip does not at once cost the date.

Due dates of a draft aim at the target less the reserve; both passes and the verdict go by the target itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NoReason, NothingChanges, NotPossible
from signward.core.plan.state import LONGEST_RESERVE, Plan, Side
from signward.core.plan.timetable import Timetable
from signward.core.plan.whose_days import side_calendar
from signward.core.schedule.calendars import WorkCalendar, joint_calendar
from signward.core.schedule.wording import counted


@dataclass(frozen=True, slots=True)
class SetReserve:
    """`days` are business days of both sides; `seen` is what the page showed. The reason may be empty only at first."""

    days: int
    seen: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveChanged(Fact):
    was: int
    now: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reserve:
    """`days` are held (days on which both sides work), the first of them `begins`; the forecast has `eaten` so many."""

    days: int
    eaten: int
    begins: date


def reserve_eaten(plan: Plan, found: Timetable) -> Reserve | None:
    """How far the forecast of the signature reaches into the reserve; None where nothing, or no target, is held."""
    aim = aimed_at(plan)
    if aim is None or plan.target_signature is None or not plan.reserve:
        return None
    calendar = _both(plan)
    reached = calendar.count(aim, min(found.signature, plan.target_signature))
    return Reserve(plan.reserve, max(0, reached), calendar.shift(aim, 1))


def aimed_at(plan: Plan) -> date | None:
    """The day that due dates aim at: the target less the reserve; None without a target. Raises ScheduleError."""
    target = plan.target_signature
    if target is None or not plan.reserve:
        return target
    calendar = _both(plan)
    return calendar.shift(calendar.on_or_before(target), -plan.reserve)


def business_days(plan: Plan, after: date, until: date) -> int:
    """Days on which both sides work, after the one day and up to the other; negative where it is the earlier one."""
    return _both(plan).count(after, until)


def in_words(reserve: Reserve) -> str:
    """`3 of 5 business days eaten`, `5 business days, untouched`."""
    if not reserve.eaten:
        return f"{counted(reserve.days, 'business day')}, untouched"
    return f"{reserve.eaten} of {counted(reserve.days, 'business day')} eaten"


def decide_reserve(plan: Plan, command: SetReserve, moment: Moment) -> tuple[ReserveChanged, ...]:
    if not 0 <= command.days <= LONGEST_RESERVE:
        raise NotPossible(f"A reserve has 0 to {LONGEST_RESERVE} business days.")
    if command.days == plan.reserve:
        raise NothingChanges("The reserve is this long already.")
    check_seen(command.seen, plan.reserve, command.days, "reserve")
    if plan.reserve and not command.reason.strip():
        raise NoReason("Say in a sentence why the reserve changes.")
    reason = words.text(command.reason, "why the reserve changes", empty=True)
    return (ReserveChanged(was=plan.reserve, now=command.days, reason=reason, **moment.stamp),)


def evolve_reserve(plan: Plan, event: ReserveChanged) -> Plan:
    return replace(plan, reserve=event.now)


def _both(plan: Plan) -> WorkCalendar:
    return joint_calendar(*(side_calendar(plan, side) for side in Side))

"""The target signature date and the buyer's own reason for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from signward.core.plan import words
from signward.core.plan.causes import is_cause
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NoReason, NothingChanges, NotPossible
from signward.core.plan.state import CompellingEvent, Move, Plan


@dataclass(frozen=True, slots=True)
class MoveTarget:
    """`seen` is the target that the page showed. Cause and reason may be empty only while there is no target."""

    to: date
    cause: str
    reason: str
    seen: date | None


@dataclass(frozen=True, slots=True)
class StateCompellingEvent:
    """`seen` is the reason that the page showed, empty where it showed none; None where nobody looked at one."""

    what: str
    on: date | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMoved(Fact):
    was: date | None
    now: date
    cause: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompellingEventStated(Fact):
    what: str
    date_of: date | None = None


def decide_target(plan: Plan, command: MoveTarget, moment: Moment) -> tuple[TargetMoved, ...]:
    was = plan.target_signature
    if command.to == was:
        raise NothingChanges("The target signature date is this day already.")
    check_seen(command.seen, was, command.to, "target signature date")
    if command.to < moment.today:
        raise NotPossible("The target signature date cannot lie in the past.")
    cause, reason = given_reason(command.cause, command.reason) if was else ("", "")
    return (TargetMoved(was=was, now=command.to, cause=cause, reason=reason, **moment.stamp),)


def decide_compelling_event(
    plan: Plan, command: StateCompellingEvent, moment: Moment
) -> tuple[CompellingEventStated, ...]:
    what = words.line(command.what, "the buyer's reason for the date")
    if plan.compelling_event == CompellingEvent(what, command.on):
        raise NothingChanges("The plan says this already.")
    if command.seen is not None:
        stands = plan.compelling_event.what if plan.compelling_event else ""
        check_seen(command.seen.strip(), stands.strip(), what, "buyer's reason")
    return (CompellingEventStated(what=what, date_of=command.on, **moment.stamp),)


def given_reason(cause: str, reason: str) -> tuple[str, str]:
    """The cause and the sentence, or the refusal to move a date in silence."""
    if not is_cause(cause):
        raise NoReason("Say what changed: choose a cause.")
    if not reason.strip():
        raise NoReason("Say in a sentence what changed.")
    return cause, words.text(reason, "what changed")


def evolve_target(plan: Plan, event: TargetMoved) -> Plan:
    move = Move(
        was=event.was, now=event.now, on=event.on, by=event.by, side=event.side, cause=event.cause,
        reason=event.reason, signature_was=event.signature_was, signature_now=event.signature_now,
    )  # fmt: skip
    return replace(plan, target_signature=event.now, target_moves=(*plan.target_moves, move))


def evolve_compelling_event(plan: Plan, event: CompellingEventStated) -> Plan:
    return replace(plan, compelling_event=CompellingEvent(event.what, event.date_of))

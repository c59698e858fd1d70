"""The outcome statement: what the customer is buying, in their words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges
from signward.core.plan.state import Plan


@dataclass(frozen=True, slots=True)
class StateOutcome:
    outcome: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeStated(Fact):
    was: str
    now: str


def decide_outcome(plan: Plan, command: StateOutcome, moment: Moment) -> tuple[OutcomeStated, ...]:
    now = words.text(command.outcome, "the outcome", empty=True)
    if now == plan.outcome:
        raise NothingChanges("The outcome says this already.")
    check_seen(words.clean(command.seen).strip(), words.clean(plan.outcome).strip(), now, "outcome")
    return (OutcomeStated(was=plan.outcome, now=now, **moment.stamp),)


def evolve_outcome(plan: Plan, event: OutcomeStated) -> Plan:
    return replace(plan, outcome=event.now)

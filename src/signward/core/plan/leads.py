"""Which side leads a milestone: it does the work, and its working days count."""

from __future__ import annotations

from dataclasses import dataclass

from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, open_milestone_in, with_milestone
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges
from signward.core.plan.state import Plan, Side


@dataclass(frozen=True, slots=True)
class LeadMilestone:
    """`seen` is the side that the page showed."""

    milestone: str
    side: Side
    seen: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLed(Fact):
    milestone: str
    deliverable: str
    was: Side
    now: Side


def decide_led(plan: Plan, command: LeadMilestone, moment: Moment) -> tuple[MilestoneLed, ...]:
    found, now = open_milestone_in(plan, command.milestone), Side(command.side)
    if now is found.lead:
        raise NothingChanges("This side leads it already.")
    check_seen(Side(command.seen), found.lead, now, "lead")
    return (MilestoneLed(milestone=found.id, deliverable=found.deliverable, was=found.lead, now=now, **moment.stamp),)


def evolve_led(plan: Plan, event: MilestoneLed) -> Plan:
    return with_milestone(plan, event.milestone, lead=event.now)

"""How long a milestone takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, open_milestone_in, with_milestone
from signward.core.plan.milestones import readable_duration
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges
from signward.core.plan.state import Plan
from signward.core.schedule.durations import Duration


@dataclass(frozen=True, slots=True)
class EstimateMilestone:
    """`duration` and `seen` are the plan file's values: business days, three points, a distribution, or None.

    `basis` says what it stands on where a usual duration is taken; empty for somebody's own estimate.
    """

    milestone: str
    duration: Any
    seen: Any
    reason: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneEstimated(Fact):
    milestone: str
    deliverable: str
    was: Any
    now: Any
    reason: str = ""
    basis: str = ""


def decide_estimated(plan: Plan, command: EstimateMilestone, moment: Moment) -> tuple[MilestoneEstimated, ...]:
    found = open_milestone_in(plan, command.milestone)
    was, now = found.duration.spec if found.duration else None, readable_duration(command.duration)
    if now == was:
        raise NothingChanges("The milestone takes this long already.")
    check_seen(readable_duration(command.seen), was, now, "duration")
    reason = words.text(command.reason, "why", empty=True)
    return (
        MilestoneEstimated(
            milestone=found.id, deliverable=found.deliverable, was=was, now=now, reason=reason,
            basis=words.line(command.basis, "what the duration stands on", empty=True), **moment.stamp,
        ),
    )  # fmt: skip


def evolve_estimated(plan: Plan, event: MilestoneEstimated) -> Plan:
    duration = None if event.now is None else Duration.read(event.now)
    return with_milestone(plan, event.milestone, duration=duration, basis=event.basis)

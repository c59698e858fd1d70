"""What must come first: links between milestones, and how long each takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from signward.core.plan.circles import circle_in, edges_of
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, known_links, open_milestone_in, signature_id, with_milestone
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges, NotPossible
from signward.core.plan.state import Link, Plan
from signward.core.schedule.wording import quoted


@dataclass(frozen=True, slots=True)
class LinkMilestone:
    """Everything that the milestone follows, replacing `seen`."""

    milestone: str
    after: tuple[Link, ...]
    seen: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLinked(Fact):
    milestone: str
    deliverable: str
    was: tuple[Link, ...]
    now: tuple[Link, ...]


def decide_linked(plan: Plan, command: LinkMilestone, moment: Moment) -> tuple[MilestoneLinked, ...]:
    found = open_milestone_in(plan, command.milestone)
    if command.after == found.after:
        raise NothingChanges("The milestone follows these already.")
    check_seen(command.seen, found.after, command.after, "predecessors")
    known_links(plan, command.after)
    _refuse_circle(plan, found.id, command.after)
    return (
        MilestoneLinked(
            milestone=found.id, deliverable=found.deliverable, was=found.after, now=command.after, **moment.stamp
        ),
    )


def evolve_linked(plan: Plan, event: MilestoneLinked) -> Plan:
    return with_milestone(plan, event.milestone, after=event.now)


def follows_signature(plan: Plan, after: tuple[Link, ...]) -> bool:
    """Whether something after these links would come after the signature."""
    return signature_id(plan) in _reached(edges_of(plan), [link.id for link in after])


def _refuse_circle(plan: Plan, milestone: str, after: tuple[Link, ...]) -> None:
    circle = circle_in({**edges_of(plan), milestone: [link.id for link in after]})
    if circle:
        names = [quoted(plan.names.get(i, i)) for i in (*circle, circle[0])]
        raise NotPossible(f"That would be a circle, each waiting for the one before: {', '.join(names)}.")


def _reached(edges: Mapping[str, list[str]], begin: list[str]) -> set[str]:
    seen: set[str] = set()
    ahead = list(begin)
    while ahead:
        if (here := ahead.pop()) not in seen:
            seen.add(here)
            ahead += edges.get(here, [])
    return seen

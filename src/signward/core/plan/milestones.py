"""Milestones come, are described, get owners, and go. Their dates are in `dates`, their progress in `standing`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.finding import (
    check_seen,
    known_links,
    milestone_in,
    open_milestone_in,
    person_in,
    signature_id,
    with_milestone,
    workstream_in,
)
from signward.core.plan.links import follows_signature
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NoReason, NothingChanges, NotPossible
from signward.core.plan.state import Link, Milestone, Plan, Side
from signward.core.schedule.durations import Duration


@dataclass(frozen=True, slots=True)
class AddMilestone:
    """`duration` is the plan file's value: business days, three points or a distribution."""

    workstream: str
    deliverable: str
    lead: Side = Side.VENDOR
    vendor: str | None = None
    buyer: str | None = None
    due: date | None = None
    duration: Any = None
    after: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class DescribeMilestone:
    milestone: str
    deliverable: str
    seen: str


@dataclass(frozen=True, slots=True)
class AssignMilestone:
    """`person` and `seen` are ids of people of that side, None for nobody."""

    milestone: str
    side: Side
    person: str | None
    seen: str | None


@dataclass(frozen=True, slots=True)
class DropMilestone:
    milestone: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneAdded(Fact):
    """`before_signature`: signature waits for it from now on."""

    milestone: str
    workstream: str
    deliverable: str
    lead: Side
    vendor: str | None = None
    buyer: str | None = None
    due: date | None = None
    duration: Any = None
    after: tuple[Link, ...] = ()
    before_signature: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneDescribed(Fact):
    milestone: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneAssigned(Fact):
    milestone: str
    deliverable: str
    owner_side: Side
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a milestone (or the signature) follows after another was dropped."""

    milestone: str
    after: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneDropped(Fact):
    milestone: str
    deliverable: str
    reason: str
    relinked: tuple[Relinked, ...] = ()


def decide_added(plan: Plan, command: AddMilestone, moment: Moment) -> tuple[MilestoneAdded, ...]:
    workstream_in(plan, command.workstream)
    deliverable = words.line(command.deliverable, "what is delivered")
    person_in(plan, command.vendor, Side.VENDOR)
    person_in(plan, command.buyer, Side.BUYER)
    if command.due and command.due < moment.today:
        raise NotPossible("A new milestone cannot be due in the past.")
    after = known_links(plan, command.after)
    return (
        MilestoneAdded(
            milestone=words.slug(deliverable, _taken(plan), "milestone"),
            workstream=command.workstream, deliverable=deliverable, lead=Side(command.lead),
            vendor=command.vendor or None, buyer=command.buyer or None, due=command.due,
            duration=readable_duration(command.duration), after=after,
            before_signature=not follows_signature(plan, after), **moment.stamp,
        ),
    )  # fmt: skip


def decide_described(plan: Plan, command: DescribeMilestone, moment: Moment) -> tuple[MilestoneDescribed, ...]:
    found = milestone_in(plan, command.milestone)
    now = words.line(command.deliverable, "what is delivered")
    if now == found.deliverable:
        raise NothingChanges("The milestone says this already.")
    check_seen(command.seen.strip(), found.deliverable.strip(), now, "deliverable")
    return (MilestoneDescribed(milestone=found.id, was=found.deliverable, now=now, **moment.stamp),)


def decide_assigned(plan: Plan, command: AssignMilestone, moment: Moment) -> tuple[MilestoneAssigned, ...]:
    found = milestone_in(plan, command.milestone)
    side, now = Side(command.side), command.person or None
    person_in(plan, now, side)
    was = found.owner(side)
    if now == was:
        raise NothingChanges("They own it already." if now else "Nobody owns it already.")
    check_seen(command.seen or None, was, now, f"{side} owner")
    return (
        MilestoneAssigned(
            milestone=found.id, deliverable=found.deliverable, owner_side=side, was=was, now=now, **moment.stamp
        ),
    )


def decide_dropped(plan: Plan, command: DropMilestone, moment: Moment) -> tuple[MilestoneDropped, ...]:
    found = open_milestone_in(plan, command.milestone)
    if not command.reason.strip():
        raise NoReason("Say why this milestone is no longer needed.")
    return (
        MilestoneDropped(
            milestone=found.id, deliverable=found.deliverable, reason=words.text(command.reason, "why"),
            relinked=inherited(plan, found), **moment.stamp,
        ),
    )  # fmt: skip


def readable_duration(spec: Any) -> Any:
    """The spec as it was given, or the refusal in the words of whoever reads durations."""
    if spec is None or spec == "":
        return None
    try:
        return Duration.read(spec).spec
    except ValueError as wrong:
        raise NotPossible(f"This duration cannot be read: {wrong}.") from wrong


def evolve_added(plan: Plan, event: MilestoneAdded) -> Plan:
    new = Milestone(
        id=event.milestone, workstream=event.workstream, deliverable=event.deliverable, lead=event.lead,
        vendor=event.vendor, buyer=event.buyer, due=event.due, after=event.after,
        duration=None if event.duration is None else Duration.read(event.duration),
        proposed_by=event.side if event.due else None,
    )  # fmt: skip
    return _signed_after(replace(plan, milestones=_placed(plan, new)), event)


def evolve_described(plan: Plan, event: MilestoneDescribed) -> Plan:
    return with_milestone(plan, event.milestone, deliverable=event.now)


def evolve_assigned(plan: Plan, event: MilestoneAssigned) -> Plan:
    return with_milestone(plan, event.milestone, **{event.owner_side.value: event.now})


def evolve_dropped(plan: Plan, event: MilestoneDropped) -> Plan:
    return without(plan, event.milestone, event.relinked)


def without(plan: Plan, milestone: str, relinked: tuple[Relinked, ...]) -> Plan:
    """The plan with that milestone gone from everything that names it."""
    links = {r.milestone: r.after for r in relinked}
    kept = tuple(replace(m, after=links.get(m.id, m.after)) for m in plan.milestones if m.id != milestone)
    signature = plan.signature and replace(plan.signature, after=links.get(plan.signature.id, plan.signature.after))
    streams = tuple(
        replace(w, gate=replace(w.gate, milestone=None)) if w.gate and w.gate.milestone == milestone else w
        for w in plan.workstreams
    )
    risks = tuple(replace(r, threatens=tuple(t for t in r.threatens if t != milestone)) for r in plan.risks)
    return replace(plan, milestones=kept, signature=signature, workstreams=streams, risks=risks)


def inherited(plan: Plan, gone: Milestone) -> tuple[Relinked, ...]:
    """What waits for a milestone that goes, waiting for what that one waited for."""
    followers = [(m.id, m.after) for m in plan.milestones]
    if plan.signature:
        followers.append((plan.signature.id, plan.signature.after))
    return tuple(Relinked(i, _inherited(after, gone)) for i, after in followers if any(x.id == gone.id for x in after))


def _taken(plan: Plan) -> set[str]:
    return {m.id for m in plan.milestones} | {signature_id(plan)}


def _inherited(after: tuple[Link, ...], gone: Milestone) -> tuple[Link, ...]:
    kept = tuple(link for link in after if link.id != gone.id)
    return kept + tuple(link for link in gone.after if link.id not in {k.id for k in kept})


def _placed(plan: Plan, new: Milestone) -> tuple[Milestone, ...]:
    """Behind the last of its workstream, where the page shows it."""
    last = max((n for n, m in enumerate(plan.milestones, 1) if m.workstream == new.workstream), default=None)
    at = len(plan.milestones) if last is None else last
    return (*plan.milestones[:at], new, *plan.milestones[at:])


def _signed_after(plan: Plan, event: MilestoneAdded) -> Plan:
    signature = plan.signature
    if not event.before_signature or signature is None or not signature.after:
        return plan
    return replace(plan, signature=replace(signature, after=(*signature.after, Link(event.milestone))))

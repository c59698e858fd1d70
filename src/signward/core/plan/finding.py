"""Finding what a command names, or refusing in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from signward.core.plan.refusals import MovedMeanwhile, NotInThePlan, NotPossible
from signward.core.plan.state import Link, Milestone, Person, Plan, Side, Workstream
from signward.core.plan.times import LONGEST_LAG


def milestone_in(plan: Plan, milestone_id: str) -> Milestone:
    found = plan.milestone(milestone_id)
    if found is None:
        raise NotInThePlan("This milestone is no longer in the plan.")
    return found


def open_milestone_in(plan: Plan, milestone_id: str) -> Milestone:
    """The milestone, refused where it is done: what is done keeps its dates."""
    found = milestone_in(plan, milestone_id)
    if found.done:
        raise NotPossible(f"{found.deliverable} is done. Reopen it first.")
    return found


def workstream_in(plan: Plan, workstream_id: str) -> Workstream:
    found = plan.workstream(workstream_id)
    if found is None:
        raise NotInThePlan("This workstream is not in the plan.")
    return found


def person_in(plan: Plan, person_id: str | None, side: Side | None = None) -> Person | None:
    """The person, None for nobody. Refused where unknown, or of the other side than `side`."""
    if not person_id:
        return None
    found = plan.person(person_id)
    if found is None:
        raise NotInThePlan("This person is not in the plan. Add them first.")
    if side is not None and found.side is not side:
        raise NotPossible(f"{found.name} is on the {found.side} side.")
    return found


def known_links(plan: Plan, links: tuple[Link, ...]) -> tuple[Link, ...]:
    known = {m.id for m in plan.milestones} | {signature_id(plan)}
    for link in links:
        if link.id not in known:
            raise NotInThePlan(f"“{link.id}” is not in the plan, so nothing can follow it.")
        if abs(link.lag) > LONGEST_LAG:
            raise NotPossible(f"A lag of {link.lag} days is too long: give {LONGEST_LAG} at most.")
    return links


def signature_id(plan: Plan) -> str:
    return plan.signature.id if plan.signature else "signature"


def check_seen(seen: Any, now: Any, typed: Any, field: str) -> None:
    """Refuses when the field is not what the editor was looking at, unless both want the same."""
    if seen != now:
        raise MovedMeanwhile(seen, now, typed, field)


def with_milestone(plan: Plan, milestone_id: str, **changes: Any) -> Plan:
    """The plan with fields of one milestone replaced; unchanged where it is not there."""
    return replace(
        plan, milestones=tuple(replace(m, **changes) if m.id == milestone_id else m for m in plan.milestones)
    )

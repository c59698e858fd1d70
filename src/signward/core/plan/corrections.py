"""What a person corrects in a plan that was read from a sheet, before it begins. Nothing here is kept as history."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from signward.core.plan.state import Link, Milestone, Plan, Side


@dataclass(frozen=True, slots=True)
class Correction:
    """One milestone as it should read. Owners are ids of people in the plan."""

    deliverable: str
    due: date | None
    lead: Side
    vendor: str | None
    buyer: str | None


def sided(plan: Plan, sides: Mapping[str, Side]) -> Plan:
    """People on the side they belong to; what they own follows them, where the other side has no owner yet."""
    people = tuple(replace(p, side=sides.get(p.id, p.side)) for p in plan.people)
    moved = {p.id for p, was in zip(people, plan.people, strict=True) if p.side is not was.side}
    known = {p.id: p.side for p in people}
    milestones = tuple(_owned(m, known) if {m.vendor, m.buyer} & moved else m for m in plan.milestones)
    return replace(plan, people=people, milestones=milestones)


def rewritten(plan: Plan, rows: Mapping[str, Correction]) -> Plan:
    """Milestones as they should read; those without a correction stay as they are."""
    return replace(plan, milestones=tuple(_rewritten(m, rows.get(m.id)) for m in plan.milestones))


def without(plan: Plan, gone: Collection[str]) -> Plan:
    """The plan without some milestones. What waited for one of them waits for what it waited for."""
    before = {m.id: m.after for m in plan.milestones}
    left = tuple(replace(m, after=_bridged(m.after, before, gone)) for m in plan.milestones if m.id not in gone)
    signature = plan.signature and replace(plan.signature, after=_bridged(plan.signature.after, before, gone))
    risks = tuple(replace(r, threatens=tuple(t for t in r.threatens if t not in gone)) for r in plan.risks)
    streams = tuple(
        replace(w, gate=replace(w.gate, milestone=None)) if w.gate and w.gate.milestone in gone else w
        for w in plan.workstreams
    )
    return replace(plan, milestones=left, signature=signature, risks=risks, workstreams=streams)


def _owned(milestone: Milestone, known: Mapping[str, Side]) -> Milestone:
    vendor, buyer = milestone.vendor, milestone.buyer
    stray, astray = known.get(vendor or "") is Side.BUYER, known.get(buyer or "") is Side.VENDOR
    if (stray and astray) or (stray and not buyer) or (astray and not vendor):
        vendor, buyer = buyer, vendor
    lead = milestone.lead if (vendor and buyer) else Side.VENDOR if vendor else Side.BUYER
    return replace(milestone, vendor=vendor, buyer=buyer, lead=lead)


def _rewritten(milestone: Milestone, row: Correction | None) -> Milestone:
    if row is None:
        return milestone
    return replace(
        milestone, deliverable=row.deliverable or milestone.deliverable, due=row.due, lead=row.lead, vendor=row.vendor,
        buyer=row.buyer,
    )  # fmt: skip


def _bridged(
    after: tuple[Link, ...], before: Mapping[str, tuple[Link, ...]], gone: Collection[str]
) -> tuple[Link, ...]:
    """The links, each that leads to a milestone that is gone replaced by those that led to it."""
    found: dict[str, Link] = {}
    ahead, seen = list(after), set[str]()
    while ahead:
        link = ahead.pop(0)
        if link.id not in gone:
            found.setdefault(link.id, link)
        elif link.id not in seen:
            seen.add(link.id)
            ahead += before.get(link.id, ())
    return tuple(found.values())

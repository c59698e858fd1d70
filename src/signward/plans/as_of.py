"""A plan as it was: folded from the ledger up to a version or the end of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from signward.core.plan.evolve import evolve
from signward.core.plan.state import Plan
from signward.core.plan.wire import from_payload
from signward.ledger.moments import to_us
from signward.ledger.read import Written, entries
from signward.plans.models import PlanState


@dataclass(frozen=True, slots=True)
class AsOf:
    """The plan and the version it was at; version 0 and an empty plan before it began."""

    plan: Plan
    version: int


def plan_as_of(plan_id: UUID, day: date) -> AsOf:
    """The plan at the end of that day in its workspace's zone."""
    zone = PlanState.objects.values_list("workspace__time_zone", flat=True).get(plan=plan_id)
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
    return _folded(list(entries(plan_id, "shared", before_us=to_us(midnight))))


def plan_at_version(plan_id: UUID, version: int) -> Plan:
    """The plan right after that many shared entries."""
    return _folded(list(entries(plan_id, "shared", until=version))).plan


def _folded(written: list[Written]) -> AsOf:
    plan = Plan()
    for entry in written:
        plan = evolve(plan, from_payload(entry.kind, entry.payload))
    return AsOf(plan, written[-1].seq if written else 0)

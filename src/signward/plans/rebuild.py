"""The rows written anew from the ledger, or compared with it: what is stored must be what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from signward.core.plan.notes import NoteWritten, Room, evolve_room
from signward.core.plan.state import Side
from signward.core.plan.wire import from_payload
from signward.ledger.moments import from_us
from signward.ledger.read import entries
from signward.ledger.streams import lock_streams
from signward.plans import project
from signward.plans.as_of import plan_at_version
from signward.plans.models import PlanState, SideRoom
from signward.plans.stored import plan_from_text, room_from_text


@dataclass(frozen=True, slots=True)
class Drift:
    """A stored row that is not what the ledger says."""

    plan: UUID
    what: str


def rebuild_all() -> int:
    """Rewrites the rows of every plan, a transaction each. Returns how many plans there are."""
    plans = list(PlanState.objects.values_list("plan", flat=True))
    for plan in plans:
        rebuild(plan)
    return len(plans)


def rebuild(plan_id: UUID) -> None:
    """Rewrites one plan's rows from its ledger. Forecasts stay those of the day for which they were computed."""
    with transaction.atomic():
        streams = lock_streams(plan_id)
        plan = plan_at_version(plan_id, streams["shared"].version)
        row = PlanState.objects.get(plan=plan_id)
        changed_at = from_us(max(entry.at_us for entry in entries(plan_id, "shared")))
        project.rewrite(plan_id, plan, version=streams["shared"].version, at=changed_at, today=row.forecast_on)
        for side in Side:
            if streams[side.value].version:
                project.write_room(plan_id, side.value, _room(plan_id, side), streams[side.value].version)


def compare_all() -> Iterator[Drift]:
    """What differs, of every plan."""
    for plan in list(PlanState.objects.values_list("plan", flat=True)):
        yield from _drifts(plan)


def compare(plan_id: UUID) -> list[Drift]:
    """What differs between the rows and the ledger: nothing, where everything went through the desk."""
    return list(_drifts(plan_id))


def _drifts(plan_id: UUID) -> Iterator[Drift]:
    row = PlanState.objects.get(plan=plan_id)
    plan = plan_at_version(plan_id, row.shared_version)
    if plan_from_text(row.state) != plan:
        yield Drift(plan_id, "the state is not what the ledger says")
    for name, value in project.state_columns(plan, row.forecast_on).items():
        if name != "state" and getattr(row, name) != value:
            yield Drift(plan_id, f"{name} is {getattr(row, name)!r}, the ledger says {value!r}")
    if project.stored_rows(plan_id) != project.milestone_rows(plan):
        yield Drift(plan_id, "the milestone rows are not those of the plan")
    for side in Side:
        kept = SideRoom.objects.filter(plan=plan_id, side=side.value).values_list("state", flat=True).first()
        if (room_from_text(kept) if kept else Room()) != _room(plan_id, side):
            yield Drift(plan_id, f"the {side} room is not what the ledger says")


def _room(plan_id: UUID, side: Side) -> Room:
    room = Room()
    for entry in entries(plan_id, side.value):
        event = from_payload(entry.kind, entry.payload)
        if isinstance(event, NoteWritten):
            room = evolve_room(room, event)
    return room

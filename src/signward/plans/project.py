"""The rows beside a plan, written from the plan in the transaction that changed it, and by nobody else."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from signward.core.plan.digest import digest
from signward.core.plan.notes import Room
from signward.core.plan.state import Milestone, Plan
from signward.plans.models import MilestoneRow, PlanState, SideRoom
from signward.plans.outlook import outlook
from signward.plans.stored import plan_to_text, room_to_text


def write(plan_id: UUID, before: Plan, after: Plan, *, version: int, at: datetime, today: date) -> dict[str, Any]:
    """Rewrites the state row, and the milestone rows that differ. Returns the columns that were written."""
    columns = {**state_columns(after, today), "shared_version": version, "changed_at": at}
    PlanState.objects.filter(plan=plan_id).update(**columns)
    write_milestones(plan_id, milestone_rows(plan_id, before), milestone_rows(plan_id, after))
    return columns


def write_room(plan_id: UUID, side: str, room: Room, version: int) -> None:
    SideRoom.objects.update_or_create(
        plan=plan_id, side=side, defaults={"version": version, "state": room_to_text(room)}
    )


def write_milestones(plan_id: UUID, before: list[MilestoneRow], after: list[MilestoneRow]) -> None:
    """One batch for what is new or different, and one statement for what is gone."""
    known = {row.milestone: row_values(row) for row in before}
    changed = [row for row in after if known.get(row.milestone) != row_values(row)]
    if changed:
        MilestoneRow.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["plan", "milestone"], update_fields=_COLUMNS
        )
    if gone := known.keys() - {row.milestone for row in after}:
        MilestoneRow.objects.filter(plan=plan_id, milestone__in=gone).delete()


def state_columns(plan: Plan, today: date) -> dict[str, Any]:
    """Everything that the state row says of a plan on a day."""
    seen = asdict(outlook(plan, today))
    seen["next_milestone"] = seen["next_milestone"][:300]
    return {
        "state": plan_to_text(plan),
        "digest": digest(plan),
        "customer": plan.customer[:300],
        "target": plan.target_signature,
        "milestones_total": len(plan.milestones),
        "milestones_done": sum(1 for m in plan.milestones if m.done),
        "signed_off": "none" if plan.sign_off is None else "current" if plan.sign_off.current else "lapsed",
        **seen,
    }


def milestone_rows(plan_id: UUID, plan: Plan) -> list[MilestoneRow]:
    names = {w.id: w.name for w in plan.workstreams}
    return [_row(plan_id, n, m, names.get(m.workstream, "")) for n, m in enumerate(plan.milestones)]


_COLUMNS: Final = [
    "position", "workstream", "deliverable", "lead", "vendor", "buyer", "due", "started", "done", "standing",
]  # fmt: skip


def _row(plan_id: UUID, position: int, milestone: Milestone, workstream: str) -> MilestoneRow:
    return MilestoneRow(
        plan_id=plan_id, milestone=milestone.id, position=position, workstream=workstream[:300],
        deliverable=milestone.deliverable[:300], lead=milestone.lead.value, vendor=milestone.vendor or "",
        buyer=milestone.buyer or "", due=milestone.due, started=milestone.started, done=milestone.done,
        standing=milestone.standing,
    )  # fmt: skip


def row_values(row: MilestoneRow) -> tuple[Any, ...]:
    """What a row says, for comparing."""
    return tuple(getattr(row, column) for column in _COLUMNS)

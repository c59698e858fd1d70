"""The rows beside a plan, written from the plan, by nobody else: with every change, and for every new day."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from signward.core.plan.by_time import is_settled, next_change
from signward.core.plan.digest import digest
from signward.core.plan.notes import Room
from signward.core.plan.outlook import outlook
from signward.core.plan.priors import own_step
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.worked import Worked, worked
from signward.people.models import Workspace
from signward.plans.models import Deal, MilestoneRow, PlanState, SideRoom
from signward.plans.stored import plan_to_text, room_to_text
from signward.plans.turns import turn

Rows = dict[str, tuple[Any, ...]]
"""Milestones by id, each with its values in the order of `_COLUMNS`."""


def begin(plan_id: UUID, workspace: Workspace, deal: Deal | None, *, at: datetime, today: date) -> None:
    """The row of a plan in which nothing has happened yet."""
    columns = state_columns(Plan(), today)
    PlanState.objects.create(plan=plan_id, workspace=workspace, deal=deal, changed_at=at, **columns)


def write(plan_id: UUID, before: Plan, after: Plan, *, version: int, at: datetime, today: date) -> None:
    """Writes the state row, and of the milestone rows those that differ from the plan before."""
    _write_state(plan_id, after, version, at, today)
    _write_milestones(plan_id, milestone_rows(before), milestone_rows(after))


def rewrite(plan_id: UUID, plan: Plan, *, version: int, at: datetime, today: date) -> None:
    """The same whatever the rows say now, which is what a rebuild is for."""
    _write_state(plan_id, plan, version, at, today)
    _write_milestones(plan_id, stored_rows(plan_id), milestone_rows(plan))


def write_forecast(plan_id: UUID, plan: Plan, version: int, today: date) -> bool:
    """What the row says of a day on which nothing happened to the plan, and when to look at it again.

    False, and nothing written, where something happened to it meanwhile or another sweep was first.
    """
    columns = {**_forecast_columns(plan, today), "next_look_on": next_change(plan, today)}
    still = PlanState.objects.filter(plan=plan_id, shared_version=version, next_look_on__lte=today)
    with turn():
        return bool(still.update(**columns))


def write_room(plan_id: UUID, side: str, room: Room, version: int) -> None:
    SideRoom.objects.update_or_create(
        plan=plan_id, side=side, defaults={"version": version, "state": room_to_text(room)}
    )


def state_columns(plan: Plan, today: date) -> dict[str, Any]:
    """Everything that the state row says of a plan on a day."""
    return {
        "state": plan_to_text(plan),
        "digest": digest(plan),
        "customer": plan.customer[:300],
        "target": plan.target_signature,
        "milestones_total": len(plan.milestones),
        "milestones_done": sum(1 for m in plan.milestones if m.done),
        "signed_off": "none" if plan.sign_off is None else "current" if plan.sign_off.current else "lapsed",
        **_forecast_columns(plan, today),
    }


def milestone_rows(plan: Plan) -> Rows:
    """What the milestone rows of a plan say."""
    names = {w.id: w.name for w in plan.workstreams}
    return {m.id: (*_row(n, m, names.get(m.workstream, "")), *_took(plan, m)) for n, m in enumerate(plan.milestones)}


def stored_rows(plan_id: UUID) -> Rows:
    """What the milestone rows in the database say."""
    found = MilestoneRow.objects.filter(plan=plan_id).values_list("milestone", *_COLUMNS)
    return {milestone: tuple(values) for milestone, *values in found}


def _forecast_columns(plan: Plan, today: date) -> dict[str, Any]:
    seen = outlook(plan, today)
    return {"forecast_on": today, **asdict(replace(seen, next_milestone=seen.next_milestone[:300]))}


def _write_state(plan_id: UUID, plan: Plan, version: int, at: datetime, today: date) -> None:
    columns = {**state_columns(plan, today), "next_look_on": _tomorrow(plan, today)}
    PlanState.objects.filter(plan=plan_id).update(**columns, shared_version=version, changed_at=at)


def _tomorrow(plan: Plan, today: date) -> date | None:
    """When to look again: whoever saves a change does not wait until the exact day is found."""
    return None if is_settled(plan) else today + timedelta(days=1)


def _write_milestones(plan_id: UUID, before: Rows, after: Rows) -> None:
    """One batch for what is new or different, and one statement for what is gone."""
    changed = [(milestone, *values) for milestone, values in after.items() if before.get(milestone) != values]
    if changed:
        _upsert(plan_id, changed)
    if gone := before.keys() - after.keys():
        MilestoneRow.objects.filter(plan=plan_id, milestone__in=gone).delete()


def _upsert(plan_id: UUID, rows: list[tuple[Any, ...]]) -> None:
    """In SQL of our own, because `bulk_create` takes five times as long for the same statement."""
    plan = MilestoneRow._meta.get_field("plan").get_db_prep_value(plan_id, connection)
    day = connection.ops.adapt_datefield_value
    with connection.cursor() as cursor:
        cursor.executemany(
            _UPSERT, [(plan, plan, *(day(v) if isinstance(v, date) else v for v in row)) for row in rows]
        )


_COLUMNS: Final = [
    "position", "workstream", "deliverable", "lead", "vendor", "buyer", "due", "started", "done", "standing",
    "segment", "step", "worked", "running", "left_out",
]  # fmt: skip

_UPSERT: Final = (
    f"INSERT INTO {MilestoneRow._meta.db_table} (workspace_id, plan_id, milestone, {', '.join(_COLUMNS)})"  # noqa: S608 - our names
    f" VALUES ((SELECT workspace_id FROM {PlanState._meta.db_table} WHERE plan = %s), %s, %s{', %s' * len(_COLUMNS)})"
    f" ON CONFLICT (plan_id, milestone)"
    f" DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in ('workspace_id', *_COLUMNS))}"
)


def _row(position: int, m: Milestone, workstream: str) -> tuple[Any, ...]:
    return (
        position, workstream[:300], m.deliverable[:300], m.lead.value, m.vendor or "", m.buyer or "", m.due, m.started,
        m.done, m.standing,
    )  # fmt: skip


def _took(plan: Plan, m: Milestone) -> tuple[str, str, int | None, bool, str]:
    step, segment = own_step(m), plan.segment.value if plan.segment else ""
    found = worked(plan, m) if step else None
    if isinstance(found, Worked):
        return segment, step, found.days, found.running, ""
    return segment, step, None, False, found.value if found else ""

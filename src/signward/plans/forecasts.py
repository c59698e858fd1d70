"""Forecasts that lists show, brought up to the present day: due dates stay, but what they imply changes by midnight."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from signward.ledger.streams import lock_streams
from signward.plans import project
from signward.plans.act import day_in
from signward.plans.models import PlanState
from signward.plans.stored import plan_from_text


def refresh(at: datetime | None = None) -> int:
    """Recomputes what is not of its workspace's present day. Returns how many plans were refreshed."""
    at = at or datetime.now(UTC)
    known = PlanState.objects.select_related("workspace").defer("state")
    stale = [row.plan for row in known if row.forecast_on != day_in(row.workspace, at)]
    for plan in stale:
        _refresh(plan, at)
    return len(stale)


def _refresh(plan_id: UUID, at: datetime) -> None:
    with transaction.atomic():
        lock_streams(plan_id)
        row = PlanState.objects.select_related("workspace").get(plan=plan_id)
        project.write_forecast(plan_id, plan_from_text(row.state), day_in(row.workspace, at))

"""Sweeps over many plans, measured where the database is: `python -m benchmarks._sweeping PLANS`.

Prints as JSON, for each number of plans that today changes: that number, seconds of the sweep, seconds of the floor,
and how many statements the sweep sent.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any
from uuid import uuid4

from benchmarks._seeding import _working_day, document
from signward.config import server

CHANGED = (0, 100, 1_000)
NOW = datetime.now(UTC)
TODAY = NOW.date()


def main(plans: int) -> None:
    server.prepare(static=False)
    _fill(plans)
    print(json.dumps([_measured(changed) for changed in CHANGED]))


def _fill(plans: int) -> None:
    """One plan through the desk and its row copied: a sweep reads rows alone. None is to be looked at today."""
    from django.db import connection

    from signward.core.plan.actors import Actor
    from signward.core.plan.state import Side
    from signward.people.models import Workspace
    from signward.plans.act import draft
    from signward.plans.models import PlanState

    workspace = Workspace.objects.create(name="Acme Analytics", time_zone="UTC")
    draft(workspace, document(0, _working_day(14)), Actor("user:1", "Sam Ortiz", Side.VENDOR, "ae"))
    row = PlanState.objects.get()
    fields = {field.attname: getattr(row, field.attname) for field in PlanState._meta.fields}
    fields |= {"next_look_on": TODAY + timedelta(days=20), "deal_id": None}
    for begin in range(0, plans, 2_000):
        copies = [PlanState(**{**fields, "plan": uuid4()}) for _ in range(min(2_000, plans - begin))]
        PlanState.objects.bulk_create(copies)
    PlanState.objects.filter(pk=row.pk).delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _measured(changed: int) -> tuple[int, float, float, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from signward.plans.forecasts import refresh

    _set_due(changed)
    floor = _timed(_floor)[0]
    _set_due(changed)
    took, found = _timed(lambda: refresh(NOW))
    assert found == changed
    _set_due(changed)
    with CaptureQueriesContext(connection) as sent:
        refresh(NOW)
    return changed, took, floor, len(sent)


def _set_due(count: int) -> None:
    from signward.plans.models import PlanState

    later = PlanState.objects.filter(next_look_on__lte=TODAY + timedelta(days=1))
    later.update(next_look_on=TODAY + timedelta(days=20))
    chosen = list(PlanState.objects.order_by("plan").values_list("plan", flat=True)[:count])
    for plan in chosen:
        PlanState.objects.filter(plan=plan).update(next_look_on=TODAY)


def _floor() -> None:
    """What is due by the index, and each row written once: nothing is reckoned."""
    from django.db import connection

    from signward.people.models import Workspace

    workspace = Workspace.objects.get().pk
    key = workspace.hex if connection.vendor == "sqlite" else workspace
    due = "SELECT plan, state FROM plans_planstate WHERE workspace_id = %s AND next_look_on <= %s"
    with connection.cursor() as cursor:
        cursor.execute(due, [key, str(TODAY)])
        for plan, _ in cursor.fetchall():
            cursor.execute(
                "UPDATE plans_planstate SET forecast_on = %s, next_look_on = %s, verdict = %s WHERE plan = %s",
                [str(TODAY), str(TODAY + timedelta(days=20)), "On course", plan],
            )


def _timed(work: Any) -> tuple[float, Any]:
    began = perf_counter()
    answer = work()
    return perf_counter() - began, answer


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""Small plans whose distributions can be worked out by hand: no holidays, weekends are worked, so days are days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from signward.core.plan.document import read_document
from signward.core.plan.state import Plan

TODAY = date(2026, 11, 25)
EVERY_DAY = {"workdays": [1, 2, 3, 4, 5, 6, 7]}


def plan(milestones: list[dict[str, Any]], **more: Any) -> Plan:
    rows = [{"deliverable": m["id"], **m} for m in milestones]
    streams = [{"id": "all", "name": "All", "milestones": rows}]
    return read_document(
        {"signward": 1, "calendars": {"vendor": EVERY_DAY, "buyer": EVERY_DAY}, "workstreams": streams, **more}
    )


def day(number: int) -> date:
    """The `number`-th working day, today being the first."""
    return TODAY + timedelta(days=number - 1)

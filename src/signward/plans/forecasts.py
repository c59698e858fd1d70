"""Forecasts that lists show, brought up to the present day: due dates stay, but what they imply changes by midnight."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from signward.people.models import Workspace
from signward.plans import project
from signward.plans.act import day_in
from signward.plans.models import PlanState
from signward.plans.stored import plan_from_text

PAGE: Final = 100

Due = tuple[UUID, str, int, date]
"""A plan's id, its state, its shared version, and the day on which to look at it."""

_log = logging.getLogger(__name__)


def refresh(at: datetime | None = None) -> int:
    """Looks at the plans of which a list may say something else today, and at no others. Returns how many they were.

    Each is a statement of its own, so a sweep that is cut short goes on where it was, and two at once do no harm.
    """
    at = at or datetime.now(UTC)
    days = [(workspace.pk, day_in(workspace, at)) for workspace in Workspace.objects.order_by("pk")]
    return sum(_refresh(due, today) for workspace, today in days for due in _due(workspace, today))


def _due(workspace_id: UUID, today: date) -> Iterator[Due]:
    """By the day on which to look at them, so that what has waited longest comes first; a page at a time."""
    asked = PlanState.objects.filter(workspace=workspace_id, next_look_on__lte=today)
    asked = asked.order_by("next_look_on", "plan")
    page: list[Due] = list(asked.values_list(*_FIELDS)[:PAGE])
    while page:
        yield from page
        plan, _, _, day = page[-1]
        further = asked.filter(Q(next_look_on__gt=day) | Q(next_look_on=day, plan__gt=plan))
        page = list(further.values_list(*_FIELDS)[:PAGE]) if len(page) == PAGE else []


_FIELDS: Final = ("plan", "state", "shared_version", "next_look_on")


def _refresh(due: Due, today: date) -> bool:
    """One plan that cannot be looked at, by a fault of the program, keeps no other from being right."""
    plan_id, state, version, _ = due
    try:
        return project.write_forecast(plan_id, plan_from_text(state), version, today)
    except (ValueError, LookupError, TypeError, ArithmeticError):
        _log.exception("the forecast of plan %s could not be refreshed", plan_id)
        return False

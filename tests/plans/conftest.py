"""Plans in a database: a workspace, the people of the small plan, and a plan that has begun."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from signward.core.plan.document import write_document
from signward.people.models import Workspace
from signward.plans.act import draft
from tests.core.plan.given import PLAN, SAM, TODAY

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


@pytest.fixture
def workspace(db: None) -> Workspace:
    return Workspace.objects.create(name="Acme Analytics", time_zone="UTC")


@pytest.fixture
def document() -> dict[str, Any]:
    return write_document(PLAN)


@pytest.fixture
def plan_id(workspace: Workspace, document: dict[str, Any]) -> Any:
    return draft(workspace, document, SAM, source="plan.xlsx", at=NOON)

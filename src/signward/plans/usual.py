"""How long a step usually takes in a workspace."""

from __future__ import annotations

from uuid import UUID

from signward.core.plan.priors import BY_STEP, Usual, Usually, published
from signward.core.plan.state import Segment, Side


def usual(workspace_id: UUID, step: str, segment: Segment, lead: Side | None = None) -> Usual | None:
    """What is usual in a workspace for one step; without `lead`, where the side leads that usually does.

    None for a step that the table does not know, or not in this segment.
    """
    prior = BY_STEP.get(step)
    return usually(workspace_id)(step, segment, lead or prior.lead) if prior else None


def usually(workspace_id: UUID) -> Usually:
    """The same for many steps at once."""
    return published

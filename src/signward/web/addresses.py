"""Where a plan is found, on either side."""

from __future__ import annotations

from uuid import UUID

from signward.core.plan.state import Side


def base_of(plan_id: UUID, side: Side) -> str:
    """The address of a plan on one side."""
    return f"{'/buyer' if side is Side.BUYER else ''}/plans/{plan_id}/"

"""Whether a plan leaves anything to chance: a look at what it says, before anybody plays it through."""

from __future__ import annotations

from signward.core.plan.state import Milestone, Plan


def may_vary(plan: Plan) -> bool:
    """False where nothing that is left to do says how far its time may vary, so that no chance can be told."""
    left = {m.id for m in plan.milestones if not m.done}
    return any(m.id in left and _spread(m) for m in plan.milestones) or any(
        risk.chance and risk.days and left.intersection(risk.threatens) for risk in plan.risks
    )


def _spread(milestone: Milestone) -> bool:
    return milestone.duration is not None and not isinstance(milestone.duration.spec, int | float)

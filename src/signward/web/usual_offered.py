"""The usual duration that a milestone's editor offers, with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from signward.core.plan.priors import Usual, own_step, published
from signward.core.plan.state import Milestone, Plan, Side
from signward.core.schedule.wording import counted
from signward.plans.usual import usual
from signward.web.endpoint import Request


@dataclass(frozen=True, slots=True)
class Offer:
    """`words` say the median, `spread` the range, `basis` what it stands on; the form carries `points`: `8 15 35`."""

    words: str
    spread: str
    basis: str
    points: str


def offered(request: Request, plan: Plan, milestone: Milestone) -> Offer | None:
    """What is usual for an open milestone, where it does not stand there already; None where nothing is known."""
    found = usual_for(request, plan, milestone)
    if found is None or (milestone.duration and milestone.duration.spec == list(found.points)):
        return None
    low, middle, high = found.points
    words, spread = f"Usually {counted(middle, 'business day')}", f"{low} to {high} in 8 of 10 cases"
    return Offer(words, spread, found.basis, " ".join(map(str, found.points)))


def usual_for(request: Request, plan: Plan, milestone: Milestone) -> Usual | None:
    """The vendor is told what its own plans teach; the buyer only what is published, until it stands in the plan."""
    step = own_step(milestone)
    if not step or plan.segment is None or milestone.done or milestone.meeting:
        return None
    if request.side is Side.BUYER:
        return published(step, plan.segment, milestone.lead)
    return usual(request.workspace_id, step, plan.segment, milestone.lead)

"""How long a step usually takes in a workspace: its own completed milestones, and the published range beside them.

Kept apart by step, segment and the side that leads, and by workspace: nothing is learned from anybody else's plans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from math import ceil
from typing import Final
from uuid import UUID

from django.db.models import Count, Q

from signward.core.plan.prior_rows import Points
from signward.core.plan.priors import BY_STEP, Usual, Usually, published
from signward.core.plan.state import Segment, Side
from signward.core.risk.learning import Learned, learn
from signward.core.schedule.wording import counted
from signward.plans.models import MilestoneRow

Where = tuple[str, str, str]
"""Step, segment (empty where a plan does not say it) and lead."""

_NOISE: Final = 1e-9
_COUNTED: Final = ("segment", "step", "lead", "worked", "running", "left_out")


@dataclass(slots=True)
class Seen:
    """How many milestones took, or have so far taken, so many working days; and why others teach nothing."""

    finished: dict[int, int] = field(default_factory=dict)
    running: dict[int, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


def usual(workspace_id: UUID, step: str, segment: Segment, lead: Side | None = None) -> Usual | None:
    """What is usual in a workspace for one step; without `lead`, where the side leads that usually does.

    None for a step that the table does not know, or that has no place in this segment.
    """
    prior = BY_STEP.get(step)
    if prior is None:
        return None
    lead = lead or prior.lead
    found = seen(workspace_id, segment=segment, step=step, lead=lead)
    return blended(step, segment, lead, found.get((step, segment, lead), Seen()))


def usually(workspace_id: UUID) -> Usually:
    """The same for many steps at once, by one question for each segment, which is put when its first step is."""
    found = cache(lambda segment: seen(workspace_id, segment=segment))
    return lambda step, segment, lead: blended(step, segment, lead, found(segment).get((step, segment, lead), Seen()))


def seen(workspace_id: UUID, **only: str) -> dict[Where, Seen]:
    """What a workspace's milestones took; `only` those of a `segment`, `step` or `lead`."""
    told: dict[Where, Seen] = defaultdict(Seen)
    for where, worked, running, left_out, count in _counted(workspace_id, only):
        if left_out:
            told[where].left_out[left_out] = count
        else:
            (told[where].running if running else told[where].finished)[worked] = count
    return dict(told)


def learned(step: str, segment: Segment, seen: Seen) -> Learned | None:
    """What was seen and the published range, as one; None where the step has no place in this segment."""
    points = BY_STEP[step].days(segment) if step in BY_STEP else None
    return learn(points, seen.finished, seen.running) if points else None


def blended(step: str, segment: Segment, lead: Side, seen: Seen) -> Usual | None:
    """The published range where nothing was seen, else what was learned, in whole days."""
    found = learned(step, segment, seen)
    if found is None or not found.finished + found.running:
        return published(step, segment, lead)
    return Usual(whole(found), f"{_own(found)}, blended with the usual range for {segment}: {BY_STEP[step].basis}")


def _own(found: Learned) -> str:
    """On the plan both sides read it: how many, and nothing of whose they were."""
    parts = [counted(found.finished, "completed milestone") + " of the vendor"] if found.finished else []
    if found.running:
        whose = "" if parts else f"{'milestone' if found.running == 1 else 'milestones'} of the vendor "
        parts.append(f"{found.running} {whose}still running")
    return " and ".join(parts)


def whole(found: Learned) -> Points:
    """P10, P50 and P90 in whole business days: what is begun counts as a day."""
    low, middle, high = (ceil(days - _NOISE) for days in found.points)
    return low, middle, high


def _counted(workspace_id: UUID, only: dict[str, str]) -> Iterator[tuple[Where, int, bool, str, int]]:
    told = MilestoneRow.objects.filter(Q(worked__isnull=False) | ~Q(left_out=""), workspace=workspace_id, **only)
    rows = told.order_by().values_list(*_COUNTED)
    for segment, step, lead, worked, running, left_out, count in rows.annotate(times=Count("*")):
        yield (step, segment, lead), worked, running, left_out, count

"""What a plan without durations or order is taken to mean, so that an imported sheet of bare dates gets a verdict.

Nothing is assumed in silence: the result names every milestone it touched, and what is already in the plan stays.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from signward.core.plan.priors import BY_STEP, Usual, Usually, published, step_of
from signward.core.plan.state import Link, Milestone, Plan, Segment
from signward.core.schedule.durations import Duration

# Stages of a purchase and what each waits for. The paper work (security, legal, procurement) runs in parallel.
WAITS_FOR: dict[str, tuple[str, ...]] = {
    "start": (),
    "technical": ("start",),
    "business": ("technical",),
    "security": (),
    "legal": (),
    "procurement": (),
    "approval": ("business", "security", "legal", "procurement"),
    "order": ("approval",),
    "signature": ("order", "approval", "business", "technical", "security", "legal", "procurement"),
}


@dataclass(frozen=True, slots=True)
class Assumed:
    """The filled plan, and what was filled: milestone ids with what is usual, and ids that were given an order."""

    plan: Plan
    durations: tuple[tuple[str, Usual], ...]
    ordered: tuple[str, ...]


def assume(plan: Plan, segment: Segment, usually: Usually = published) -> Assumed:
    """Usual durations (P10/P50/P90) where none is given, and the usual order where the plan links nothing.

    A milestone that gets one says what it stands on (its `basis`). Milestones whose words are not recognised keep what
    they have. Done milestones are left alone, and so are those that fall on a meeting's dates.
    """
    steps = _steps(plan)
    lasting = {m.id: usual for m in plan.milestones if (usual := _lacking(m, steps.get(m.id, ""), segment, usually))}
    filled = tuple(with_usual(m, lasting[m.id]) if m.id in lasting else m for m in plan.milestones)
    known = {m.id for m in plan.milestones}
    if any(link.id in known for m in plan.milestones for link in m.after):
        return Assumed(replace(plan, milestones=filled), tuple(lasting.items()), ())
    before = _usual_order(plan, {key: step for key, step in steps.items() if not _later(plan, key)})
    linked = tuple(replace(m, after=(*m.after, *map(Link, before.get(m.id, ())))) for m in filled)
    return Assumed(replace(plan, milestones=linked), tuple(lasting.items()), tuple(before))


def with_usual(milestone: Milestone, usual: Usual) -> Milestone:
    """The milestone with what is usual as its duration, and with what that stands on."""
    return replace(milestone, duration=Duration.read(list(usual.points)), basis=usual.basis)


def _lacking(m: Milestone, step: str, segment: Segment, usually: Usually) -> Usual | None:
    """What is usual for a milestone that still lacks a duration and needs one."""
    return None if not step or m.duration or m.done or m.meeting else usually(step, segment, m.lead)


def _steps(plan: Plan) -> dict[str, str]:
    found = {m.id: step_of(m, plan) for m in plan.milestones}
    return {key: step for key, step in found.items() if step}


def _later(plan: Plan, milestone_id: str) -> bool:
    """Whether it carries on after the signature."""
    milestone = plan.milestone(milestone_id)
    return bool(milestone and milestone.after)  # the plan links no milestones, so what it follows is the signature


def _usual_order(plan: Plan, steps: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """What each milestone follows: its stage's one before it by due date, or the ends of the stages it waits for."""
    stages: dict[str, list[Milestone]] = defaultdict(list)
    for milestone in plan.milestones:
        if milestone.id in steps:
            stages[BY_STEP[steps[milestone.id]].stage].append(milestone)
    order: dict[str, tuple[str, ...]] = {}
    for milestones in stages.values():
        milestones.sort(key=lambda m: m.due or date.max)
    for stage, milestones in stages.items():
        ends = tuple(stages[earlier][-1].id for earlier in WAITS_FOR[stage] if stages.get(earlier))
        for position, milestone in enumerate(milestones):
            before = (milestones[position - 1].id,) if position else _dated_before(plan, milestone, ends)
            if before:
                order[milestone.id] = before
    return order


def _dated_before(plan: Plan, milestone: Milestone, ends: tuple[str, ...]) -> tuple[str, ...]:
    """Only what the sheet itself does not date later than the milestone: its own dates outrank the usual order."""
    due = {m.id: m.due for m in plan.milestones}
    mine = milestone.due or date.max
    return tuple(end for end in ends if (due[end] or date.min) <= mine)

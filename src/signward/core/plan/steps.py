"""Which usual step a milestone is: usual durations, and what is learned from it, go by it."""

from __future__ import annotations

from dataclasses import dataclass

from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, milestone_in, with_milestone
from signward.core.plan.moment import Moment
from signward.core.plan.prior_rows import NO_STEP, STEPS
from signward.core.plan.priors import BY_STEP, recognise
from signward.core.plan.refusals import NothingChanges, NotPossible
from signward.core.plan.state import Plan


@dataclass(frozen=True, slots=True)
class NameStep:
    """`step` is the plan file's word, `none` for none of the usual steps, empty for what the milestone's words say.

    `seen` is what the page showed.
    """

    milestone: str
    step: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNamed(Fact):
    milestone: str
    deliverable: str
    was: str
    now: str


def decide_step(plan: Plan, command: NameStep, moment: Moment) -> tuple[StepNamed, ...]:
    """No duration that stands in the plan changes by it, so no date moves; what is done teaches by it too."""
    found = milestone_in(plan, command.milestone)
    if command.step not in ("", *STEPS):
        raise NotPossible("Choose one of the usual steps.")
    if command.step == found.step:
        raise NothingChanges("It is this step already.")
    check_seen(command.seen, found.step, command.step, "usual step")
    return (
        StepNamed(
            milestone=found.id, deliverable=found.deliverable, was=found.step, now=command.step, **moment.stamp,
        ),
    )  # fmt: skip


def evolve_step(plan: Plan, event: StepNamed) -> Plan:
    return with_milestone(plan, event.milestone, step=event.now)


def step_in_words(step: str) -> str:
    """`Data protection agreement`, `none of the usual steps`, or `what its words say`."""
    if step == NO_STEP:
        return "none of the usual steps"
    return BY_STEP[step].name if step in BY_STEP else step or "what its words say"


def recognised_in_words(deliverable: str) -> str:
    """What its words say: the name of a usual step, or `no usual step`."""
    found = recognise(deliverable)
    return found.name if found else "no usual step"

"""What kind of purchase it is: usual durations, and what is learned from the plan, go by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges
from signward.core.plan.state import Plan, Segment

IN_WORDS: Final = {
    Segment.MID_MARKET: "Mid-market",
    Segment.ENTERPRISE: "Enterprise",
    Segment.REGULATED: "Regulated",
}


@dataclass(frozen=True, slots=True)
class StateSegment:
    """`seen` is what the page showed; None where nobody says what kind it is."""

    segment: Segment | None
    seen: Segment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentStated(Fact):
    was: Segment | None
    now: Segment | None


def decide_segment(plan: Plan, command: StateSegment, moment: Moment) -> tuple[SegmentStated, ...]:
    """No duration that stands in the plan changes by it, so no date moves."""
    if command.segment == plan.segment:
        raise NothingChanges("The plan says this already.")
    check_seen(command.seen, plan.segment, command.segment, "segment")
    return (SegmentStated(was=plan.segment, now=command.segment, **moment.stamp),)


def evolve_segment(plan: Plan, event: SegmentStated) -> Plan:
    return replace(plan, segment=event.now)


def segment_in_words(segment: Segment | None) -> str:
    return IN_WORDS[segment] if segment else "not said"

"""How durations move together: what a fast or a slow deal, and a fast or a slow side, do to all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges, NotPossible
from signward.core.plan.state import Pace, Plan

USUAL: Final = Pace(deal=0.2, vendor=0.2, buyer=0.2)
"""For plans that begin on the server and say nothing. Two milestones of one side correlate with 0.4 then, the
shared-speed correlation with which the table of priors was checked against published totals; two of different sides
with 0.2. It is an estimate and nobody's measurement. Independent durations would be too sure of themselves."""


@dataclass(frozen=True, slots=True)
class ChangePace:
    """`seen` is what the page showed; a plan that says nothing reads as independent durations."""

    pace: Pace
    seen: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceChanged(Fact):
    """It moves no date: both passes use medians. Chances alone change."""

    was: Pace
    now: Pace


def decide_pace(plan: Plan, command: ChangePace, moment: Moment) -> tuple[PaceChanged, ...]:
    now, was = command.pace, plan.pace or Pace()
    if problem := wrong_with(now):
        raise NotPossible(problem)
    if now == was:
        raise NothingChanges("The plan says this already.")
    check_seen(command.seen, was, now, "how durations move together")
    return (PaceChanged(was=was, now=now, **moment.stamp),)


def evolve_pace(plan: Plan, event: PaceChanged) -> Plan:
    return replace(plan, pace=event.now)


def wrong_with(pace: Pace) -> str:
    """Why these shares cannot be, in words; empty where they can."""
    if not all(0 <= share <= 1 for share in (pace.deal, pace.vendor, pace.buyer)):
        return "Each share is between 0 and 1."
    if pace.most > 1:
        return f"The deal's share and a side's are 1 together at most, not {pace.most:g}."
    return ""


def in_words(pace: Pace | None) -> str:
    """`Durations rise and fall together, by 0.2 in the whole deal and by a further 0.2 on each side`; empty where the
    plan says nothing."""
    if pace is None:
        return ""
    further = "a further " if pace.deal else ""
    said = [f"by {pace.deal:g} in the whole deal"] if pace.deal else []
    if pace.vendor == pace.buyer:
        said += [f"by {further}{pace.vendor:g} on each side"] if pace.vendor else []
    else:
        shares = (("vendor", pace.vendor), ("buyer", pace.buyer))
        said += [f"by {further}{share:g} on the {side} side" for side, share in shares if share]
    together = f"{', '.join(said[:-1])} and {said[-1]}" if said[1:] else "".join(said)
    return f"Durations rise and fall together, {together}" if said else "Durations go each their own way"

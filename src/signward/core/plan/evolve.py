"""Table of contents: which function copies which event into the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from typing import Any, Final

from signward.core.plan import (
    dates,
    drafting,
    estimates,
    leads,
    limits,
    links,
    meetings,
    milestones,
    outcome,
    pace,
    person_days,
    persons,
    placeholders,
    reserve,
    risks,
    segments,
    signoff,
    standing,
    steps,
    taking_back,
    target,
    withheld,
    working_time,
    workstreams,
)
from signward.core.plan.facts import Fact
from signward.core.plan.state import Plan

_EVOLVERS: Final[dict[type[Fact], Callable[[Plan, Any], Plan]]] = {
    drafting.PlanDrafted: drafting.evolve_drafted,
    outcome.OutcomeStated: outcome.evolve_outcome,
    target.TargetMoved: target.evolve_target,
    target.CompellingEventStated: target.evolve_compelling_event,
    workstreams.WorkstreamAdded: workstreams.evolve_workstream,
    workstreams.GateNamed: workstreams.evolve_gate,
    milestones.MilestoneAdded: milestones.evolve_added,
    milestones.MilestoneDescribed: milestones.evolve_described,
    milestones.MilestoneAssigned: milestones.evolve_assigned,
    milestones.MilestoneDropped: milestones.evolve_dropped,
    estimates.MilestoneEstimated: estimates.evolve_estimated,
    leads.MilestoneLed: leads.evolve_led,
    steps.StepNamed: steps.evolve_step,
    limits.MilestoneLimited: limits.evolve_limited,
    links.MilestoneLinked: links.evolve_linked,
    meetings.MeetingSet: meetings.evolve_meeting,
    dates.MilestoneMoved: dates.evolve_moved,
    dates.MilestoneDated: dates.evolve_dated,
    dates.PlanDatedBackward: dates.evolve_backward,
    standing.MilestoneConfirmed: standing.evolve_confirmed,
    standing.MilestoneStarted: standing.evolve_started,
    standing.MilestoneFinished: standing.evolve_finished,
    standing.MilestoneReopened: standing.evolve_reopened,
    taking_back.MilestoneMovedBack: taking_back.evolve_moved_back,
    taking_back.MilestoneStartTakenBack: taking_back.evolve_start_taken_back,
    persons.PersonNamed: persons.evolve_person,
    placeholders.PlaceholderNamed: placeholders.evolve_placeholder,
    risks.RiskNamed: risks.evolve_risk,
    risks.RiskSettled: risks.evolve_settled,
    working_time.CalendarSet: working_time.evolve_calendar,
    reserve.ReserveChanged: reserve.evolve_reserve,
    pace.PaceChanged: pace.evolve_pace,
    segments.SegmentStated: segments.evolve_segment,
    person_days.PersonDaysSet: person_days.evolve_person_days,
    signoff.PlanSignedOff: signoff.evolve_signoff,
    signoff.SignOffLapsed: signoff.evolve_lapsed,
    withheld.SignOffDeclined: withheld.evolve_declined,
    withheld.SignOffWithdrawn: withheld.evolve_withdrawn,
}

_AGREED_LATER: Final = (
    standing.MilestoneConfirmed,
    standing.MilestoneStarted,
    standing.MilestoneFinished,
    standing.MilestoneReopened,
    taking_back.MilestoneStartTakenBack,
    persons.PersonNamed,
    steps.StepNamed,
    signoff.PlanSignedOff,
    signoff.SignOffLapsed,
    withheld.SignOffDeclined,
    withheld.SignOffWithdrawn,
)
"""What may happen after a sign-off without changing what was signed; `digest` leaves out the same."""


def evolve(plan: Plan, event: Fact) -> Plan:
    """The plan after the event. Copies only: never refuses, never schedules."""
    after = _EVOLVERS[type(event)](plan, event)
    if after.sign_off is None or isinstance(event, _AGREED_LATER):
        return after
    return replace(after, sign_off=replace(after.sign_off, changes=after.sign_off.changes + 1))


def evolve_all(plan: Plan, events: Iterable[Fact]) -> Plan:
    return reduce(evolve, events, plan)

"""Table of contents: which function decides which command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from signward.core.plan import (
    commands as c,
)
from signward.core.plan import (
    dates,
    drafting,
    estimates,
    leads,
    limits,
    links,
    meetings,
    milestones,
    notes,
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
from signward.core.plan.evolve import evolve
from signward.core.plan.facts import Fact
from signward.core.plan.forecast import telling
from signward.core.plan.moment import Moment
from signward.core.plan.permissions import check
from signward.core.plan.state import Plan
from signward.core.plan.whose_days import same_days

_DECIDERS: Final[dict[type[c.Command], Callable[[Plan, Any, Moment], tuple[Fact, ...]]]] = {
    c.DraftPlan: drafting.decide_draft,
    c.StateOutcome: outcome.decide_outcome,
    c.MoveTarget: target.decide_target,
    c.StateCompellingEvent: target.decide_compelling_event,
    c.AddWorkstream: workstreams.decide_workstream,
    c.NameGate: workstreams.decide_gate,
    c.AddMilestone: milestones.decide_added,
    c.DescribeMilestone: milestones.decide_described,
    c.AssignMilestone: milestones.decide_assigned,
    c.DropMilestone: milestones.decide_dropped,
    c.EstimateMilestone: estimates.decide_estimated,
    c.LeadMilestone: leads.decide_led,
    c.LinkMilestone: links.decide_linked,
    c.SetMeeting: meetings.decide_meeting,
    c.LimitMilestone: limits.decide_limited,
    c.NameStep: steps.decide_step,
    c.MoveMilestone: dates.decide_moved,
    c.DateBackward: dates.decide_backward,
    c.ConfirmMilestone: standing.decide_confirmed,
    c.ConfirmMilestones: standing.decide_all_confirmed,
    c.StartMilestone: standing.decide_started,
    c.FinishMilestone: standing.decide_finished,
    c.ReopenMilestone: standing.decide_reopened,
    c.TakeBackMove: taking_back.decide_move_taken_back,
    c.TakeBackTarget: taking_back.decide_target_taken_back,
    c.TakeBackStart: taking_back.decide_start_taken_back,
    c.NamePerson: persons.decide_person,
    c.NamePlaceholder: placeholders.decide_placeholder,
    c.NameRisk: risks.decide_risk,
    c.SettleRisk: risks.decide_settled,
    c.SetCalendar: working_time.decide_calendar,
    c.SetReserve: reserve.decide_reserve,
    c.ChangePace: pace.decide_pace,
    c.StateSegment: segments.decide_segment,
    c.SetPersonDays: person_days.decide_person_days,
    c.SignOff: signoff.decide_signoff,
    c.DeclineSignOff: withheld.decide_declined,
    c.WithdrawSignOff: withheld.decide_withdrawn,
    c.WriteNote: notes.decide_note,
}

_MAY_MOVE_THE_FORECAST: Final = (
    drafting.PlanDrafted,
    milestones.MilestoneAdded,
    milestones.MilestoneAssigned,
    milestones.MilestoneDropped,
    estimates.MilestoneEstimated,
    leads.MilestoneLed,
    limits.MilestoneLimited,
    links.MilestoneLinked,
    meetings.MeetingSet,
    standing.MilestoneStarted,
    standing.MilestoneFinished,
    standing.MilestoneReopened,
    taking_back.MilestoneMovedBack,
    taking_back.MilestoneStartTakenBack,
    working_time.CalendarSet,
    person_days.PersonDaysSet,
    placeholders.PlaceholderNamed,
)


_MAY_CHANGE_WHOSE_DAYS_COUNT: Final = (milestones.MilestoneAssigned, placeholders.PlaceholderNamed)


def decide(plan: Plan, command: c.Command, moment: Moment) -> tuple[Fact, ...]:
    """What happens when somebody gives this command now. Raises a Refusal in words, and changes nothing."""
    check(command, moment.by)
    told: tuple[Fact, ...] = ()
    before = plan
    for event in _DECIDERS[type(command)](plan, command, moment):
        before = evolve(before, told[-1]) if told else before
        told = (*told, _told(before, event))
    return (*told, *signoff.lapse(plan, told))


def _told(plan: Plan, event: Fact) -> Fact:
    if not isinstance(event, _MAY_MOVE_THE_FORECAST):
        return event
    after = evolve(plan, event)
    if isinstance(event, _MAY_CHANGE_WHOSE_DAYS_COUNT) and same_days(plan, after):
        return event
    return telling(event, plan, after)

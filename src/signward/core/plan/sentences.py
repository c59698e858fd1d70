"""Each event as a sentence that a person would say, for the history of a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from signward.core.plan import dates as d
from signward.core.plan import (
    drafting,
    estimates,
    leads,
    limits,
    links,
    meetings,
    notes,
    outcome,
    pace,
    person_days,
    persons,
    placeholders,
    reserve,
    risks,
    segments,
    steps,
    target,
    withheld,
    working_time,
)
from signward.core.plan import milestones as m
from signward.core.plan import signoff as s
from signward.core.plan import standing as st
from signward.core.plan import taking_back as t
from signward.core.plan import workstreams as w
from signward.core.plan.causes import cause_in_words
from signward.core.plan.dates_in_words import day
from signward.core.plan.differences import called
from signward.core.plan.facts import Fact
from signward.core.plan.links_in_words import links_in_words
from signward.core.plan.meetings_in_words import meeting_in_words
from signward.core.plan.state import Plan
from signward.core.plan.working_days_in_words import person_days_in_words
from signward.core.schedule.durations import Duration
from signward.core.schedule.wording import counted, duration_in_words


def sentence(event: Fact, plan: Plan) -> str:
    """What happened, by whom, why, and what it did to the signature. `plan` lends the names of people."""
    said = _SENTENCES[type(event)](event, plan)
    return f"{called(plan, event.by)} {said}{_effect(event)}"


def _effect(event: Fact) -> str:
    was, now = event.signature_was, event.signature_now
    if was is None or now is None or was == now or isinstance(event, d.MilestoneMoved | target.TargetMoved):
        return ""
    return f" Signature forecast: {day(now)} instead of {day(was, beside=now)}."


def _drafted(e: drafting.PlanDrafted, plan: Plan) -> str:
    count = sum(len(stream.get("milestones", ())) for stream in e.document.get("workstreams", ()))
    source = f" from {e.source}" if e.source else ""
    return f"began the plan{source} with {counted(count, 'milestone')}."


def _moved(e: d.MilestoneMoved, plan: Plan) -> str:
    said = f"moved {e.deliverable} from {day(e.was, beside=e.now)} to {day(e.now)}: {_why(e.cause, e.reason)}"
    return f"{said}{_pushed(e, plan)}{_forecast(e)}"


def _pushed(e: d.MilestoneMoved, plan: Plan) -> str:
    if not e.pushed:
        return ""
    names = plan.names
    moved = ", ".join(f"{names.get(p.milestone, p.milestone)} to {day(p.now, beside=e.now)}" for p in e.pushed[:3])
    more = f" and {len(e.pushed) - 3} more" if len(e.pushed) > 3 else ""
    return f" It moved {moved}{more}."


def _forecast(e: d.MilestoneMoved) -> str:
    if e.signature_was is None or e.signature_now is None:
        return ""
    if e.signature_was == e.signature_now:
        return " The signature forecast stays."
    return f" Signature forecast: {day(e.signature_now)} instead of {day(e.signature_was, beside=e.signature_now)}."


def _target(e: target.TargetMoved, plan: Plan) -> str:
    if e.was is None:
        return f"set the target signature date to {day(e.now)}."
    why = _why(e.cause, e.reason)
    return f"moved the target signature date from {day(e.was, beside=e.now)} to {day(e.now)}: {why}"


def _why(cause: str, reason: str) -> str:
    end = "" if reason.endswith((".", "!", "?")) else "."
    return f"{cause_in_words(cause).lower()}, “{reason}”{end}"


def _outcome(e: outcome.OutcomeStated, plan: Plan) -> str:
    if not e.now:
        return "took the outcome statement out."
    return f"changed the outcome to “{e.now}”." if e.was else f"stated the outcome: “{e.now}”."


def _reason(e: target.CompellingEventStated, plan: Plan) -> str:
    return f"gave the buyer's reason for the date: {e.what}{f', {day(e.date_of)}' if e.date_of else ''}."


def _gate(e: w.GateNamed, plan: Plan) -> str:
    stream = plan.workstream(e.workstream)
    return f"named {e.name} as the decision gate of {stream.name if stream else e.workstream}."


def _added(e: m.MilestoneAdded, plan: Plan) -> str:
    return f"added {e.deliverable}{f', due {day(e.due)}' if e.due else ''}."


def _assigned(e: m.MilestoneAssigned, plan: Plan) -> str:
    if e.now is None:
        return f"took {called(plan, e.was)} off {e.deliverable}."
    instead = f" instead of {called(plan, e.was)}" if e.was else ""
    return f"made {called(plan, e.now)} the {e.owner_side} owner of {e.deliverable}{instead}."


def _dropped(e: m.MilestoneDropped, plan: Plan) -> str:
    return f"dropped {e.deliverable}: “{e.reason}”."


def _estimated(e: estimates.MilestoneEstimated, plan: Plan) -> str:
    if e.basis:
        return f"took {_length(e.now)} for {e.deliverable} instead of {_length(e.was)}: {e.basis}."
    why = f": “{e.reason}”" if e.reason else ""
    return f"estimated {e.deliverable} at {_length(e.now)} instead of {_length(e.was)}{why}."


def _length(spec: Any) -> str:
    return duration_in_words(None if spec is None else Duration.read(spec))


def _linked(e: links.MilestoneLinked, plan: Plan) -> str:
    after = links_in_words(plan, e.milestone, e.now)
    return f"linked {e.deliverable}: {after}." if after else f"let {e.deliverable} follow nothing."


def _step(e: steps.StepNamed, plan: Plan) -> str:
    now, was = steps.step_in_words(e.now), steps.step_in_words(e.was)
    return f"said which usual step {e.deliverable} is: {now}; before, {was}."


def _limited(e: limits.MilestoneLimited, plan: Plan) -> str:
    now, was = limits.limits_in_words(e.now) or "on any day", limits.limits_in_words(e.was) or "on any day"
    return f"set when {e.deliverable} may be: {now}; until now, {was}: “{e.reason}”."


def _backward(e: d.PlanDatedBackward, plan: Plan) -> str:
    return f"dated {counted(len(e.dates), 'milestone')} backward from signature."


def _moved_back(e: t.MilestoneMovedBack, plan: Plan) -> str:
    also = f" So {'does' if len(e.pushed) == 1 else 'do'} {len(e.pushed)} that had moved with it." if e.pushed else ""
    return f"took back a move: {e.deliverable} is due {day(e.now)} again instead of {day(e.was, beside=e.now)}.{also}"


def _start_taken_back(e: t.MilestoneStartTakenBack, plan: Plan) -> str:
    now = f"it started on {day(e.now)}" if e.now else "it has not started"
    return f"took back the start of {e.deliverable}: {now}."


def _meeting(e: meetings.MeetingSet, plan: Plan) -> str:
    if e.now is None:
        return f"let {e.deliverable} be decided on any day. Its meeting was: {meeting_in_words(e.was)}."
    instead = f" Before: {meeting_in_words(e.was)}." if e.was else ""
    return f"said when {e.deliverable} is decided: {meeting_in_words(e.now)}.{instead}"


def _finished(e: st.MilestoneFinished, plan: Plan) -> str:
    late = f", {(e.done - e.due).days} days after its date" if e.due and e.done > e.due else ""
    shown = f" Evidence: {e.evidence}" if e.evidence else ""
    return f"finished {e.deliverable} on {day(e.done)}{late}.{shown}"


def _person(e: persons.PersonNamed, plan: Plan) -> str:
    return f"named {e.name}{f', {e.role},' if e.role else ''} on the {e.person_side} side."


def _reserve(e: reserve.ReserveChanged, plan: Plan) -> str:
    why = f": “{e.reason}”" if e.reason else ""
    if not e.now:
        return f"gave up the reserve of {counted(e.was, 'business day')} before the target{why}."
    instead = f" instead of {e.was}" if e.was else ""
    return f"holds a reserve of {counted(e.now, 'business day')} before the target{instead}{why}."


def _person_days(e: person_days.PersonDaysSet, plan: Plan) -> str:
    name = called(plan, e.person) if plan.person(e.person) else e.name
    return f"said when {name} works: {person_days_in_words(e.now) or 'on the usual days of their side'}."


def _risk(e: risks.RiskNamed, plan: Plan) -> str:
    owner = f", owned by {called(plan, e.owner)}" if e.owner else ""
    figures = risks.figures_in_words(e.chance, e.days)
    return f"named a risk: {e.what}{owner}{f': {figures}' if figures else ''}."


def _segment(e: segments.SegmentStated, plan: Plan) -> str:
    was = segments.segment_in_words(e.was)
    if e.now is None:
        return f"took back what kind of purchase it is; it was {was}."
    return f"said what kind of purchase it is: {segments.segment_in_words(e.now)}, before {was}."


def _pace(e: pace.PaceChanged, plan: Plan) -> str:
    said = pace.in_words(e.now)
    return f"changed how durations move together: {said[0].lower()}{said[1:]}."


def _signed(e: s.PlanSignedOff, plan: Plan) -> str:
    return f"signed the plan off as {e.name}, {e.title}, at version {e.version}."


def _lapsed(e: s.SignOffLapsed, plan: Plan) -> str:
    kinds = " and ".join(("an owner" if k == "owner" else f"the {k}" if k != "date" else "a date") for k in e.kinds)
    return f"changed {kinds} after the sign-off of version {e.version}, which asks for a new one."


def _declined(e: withheld.SignOffDeclined, plan: Plan) -> str:
    return f"did not sign off version {e.version}: “{e.reason}”."


def _withdrawn(e: withheld.SignOffWithdrawn, plan: Plan) -> str:
    return f"withdrew the sign-off of version {e.version}: “{e.reason}”."


_SENTENCES: Final[dict[type[Fact], Callable[[Any, Plan], str]]] = {
    drafting.PlanDrafted: _drafted,
    d.MilestoneMoved: _moved,
    d.MilestoneDated: lambda e, _: f"dated {e.deliverable}: {day(e.now)}.",
    d.PlanDatedBackward: _backward,
    target.TargetMoved: _target,
    target.CompellingEventStated: _reason,
    outcome.OutcomeStated: _outcome,
    w.WorkstreamAdded: lambda e, _: f"added the workstream {e.name}.",
    w.GateNamed: _gate,
    m.MilestoneAdded: _added,
    m.MilestoneDescribed: lambda e, _: f"renamed {e.was} to {e.now}.",
    m.MilestoneAssigned: _assigned,
    m.MilestoneDropped: _dropped,
    estimates.MilestoneEstimated: _estimated,
    leads.MilestoneLed: lambda e, _: f"gave the lead of {e.deliverable} to the {e.now}, whose working days count now.",
    steps.StepNamed: _step,
    limits.MilestoneLimited: _limited,
    links.MilestoneLinked: _linked,
    meetings.MeetingSet: _meeting,
    st.MilestoneConfirmed: lambda e, _: f"confirmed {day(e.due)} for {e.deliverable}.",
    st.MilestoneStarted: lambda e, _: f"started {e.deliverable} on {day(e.started)}.",
    st.MilestoneFinished: _finished,
    st.MilestoneReopened: lambda e, _: f"reopened {e.deliverable}: “{e.reason}”.",
    t.MilestoneMovedBack: _moved_back,
    t.MilestoneStartTakenBack: _start_taken_back,
    persons.PersonNamed: _person,
    placeholders.PlaceholderNamed: lambda e, _: f"named {e.name} as {e.was} on the {e.person_side} side.",
    reserve.ReserveChanged: _reserve,
    risks.RiskNamed: _risk,
    risks.RiskSettled: lambda e, _: f"settled the risk “{e.what}”: {e.how}",
    working_time.CalendarSet: lambda e, _: f"changed the {e.calendar_side} side's working calendar.",
    pace.PaceChanged: _pace,
    segments.SegmentStated: _segment,
    person_days.PersonDaysSet: _person_days,
    s.PlanSignedOff: _signed,
    s.SignOffLapsed: _lapsed,
    withheld.SignOffDeclined: _declined,
    withheld.SignOffWithdrawn: _withdrawn,
    notes.NoteWritten: lambda e, _: f"noted: {e.text}",
}

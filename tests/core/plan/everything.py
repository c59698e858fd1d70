"""One event of every kind, as it was first shipped."""

from __future__ import annotations

from datetime import date

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
from signward.core.plan.facts import Fact
from signward.core.plan.state import Link, LinkKind, Pace, Segment, Side
from signward.core.plan.times import Authority, CalendarSpec, Meeting, PersonDays

DAY, NEXT, LAST = date(2026, 11, 2), date(2026, 11, 6), date(2026, 12, 18)
VENDOR = {"by": "sam", "side": Side.VENDOR, "on": DAY}
BUYER = {"by": "dana", "side": Side.BUYER, "on": DAY}
TOLD = {"signature_was": NEXT, "signature_now": LAST}
M = {"milestone": "board", "deliverable": "Security board approves"}

EVENTS: tuple[Fact, ...] = (
    drafting.PlanDrafted(
        document={
            "signward": 1,
            "customer": "Northwind Bank",
            "workstreams": [
                {"id": "security", "name": "Security review", "milestones": [{"id": "board", "due": "2026-11-06"}]}
            ],
        },
        source="plan.xlsx", **VENDOR, **TOLD,
    ),
    dates.PlanDatedBackward(dates=(dates.Dated("board", NEXT), dates.Dated("legal", LAST)), **VENDOR),
    signoff.PlanSignedOff(
        name="Dana Whitfield", title="CFO", version=4, digest="ab" * 32, target=LAST, **BUYER, **TOLD
    ),
    signoff.SignOffLapsed(kinds=("date", "owner"), version="4", **VENDOR),
    withheld.SignOffDeclined(version=5, reason="Legal has not seen the DPA", **BUYER),
    withheld.SignOffWithdrawn(version="4", reason="The sponsor left", **BUYER),
    outcome.OutcomeStated(was="", now="Cut the close from 9 days to 4", **BUYER),
    target.TargetMoved(was=NEXT, now=LAST, cause="budget", reason="The board meets later", **BUYER, **TOLD),
    target.CompellingEventStated(what="Board freezes new spend", date_of=LAST, **BUYER),
    workstreams.WorkstreamAdded(workstream="security", name="Security review", **VENDOR),
    workstreams.GateNamed(workstream="security", name="Security board", attendees=("dana",), **VENDOR),
    milestones.MilestoneAdded(
        workstream="security", lead=Side.BUYER, vendor="sam", buyer="dana", due=NEXT, duration=[1, 2.5, 4],
        after=(Link("nda", LinkKind.SS, -2),), before_signature=True, **M, **VENDOR, **TOLD,
    ),
    milestones.MilestoneDescribed(milestone="board", was="Board", now="Security board approves", **VENDOR),
    milestones.MilestoneAssigned(owner_side=Side.BUYER, was=None, now="dana", **M, **VENDOR),
    milestones.MilestoneDropped(
        reason="Approved by mail", relinked=(milestones.Relinked("signature", (Link("nda"),)),), **M, **VENDOR, **TOLD
    ),
    estimates.MilestoneEstimated(
        was=2, now={"pert": [1, 2, 6]}, reason="Seen it before", basis="estimate", **M, **BUYER, **TOLD
    ),
    leads.MilestoneLed(was=Side.VENDOR, now=Side.BUYER, **M, **BUYER, **TOLD),
    steps.StepNamed(was="", now="security-review", **M, **BUYER),
    limits.MilestoneLimited(
        was=limits.Limits(None, LAST), now=limits.Limits(DAY, NEXT), reason="The auditors come then", **M, **BUYER,
        **TOLD,
    ),
    links.MilestoneLinked(was=(), now=(Link("nda", LinkKind.FS, 2),), **M, **VENDOR, **TOLD),
    meetings.MeetingSet(
        was=Meeting(on=(NEXT, LAST)),
        now=Meeting("Security board", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", DAY, papers=3,
                    authority=Authority(500_000, "EUR")),
        **M, **BUYER, **TOLD,
    ),
    dates.MilestoneMoved(
        was=DAY, now=NEXT, cause="work-longer", reason="Two answers need legal", handling="push",
        pushed=(dates.Pushed("legal", NEXT, LAST),), **M, **BUYER, **TOLD,
    ),
    dates.MilestoneDated(now=NEXT, **M, **VENDOR),
    standing.MilestoneConfirmed(due=NEXT, **M, **BUYER),
    standing.MilestoneStarted(started=DAY, **M, **BUYER, **TOLD),
    standing.MilestoneFinished(done=LAST, due=NEXT, evidence="https://files.example/minutes", **M, **BUYER, **TOLD),
    standing.MilestoneReopened(reason="One finding is open", proposed_by=Side.BUYER, **M, **BUYER, **TOLD),
    taking_back.MilestoneMovedBack(
        was=NEXT, now=DAY, reason="Two answers need legal", pushed=(dates.Pushed("legal", LAST, NEXT),), expected=None,
        **M, **BUYER, **TOLD,
    ),
    taking_back.MilestoneStartTakenBack(was=DAY, now=None, **M, **BUYER, **TOLD),
    persons.PersonNamed(
        person="lee", name="Lee Park", person_side=Side.BUYER, role="security lead", email="lee@northwind.example",
        **BUYER,
    ),
    placeholders.PlaceholderNamed(
        person="security-lead", was="Security lead", name="Lee Park", person_side=Side.BUYER, role="security lead",
        email="lee@northwind.example", becomes="security-lead", **BUYER,
    ),
    reserve.ReserveChanged(was=5, now=3, reason="The board meets earlier", **VENDOR),
    risks.RiskNamed(
        risk="queue", what="Six-week queue", owner="dana", mitigation="Start early", threatens=("board",), chance=0.3,
        days=10, **BUYER,
    ),
    risks.RiskSettled(risk="queue", what="Six-week queue", how="The queue was cut.", **BUYER),
    working_time.CalendarSet(
        calendar_side=Side.BUYER, was=None,
        now=CalendarSpec(country="DE", region="BY", freezes=((NEXT, LAST),), holidays=(DAY,)), **BUYER, **TOLD,
    ),
    segments.SegmentStated(was=None, now=Segment.ENTERPRISE, **VENDOR),
    pace.PaceChanged(was=Pace(), now=Pace(0.2, 0.2, 0.1), **BUYER),
    person_days.PersonDaysSet(
        person="dana", name="Dana Whitfield", was=PersonDays(),
        now=PersonDays(CalendarSpec(workdays=(1, 2, 3, 4)), ((NEXT, LAST), (DAY, DAY))), **BUYER, **TOLD,
    ),
    notes.NoteWritten(text="They have another vendor in the race", milestone="board", **VENDOR),
)  # fmt: skip

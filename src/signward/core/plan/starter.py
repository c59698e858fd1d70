"""The starter draft: a template, a segment, a target date and what is known so far become a fully dated plan.

Every milestone is due on the latest day on which it can finish for the target less the reserve. Where that day cannot
be kept any more, it is due on the earliest day on which it can: a date that is past already would be no plan, and by
how much the target is missed is for the verdict to say. What follows the signature is dated from the target on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from signward.core.plan.assumptions import with_usual
from signward.core.plan.pace import USUAL
from signward.core.plan.placeholders import known_as, with_named
from signward.core.plan.priors import Usually, own_step, published
from signward.core.plan.reserve import aimed_at
from signward.core.plan.state import CompellingEvent, Link, Milestone, Person, Plan, Segment, Side
from signward.core.plan.templates import Template
from signward.core.plan.times import CalendarSpec
from signward.core.plan.timetable import after_signature, timetable
from signward.core.schedule.durations import Duration

ROLES: Final[Mapping[str, tuple[str, Side]]] = {
    "champion": ("Champion", Side.BUYER),
    "economic-buyer": ("Economic buyer", Side.BUYER),
    "security-lead": ("Security lead", Side.BUYER),
    "legal": ("Legal counsel", Side.BUYER),
    "procurement": ("Procurement lead", Side.BUYER),
    "account-executive": ("Account executive", Side.VENDOR),
}
"""The roles that people are known in before the plan is begun, by the ids that templates give them."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who somebody is; the address may be empty."""

    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known when a plan begins. `names` are by role (see ROLES), `reserve` in business days of both sides."""

    customer: str
    vendor: str
    segment: Segment
    target: date | None = None
    event: CompellingEvent | None = None
    outcome: str = ""
    calendars: Mapping[Side, CalendarSpec] = field(default_factory=dict)
    names: Mapping[str, Known] = field(default_factory=dict)
    reserve: int = 0


def starter_draft(template: Template, wanted: Wanted, today: date, usually: Usually = published) -> Plan:
    """The plan, dated. Milestones of which nobody knows how long they take get no date. Raises ScheduleError."""
    plan = replace(
        template.plan,
        customer=wanted.customer, vendor=wanted.vendor, outcome=wanted.outcome, segment=wanted.segment,
        target_signature=wanted.target, compelling_event=wanted.event, reserve=wanted.reserve,
        calendars=dict(wanted.calendars), pace=template.plan.pace or USUAL,
        milestones=tuple(_meeting_from(m, today) for m in template.plan.milestones),
    )  # fmt: skip
    for role, known in wanted.names.items():
        plan = _named(plan, role, known)
    lasting = tuple(_lasting(m, wanted.segment, usually) for m in plan.milestones)
    return dated(replace(plan, milestones=lasting), today)


def dated(plan: Plan, today: date) -> Plan:
    """The plan with a due date for every milestone that says how long it takes. Raises ScheduleError."""
    before = timetable(replace(plan, target_signature=aimed_at(plan)), today).dates
    after = timetable(_signed_on_target(plan), today).dates
    later = after_signature(plan)
    due = {
        m.id: after[m.id].earliest_finish
        if m.id in later
        else max(before[m.id].latest_finish, before[m.id].earliest_finish)
        for m in plan.milestones
        if m.duration is not None or m.meeting is not None
    }
    return replace(plan, milestones=tuple(replace(m, due=due.get(m.id)) for m in plan.milestones))


def _meeting_from(milestone: Milestone, today: date) -> Milestone:
    """A rule is counted from a day of its own: without one its meetings would wander with every new day."""
    if milestone.meeting is None:
        return milestone
    return replace(milestone, meeting=replace(milestone.meeting, start=today))


def _lasting(milestone: Milestone, segment: Segment, usually: Usually) -> Milestone:
    """The milestone with what is usual for the step that it names, or that its own words say."""
    if milestone.duration or milestone.meeting:
        return milestone
    usual = usually(own_step(milestone), segment, milestone.lead)
    return with_usual(milestone, usual) if usual else milestone


def _named(plan: Plan, role: str, known: Known) -> Plan:
    """The plan with somebody in a role; a role that the template does not have is added, so that nobody is lost."""
    words, side = ROLES[role]
    placeholder = plan.person(role) or Person(role, words, side, words, placeholder=True)
    if plan.person(role) is None:
        plan = replace(plan, people=(*plan.people, placeholder))
    return with_named(plan, role, known_as(plan, placeholder, known.name, known.email))


def _signed_on_target(plan: Plan) -> Plan:
    """The plan as it goes on where it is signed on its target and no earlier."""
    if plan.target_signature is None or not plan.workstreams:
        return plan
    taken = {m.id for m in plan.milestones}
    day = next(name for n in range(len(taken) + 1) if (name := f"target-{n}") not in taken)
    moment = Milestone(
        day, plan.workstreams[0].id, "", Side.BUYER, duration=Duration(0), not_before=plan.target_signature
    )
    signature = plan.signature
    if signature and signature.after:
        signature = replace(signature, after=(*signature.after, Link(day)))
    return replace(plan, milestones=(*plan.milestones, moment), signature=signature)

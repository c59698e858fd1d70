"""A plan as the buyer signs it, in words: dates, owners, order, gates, risks, working days; and the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.digest import named_in
from signward.core.plan.limits import limits_in_words, limits_of
from signward.core.plan.links_in_words import links_in_words
from signward.core.plan.meetings_in_words import authority_in_words, held_in_words
from signward.core.plan.pace import in_words as pace_in_words
from signward.core.plan.risks import figures_in_words
from signward.core.plan.state import Milestone, Person, Plan, Side
from signward.core.plan.times import CalendarSpec
from signward.core.plan.working_days_in_words import person_days_in_words, working_days_in_words
from signward.core.schedule.wording import counted
from signward.ledger.keys import published
from signward.people.policy import Allow, Thing, can
from signward.people.proofs import newest
from signward.plans import queries
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.days import today
from signward.web.endpoint import Request, endpoint


@dataclass(frozen=True, slots=True)
class Clause:
    """One milestone as agreed. `bounds` are what else holds for it: what comes first, its meeting, its limits."""

    deliverable: str
    due: date | None
    vendor: str
    buyer: str
    lead: str
    days: int | None
    bounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    gate: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    sections: tuple[Section, ...]
    risks: tuple[str, ...]
    calendars: tuple[str, ...]
    signature: str
    people: tuple[str, ...]
    reckoning: tuple[str, ...]


def agreement(plan: Plan) -> Agreement:
    """Everything that the digest of a sign-off covers (`core/plan/digest.py`), so that nothing unseen is signed."""
    return Agreement(
        tuple(Section(w.name, _gate(plan, w.id), _clauses(plan, w.id)) for w in plan.workstreams),
        tuple(_risk(plan, n) for n in range(len(plan.risks))),
        tuple(
            f"{side.value.capitalize()}: {working_days_in_words(plan.calendars.get(side, CalendarSpec()))}"
            for side in Side
        ),
        _signature(plan),
        tuple(_person(p) for p in named_in(plan)),
        _reckoning(plan),
    )


@endpoint(audience="both", action="plan.read")
def certificate(request: Request, plan_id: UUID) -> HttpResponse:
    """Who signed which version, when, and its digest: to be printed and kept."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    signed = page.plan.sign_off
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "customer": page.plan.customer,
        "vendor": page.plan.vendor, "signed": signed,
        "target": page.plan.baseline.target if page.plan.baseline else None, "lapsed": bool(signed and signed.lapsed),
        "name": (signed.name or page.plan.name_of(signed.by)) if signed else "",
        "may_sign": isinstance(can(request.who.principal, "plan.sign", Thing(request.workspace_id, plan_id)), Allow),
        "proved": newest(plan_id) is not None, "keys": [key["key"] for key in published(request.workspace_id)],
    }  # fmt: skip
    return render(request, "plan/certificate.html", context)


def _person(person: Person) -> str:
    """Name and role, and when they work where that is not when their side does."""
    role = "not named yet" if person.placeholder else person.role
    said = f"{person.name}{f', {role}' if role else ''}"
    days = person_days_in_words(person.days)
    return f"{said}; {days}" if days else said


def _clauses(plan: Plan, workstream: str) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            m.name, m.due, plan.name_of(m.vendor), plan.name_of(m.buyer), m.lead.value,
            m.duration.days if m.duration else None, _bounds(plan, m),
        )
        for m in plan.in_workstream(workstream)
    )  # fmt: skip


def _bounds(plan: Plan, m: Milestone) -> tuple[str, ...]:
    said = [links_in_words(plan, m.id, m.after)] if m.after else []
    said += [words] if (words := limits_in_words(limits_of(m))) else []
    said += [_spread(m.duration.spec)] if m.duration and not isinstance(m.duration.spec, int | float) else []
    if meeting := m.meeting:
        papers = f", papers {meeting.papers} business days before" if meeting.papers else ""
        authority = f", which {words}" if (words := authority_in_words(meeting.authority)) else ""
        said.append(f"on the dates of {meeting.name or 'its meeting'}{authority}: {held_in_words(meeting)}{papers}")
    return tuple(said)


def _spread(spec: Any) -> str:
    """What a duration may also be, in the plan file's figures."""
    if isinstance(spec, list | tuple):
        low, middle, high = (f"{days:g}" for days in spec)
        return f"takes {middle} business days as usual, {low} if it goes quickly and {high} if slowly"
    figures = "; ".join(f"{name} {', '.join(f'{x:g}' for x in numbers)}" for name, numbers in spec.items())
    return f"takes business days by chance: {figures}"


def _reckoning(plan: Plan) -> tuple[str, ...]:
    """What durations are reckoned with besides."""
    said = [f"Segment: {plan.segment.value}"] if plan.segment else []
    said += [f"Reserve: {counted(plan.reserve, 'business day')} before the target date"] if plan.reserve else []
    said += [pace_in_words(plan.pace)] if plan.pace else []
    return tuple(said)


def _gate(plan: Plan, workstream: str) -> str:
    found = plan.workstream(workstream)
    if not (found and found.gate):
        return ""
    attendees = ", ".join(plan.name_of(person) for person in found.gate.attendees)
    decides = plan.milestone(found.gate.milestone or "")
    said = f"{found.gate.name}{f': {attendees}' if attendees else ''}"
    return f"{said}; it decides “{decides.name}”" if decides else said


def _risk(plan: Plan, n: int) -> str:
    risk = plan.risks[n]
    said = [risk.what, f"Mitigation: {risk.mitigation}" if risk.mitigation else ""]
    said += [f"Owner: {plan.name_of(risk.owner)}" if risk.owner else ""]
    threatened = ", ".join(f"“{m.name}”" for m in plan.milestones if m.id in risk.threatens)
    said += [f"Threatens {threatened}" if threatened else ""]
    said += [figures_in_words(risk.chance, risk.days)]
    return ". ".join(part.rstrip(".") for part in said if part) + "."


def _signature(plan: Plan) -> str:
    if not (signature := plan.signature):
        return "once every milestone that nothing follows is done"
    said = [links_in_words(plan, signature.id, signature.after)] if signature.after else []
    said += [f"by {plan.name_of(person)}" for person in (signature.vendor, signature.buyer) if person]
    return ", ".join(said) or "on the target date"

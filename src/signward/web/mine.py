"""What is mine: the reader's own open milestones, each with what they would say of it in ten seconds on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan import commands as c
from signward.core.plan.persons import known_person
from signward.core.plan.placeholders import called_by
from signward.core.plan.refusals import NothingChanges, NotPossible, Refusal
from signward.core.plan.state import Milestone, Person, Plan, Side
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.days import day_of, today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import LONG, line, lines, once, typed


@dataclass(frozen=True, slots=True)
class Mine:
    """One open milestone of the reader. `late` is whole days past its date; `awaits`: the date awaits their word."""

    id: str
    deliverable: str
    due: date | None
    late: int
    standing: str
    awaits: bool


@endpoint(audience="both", action="plan.read")
def mine(request: Request, plan_id: UUID) -> HttpResponse:
    """GET alone; also for those who may only read."""
    return _page(request, plan_id)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("seen",))
def confirm(request: Request, plan_id: UUID) -> HttpResponse:
    """All that are theirs in one tap. Each `seen` is a milestone and the date that the page showed for it."""
    pairs = (pair.partition(" ") for pair in lines(request, "seen", LONG))
    seen = tuple((milestone, on) for day, _, milestone in pairs if (on := day_of(day)))
    return _given(request, plan_id, c.ConfirmMilestones(seen))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("evidence",))
def done(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """Done today; on another day is said on the plan's page."""
    return _given(request, plan_id, c.FinishMilestone(milestone, today(request), line(request, "evidence", LONG)))


@endpoint(
    audience="both", action="plan.change", methods=("GET", "POST"), fields=("person", "name", "email", "seen")
)  # fmt: skip
def hand_over(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """Not me: somebody of the same side whom the plan names already, or a name that is new to it."""
    if request.method != "POST":
        return _hand_over_page(request, plan_id, milestone)
    try:
        with transaction.atomic():
            to = line(request, "person") or _newly_named(request, plan_id)
            seen = line(request, "seen") or None
            act(plan_id, c.AssignMilestone(milestone, request.side, to, seen), request.actor, key=once(request))
    except NothingChanges:
        pass
    except Refusal as refusal:
        return _hand_over_page(request, plan_id, milestone, refusal.message, 422)
    return _back(request, plan_id)


def _newly_named(request: Request, plan_id: UUID) -> str:
    """The id of the person typed in, who is added to the plan where it does not know them."""
    name, email = line(request, "name", LONG), line(request, "email", LONG)
    if not name:
        raise NotPossible("Say who does it: choose somebody, or give a name.")
    try:
        plan = act(plan_id, c.NamePerson(name, request.side, email=email), request.actor).plan
    except NothingChanges:
        page = queries.plan_page(plan_id, request.side, today(request), lines=0)
        plan = page.plan if page else Plan()
    found = known_person(plan, name, request.side, email.lower())
    if found is None:
        raise NotPossible(f"{name} could not be added to the plan.")
    return found.id


def _given(request: Request, plan_id: UUID, command: c.Command) -> HttpResponse:
    try:
        act(plan_id, command, request.actor, key=once(request))
    except NothingChanges:
        pass
    except Refusal as refusal:
        return _page(request, plan_id, refusal.message, 422)
    return _back(request, plan_id)


def _back(request: Request, plan_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(f"{base_of(plan_id, request.side)}mine", status=303)


def _page(request: Request, plan_id: UUID, problem: str = "", status: int = 200) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    person = me(page.plan, request)
    open_ones = [_shown(m, request.side, page.day) for m in _of(page.plan, person, request.side) if not m.done]
    context = _about(request, plan_id, page.plan) | {
        "person": person, "milestones": sorted(open_ones, key=lambda m: (m.due or date.max, m.deliverable)),
        "awaiting": [m for m in open_ones if m.awaits], "today": page.day, "problem": problem,
        "finished": sum(1 for m in _of(page.plan, person, request.side) if m.done),
    }  # fmt: skip
    return render(request, "plan/mine.html", context, status=status)


def _hand_over_page(
    request: Request, plan_id: UUID, milestone: str, problem: str = "", status: int = 200
) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    found = page.plan.milestone(milestone) if page else None
    if page is None or found is None:
        return neutral.not_found(request)
    owner = _owner(found, request.side)
    others = [(p.id, called_by(p, request.side)) for p in page.plan.people if p.side is request.side and p.id != owner]
    context = _about(request, plan_id, page.plan) | {
        "id": milestone, "deliverable": found.deliverable, "due": found.due, "others": others, "seen": owner or "",
        "typed": typed(request), "problem": problem, "today": page.day,
    }  # fmt: skip
    return render(request, "plan/hand_over.html", context, status=status)


def _about(request: Request, plan_id: UUID, plan: Plan) -> dict[str, Any]:
    return {
        "base": base_of(plan_id, request.side), "side": request.side.value,
        "customer": plan.customer, "vendor": plan.vendor,
    }  # fmt: skip


def me(plan: Plan, request: Request) -> Person | None:
    """Who the reader is in the plan: as they were invited, or by their address or name."""
    invited = plan.person(request.actor.person) if request.actor.person else None
    return invited or known_person(plan, request.actor.name, request.side, request.who.email.lower())


def _of(plan: Plan, person: Person | None, side: Side) -> list[Milestone]:
    return [m for m in plan.milestones if person and _owner(m, side) == person.id]


def _owner(milestone: Milestone, side: Side) -> str | None:
    return milestone.buyer if side is Side.BUYER else milestone.vendor


def _shown(milestone: Milestone, side: Side, day: date) -> Mine:
    due = milestone.due
    awaits = bool(due and not milestone.confirmed and milestone.proposed_by is not side)
    standing = "confirmed" if milestone.confirmed else "proposed" if due else ""
    late = max((day - due).days, 0) if due else 0
    return Mine(milestone.id, milestone.deliverable, due, late, standing, awaits)

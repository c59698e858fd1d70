"""What is new on a plan: milestones, workstreams, gates, people, risks. Each has a page with one form."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan import commands as c
from signward.core.plan.placeholders import called_by
from signward.core.plan.refusals import NothingChanges, NotPossible, Refusal
from signward.core.plan.state import Gate, Plan, Side
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.changes import back
from signward.web.days import day_of, today
from signward.web.editing import LOOKED_BACK
from signward.web.endpoint import Request, endpoint
from signward.web.fields import DAYS_TAKEN, LONG, days_taken, line, lines, number, once, ticked, typed
from signward.web.following import CHOICES, Group, groups, links_of, typed_links
from signward.web.following import FIELDS as LINKS
from signward.web.plan_page import plan_answer
from signward.web.present import people_of
from signward.web.refused import NOTHING, refused

BOTH: Final = ("GET", "POST")


@endpoint(
    audience="both",
    action="plan.change",
    methods=BOTH,
    fields=("workstream", "deliverable", "lead", "vendor", "buyer", "due", "days", *LINKS),
)
def milestone(request: Request, plan_id: UUID) -> HttpResponse:
    """A new milestone at the end of its workstream."""
    typed, due = line(request, "days"), line(request, "due")
    days = days_taken(typed)
    if typed and days is None:
        return _page(request, plan_id, "milestone", "", NotPossible(DAYS_TAKEN))
    if due and day_of(due) is None:
        return _page(request, plan_id, "milestone", "", NotPossible("Give the date as a day of the calendar."))
    try:
        after = links_of(typed_links(request))
    except NotPossible as wrong:
        return _page(request, plan_id, "milestone", "", wrong)
    command = c.AddMilestone(
        line(request, "workstream"), line(request, "deliverable", LONG),
        lead=_side(line(request, "lead")), vendor=line(request, "vendor") or None, buyer=line(request, "buyer") or None,
        due=day_of(due), duration=days, after=after,
    )  # fmt: skip
    return _answer(request, plan_id, "milestone", command)


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("name",))
def workstream(request: Request, plan_id: UUID) -> HttpResponse:
    return _answer(request, plan_id, "workstream", c.AddWorkstream(line(request, "name", LONG)))


@endpoint(
    audience="both",
    action="plan.change",
    methods=BOTH,
    fields=("workstream", "name", "attendees", "seen", "attended"),
)
def gate(request: Request, plan_id: UUID) -> HttpResponse:
    """The named meeting in which a workstream is reviewed, and who attends."""
    stream, seen = line(request, "workstream"), line(request, "seen", LONG)
    stood = Gate(seen, lines(request, "attended")) if seen else None
    command = c.NameGate(stream, line(request, "name", LONG), lines(request, "attendees"), stood)
    return _answer(request, plan_id, "gate", command, of=stream)


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("name", "side", "role"))
def person(request: Request, plan_id: UUID) -> HttpResponse:
    command = c.NamePerson(line(request, "name", LONG), _side(line(request, "side")), line(request, "role", LONG))
    return _answer(request, plan_id, "person", command)


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("name", "email"))
def name(request: Request, plan_id: UUID, person_id: str) -> HttpResponse:
    """Who a role is that the plan names nobody for."""
    command = c.NamePlaceholder(person_id, line(request, "name", LONG), line(request, "email", LONG))
    return _answer(request, plan_id, "name", command, of=person_id)


@endpoint(
    audience="both",
    action="plan.change",
    methods=BOTH,
    fields=("what", "owner", "mitigation", "threatens", "chance", "days"),
)
def risk(request: Request, plan_id: UUID) -> HttpResponse:
    try:
        chance, days = number(line(request, "chance").removesuffix("%")), number(line(request, "days"))
    except ValueError as wrong:
        return _page(request, plan_id, "risk", "", NotPossible(str(wrong)))
    command = c.NameRisk(
        line(request, "what", LONG), line(request, "owner") or None, line(request, "mitigation", LONG),
        lines(request, "threatens"), None if chance is None else round(chance / 100, 6), days,
    )  # fmt: skip
    return _answer(request, plan_id, "risk", command)


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("how",))
def settle(request: Request, plan_id: UUID, risk_id: str) -> HttpResponse:
    """What became of a risk."""
    return _answer(request, plan_id, "settle", c.SettleRisk(risk_id, line(request, "how", LONG)), of=risk_id)


def _answer(request: Request, plan_id: UUID, form: str, command: c.Command, of: str = "") -> HttpResponse:
    """GET is the form; POST gives the command, or shows the form again with the refusal and what was typed.

    `of` is the risk, the workstream or the person that it is about.
    """
    if request.method != "POST":
        return _page(request, plan_id, form, of, None)
    try:
        act(plan_id, command, request.actor, key=once(request))
    except NothingChanges:
        pass
    except Refusal as refusal:
        return _page(request, plan_id, form, of, refusal)
    return back(request, plan_id)


def _page(request: Request, plan_id: UUID, form: str, of: str, refusal: Refusal | None) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=LOOKED_BACK if refusal else 0)
    found = next((r for r in page.plan.risks if r.id == of), None) if page else None
    role = page.plan.person(of) if page and form == "name" else None
    if page is None or (form == "settle" and not found and not refusal) or (form == "name" and role is None):
        return neutral.not_found(request)
    if form == "settle" and not found and refusal:
        return plan_answer(request, plan_id, problem=refusal.message)
    problem = refused(form, refusal, page.plan, page.history, request.who.time_zone, of) if refusal else NOTHING
    filled = typed(request) or request.GET.dict()
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "problem": problem, "typed": filled,
        "vendor": page.plan.vendor, "customer": page.plan.customer, "people": people_of(page.plan, request.side),
        "workstreams": [(w.id, w.name) for w in page.plan.workstreams],
        "milestones": [(m.id, m.name) for m in page.plan.milestones],
        "gated": [w.id for w in page.plan.workstreams if w.gate],
        "gate": _gate(page.plan, filled.get("workstream", "")), "risk": of, "what": found.what if found else "",
        "attending": ticked(request, "attendees"), "threatened": ticked(request, "threatens"),
        "kinds": CHOICES,
        "predecessors": _predecessors(request, page.plan) if form == "milestone" else (),
        "person": of, "role": called_by(role, request.side) if role else "",
    }  # fmt: skip
    return render(request, f"plan/new_{form}.html", context, status=problem.status if refusal else 200)


def _gate(plan: Plan, workstream_id: str) -> tuple[str, tuple[str, ...]]:
    """The name and the attendees that a workstream's gate has already."""
    stream = plan.workstream(workstream_id)
    return (stream.gate.name, stream.gate.attendees) if stream and stream.gate else ("", ())


def _predecessors(request: Request, plan: Plan) -> tuple[Group, ...]:
    try:
        return groups(plan, "", typed_links(request))
    except NotPossible:
        return groups(plan, "", ())


def _side(text: str) -> Side:
    return Side.BUYER if text == "buyer" else Side.VENDOR

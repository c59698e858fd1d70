"""What is new on a plan: milestones, workstreams, gates, people, risks. Each has a page with one form."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan import commands as c
from signward.core.plan.refusals import NothingChanges, Refusal
from signward.core.plan.state import Plan, Side
from signward.plans import queries
from signward.plans.act import act
from signward.web import neutral
from signward.web.changes import back
from signward.web.days import day_of, today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import LONG, line, lines, once, ticked, typed
from signward.web.plan_page import plan_answer
from signward.web.present import base_of, people_of

BOTH: Final = ("GET", "POST")
MILESTONE: Final = ("workstream", "deliverable", "lead", "vendor", "buyer", "due", "days")


@endpoint(
    audience="both",
    action="plan.change",
    methods=BOTH,
    fields=MILESTONE,
)
def milestone(request: Request, plan_id: UUID) -> HttpResponse:
    """A new milestone at the end of its workstream."""
    days = line(request, "days", 4)
    command = c.AddMilestone(
        line(request, "workstream"), line(request, "deliverable", LONG),
        lead=_side(line(request, "lead")), vendor=line(request, "vendor") or None, buyer=line(request, "buyer") or None,
        due=day_of(line(request, "due")), duration=int(days) if days.isdecimal() else None,
    )  # fmt: skip
    return _answer(request, plan_id, "milestone", command)


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("name",))
def workstream(request: Request, plan_id: UUID) -> HttpResponse:
    return _answer(request, plan_id, "workstream", c.AddWorkstream(line(request, "name", LONG)))


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("workstream", "name", "attendees"))
def gate(request: Request, plan_id: UUID) -> HttpResponse:
    """The named meeting in which a workstream is reviewed, and who attends."""
    attendees = lines(request, "attendees")
    command = c.NameGate(line(request, "workstream"), line(request, "name", LONG), attendees)
    return _answer(request, plan_id, "gate", command)


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("name", "side", "role"))
def person(request: Request, plan_id: UUID) -> HttpResponse:
    command = c.NamePerson(line(request, "name", LONG), _side(line(request, "side")), line(request, "role", LONG))
    return _answer(request, plan_id, "person", command)


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("what", "owner", "mitigation", "threatens"))
def risk(request: Request, plan_id: UUID) -> HttpResponse:
    command = c.NameRisk(
        line(request, "what", LONG), line(request, "owner") or None, line(request, "mitigation", LONG),
        lines(request, "threatens"),
    )  # fmt: skip
    return _answer(request, plan_id, "risk", command)


@endpoint(audience="both", action="plan.change", methods=BOTH, fields=("how",))
def settle(request: Request, plan_id: UUID, risk_id: str) -> HttpResponse:
    """What became of a risk."""
    return _answer(request, plan_id, "settle", c.SettleRisk(risk_id, line(request, "how", LONG)), risk_id)


def _answer(request: Request, plan_id: UUID, form: str, command: c.Command, risk: str = "") -> HttpResponse:
    """GET is the form; POST gives the command, or shows the form again with the refusal and what was typed."""
    if request.method != "POST":
        return _page(request, plan_id, form, risk, "")
    try:
        act(plan_id, command, request.actor, key=once(request))
    except NothingChanges:
        pass
    except Refusal as refusal:
        return _page(request, plan_id, form, risk, refusal.message)
    return back(request, plan_id)


def _page(request: Request, plan_id: UUID, form: str, risk: str, problem: str) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    found = next((r for r in page.plan.risks if r.id == risk), None) if page else None
    if page is None or (risk and found is None):
        return plan_answer(request, plan_id, problem=problem) if page and problem else neutral.not_found(request)
    filled = typed(request) or request.GET.dict()
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "problem": problem, "typed": filled,
        "vendor": page.plan.vendor, "customer": page.plan.customer, "people": people_of(page.plan),
        "workstreams": page.plan.workstreams and [(w.id, w.name) for w in page.plan.workstreams],
        "milestones": [(m.id, m.name) for m in page.plan.milestones],
        "gate": _gate(page.plan, filled.get("workstream", "")), "risk": risk, "what": found.what if found else "",
        "attending": ticked(request, "attendees"), "threatened": ticked(request, "threatens"),
    }  # fmt: skip
    return render(request, f"plan/new_{form}.html", context, status=422 if problem else 200)


def _gate(plan: Plan, workstream_id: str) -> tuple[str, tuple[str, ...]]:
    """The name and the attendees that a workstream's gate has already."""
    stream = plan.workstream(workstream_id)
    return (stream.gate.name, stream.gate.attendees) if stream and stream.gate else ("", ())


def _side(text: str) -> Side:
    return Side.BUYER if text == "buyer" else Side.VENDOR

"""Changing a plan from its page: each form becomes one command, each refusal words above the page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from signward.core.plan import commands as c
from signward.core.plan.refusals import MovedMeanwhile, NothingChanges, Refusal
from signward.core.plan.state import Side
from signward.people.limits import NOTES
from signward.plans.act import act
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, lines, once
from signward.web.plan_page import day_of, plan_answer, today
from signward.web.present import base_of


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("seen",))
def confirm(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return give(request, plan_id, c.ConfirmMilestone(milestone, day_of(line(request, "seen"))), milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("on",))
def start(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return give(request, plan_id, c.StartMilestone(milestone, day_of(line(request, "on")) or today(request)), milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("on", "evidence"))
def finish(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    on = day_of(line(request, "on")) or today(request)
    return give(request, plan_id, c.FinishMilestone(milestone, on, line(request, "evidence", 500)), milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("reason",))
def reopen(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return give(request, plan_id, c.ReopenMilestone(milestone, line(request, "reason", 500)), milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("reason",))
def drop(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return give(request, plan_id, c.DropMilestone(milestone, line(request, "reason", 500)))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("deliverable", "seen"))
def describe(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    typed, seen = line(request, "deliverable", 300), line(request, "seen", 300)
    return give(request, plan_id, c.DescribeMilestone(milestone, typed, seen), milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("side", "person", "seen"))
def assign(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    side = Side.BUYER if line(request, "side") == "buyer" else Side.VENDOR
    person, seen = line(request, "person") or None, line(request, "seen") or None
    return give(request, plan_id, c.AssignMilestone(milestone, side, person, seen), milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("days", "seen"))
def estimate(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    days, seen = line(request, "days", 4), line(request, "seen", 4)
    if not days.isdecimal():
        return plan_answer(request, plan_id, problem="Give the time it takes in whole business days.")
    command = c.EstimateMilestone(milestone, int(days), int(seen) if seen.isdecimal() else None)
    return give(request, plan_id, command, milestone)


@endpoint(
    audience="both",
    action="plan.change",
    methods=("POST",),
    fields=("workstream", "deliverable", "lead", "vendor", "buyer", "due", "days"),
)
def add(request: Request, plan_id: UUID) -> HttpResponse:
    """A new milestone at the end of its workstream."""
    days = line(request, "days", 4)
    command = c.AddMilestone(
        line(request, "workstream"), line(request, "deliverable", 300),
        lead=Side.BUYER if line(request, "lead") == "buyer" else Side.VENDOR,
        vendor=line(request, "vendor") or None, buyer=line(request, "buyer") or None,
        due=day_of(line(request, "due")), duration=int(days) if days.isdecimal() else None,
    )  # fmt: skip
    return give(request, plan_id, command)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("name",))
def workstream(request: Request, plan_id: UUID) -> HttpResponse:
    return give(request, plan_id, c.AddWorkstream(line(request, "name")))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("workstream", "name", "attendees"))
def gate(request: Request, plan_id: UUID) -> HttpResponse:
    attendees = lines(request, "attendees")
    return give(request, plan_id, c.NameGate(line(request, "workstream"), line(request, "name"), attendees))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("name", "side", "role"))
def person(request: Request, plan_id: UUID) -> HttpResponse:
    side = Side.BUYER if line(request, "side") == "buyer" else Side.VENDOR
    return give(request, plan_id, c.NamePerson(line(request, "name"), side, line(request, "role")))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("what", "owner", "mitigation"))
def risk(request: Request, plan_id: UUID) -> HttpResponse:
    owner, mitigation = line(request, "owner") or None, line(request, "mitigation", 500)
    return give(request, plan_id, c.NameRisk(line(request, "what", 300), owner, mitigation))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("how",))
def settle(request: Request, plan_id: UUID, risk_id: str) -> HttpResponse:
    return give(request, plan_id, c.SettleRisk(risk_id, line(request, "how", 500)))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("outcome", "seen"))
def outcome(request: Request, plan_id: UUID) -> HttpResponse:
    return give(request, plan_id, c.StateOutcome(line(request, "outcome", 1000), line(request, "seen", 1000)))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("what", "on"))
def event(request: Request, plan_id: UUID) -> HttpResponse:
    """The buyer's own reason for the target signature date."""
    return give(request, plan_id, c.StateCompellingEvent(line(request, "what", 300), day_of(line(request, "on"))))


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("to", "seen", "cause", "reason"))
def target(request: Request, plan_id: UUID) -> HttpResponse:
    to = day_of(line(request, "to"))
    if to is None:
        return plan_answer(request, plan_id, problem="Choose the new target signature date.")
    seen = day_of(line(request, "seen"))
    return give(request, plan_id, c.MoveTarget(to, line(request, "cause"), line(request, "reason", 500), seen))


@endpoint(audience="both", action="plan.change", methods=("POST",))
def backward(request: Request, plan_id: UUID) -> HttpResponse:
    """Dates every undated milestone backward from signature."""
    return give(request, plan_id, c.DateBackward())


@endpoint(audience="both", action="plan.note", methods=("POST",), fields=("text",), limit=NOTES)
def note(request: Request, plan_id: UUID) -> HttpResponse:
    """Seen by the writer's own side alone."""
    return give(request, plan_id, c.WriteNote(line(request, "text", 2000)))


def give(request: Request, plan_id: UUID, command: c.Command, milestone: str = "") -> HttpResponse:
    """Gives the command and goes back to the plan; a refusal is shown with what was typed."""
    try:
        act(plan_id, command, request.actor, key=once(request))
    except NothingChanges:
        pass
    except MovedMeanwhile as other:
        words = f"{other.message} It says now: “{other.now}”. You typed: “{other.typed}”."
        return plan_answer(request, plan_id, problem=words, status=409)
    except Refusal as refusal:
        return plan_answer(request, plan_id, problem=refusal.message)
    return HttpResponseRedirect(f"{base_of(plan_id, request.side)}{f'#m-{milestone}' if milestone else ''}", status=303)

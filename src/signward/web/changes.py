"""Changing what a plan says: each form becomes one command, each refusal words at the form that asked."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from signward.core.plan import commands as c
from signward.core.plan.refusals import NothingChanges, NotPossible, Refusal
from signward.core.plan.state import Segment, Side
from signward.people.limits import NOTES
from signward.plans import queries
from signward.plans.act import act
from signward.web.addresses import base_of
from signward.web.days import day_of, today
from signward.web.editing import days_stated, duration_of, refusal_page
from signward.web.endpoint import Request, endpoint
from signward.web.fields import DAYS_TAKEN, LONG, days_taken, line, lines, once, text
from signward.web.following import FIELDS as LINKS
from signward.web.following import link_of, links_of, typed_links
from signward.web.usual_offered import usual_for

NO_LONGER_USUAL: Final = "What is usual for this milestone is no longer what was offered. Look at it again."


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("seen",))
def confirm(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return give(request, plan_id, c.ConfirmMilestone(milestone, day_of(line(request, "seen"))), "confirm", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("on",))
def start(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return give(
        request, plan_id, c.StartMilestone(milestone, day_of(line(request, "on")) or today(request)), "start", milestone
    )


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("on", "evidence"))
def finish(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    on = day_of(line(request, "on")) or today(request)
    return give(request, plan_id, c.FinishMilestone(milestone, on, line(request, "evidence", LONG)), "done", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("reason",))
def reopen(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return give(request, plan_id, c.ReopenMilestone(milestone, line(request, "reason", LONG)), "reopen", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("reason",))
def drop(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return give(request, plan_id, c.DropMilestone(milestone, line(request, "reason", LONG)), "drop", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("deliverable", "seen"))
def describe(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    typed, seen = line(request, "deliverable", LONG), line(request, "seen", LONG)
    return give(request, plan_id, c.DescribeMilestone(milestone, typed, seen), "deliverable", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("side", "person", "seen"))
def assign(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    side = Side.BUYER if line(request, "side") == "buyer" else Side.VENDOR
    person, seen = line(request, "person") or None, line(request, "seen") or None
    return give(request, plan_id, c.AssignMilestone(milestone, side, person, seen), side.value, milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("lead", "seen"))
def lead(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    now, seen = (Side.BUYER if line(request, name) == "buyer" else Side.VENDOR for name in ("lead", "seen"))
    return give(request, plan_id, c.LeadMilestone(milestone, now, seen), "lead", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("days", "seen"))
def estimate(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """A field that was left as it was shown leaves what stands: a distribution is shown by its median alone."""
    typed, seen = line(request, "days"), duration_of(line(request, "seen", LONG))
    days = seen if typed == days_stated(seen) else days_taken(typed)
    if days is None:
        return refusal_page(request, plan_id, "days", milestone, NotPossible(DAYS_TAKEN))
    return give(request, plan_id, c.EstimateMilestone(milestone, days, seen), "days", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("points", "seen"))
def take_usual(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """Takes what is usual for it. `points` is what the page offered: another plan may have taught more since."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    found = page.plan.milestone(milestone) if page else None
    usual = usual_for(request, page.plan, found) if page and found else None
    if usual is None or line(request, "points") != " ".join(map(str, usual.points)):
        return refusal_page(request, plan_id, "usual", milestone, NotPossible(NO_LONGER_USUAL))
    seen = duration_of(line(request, "seen", LONG))
    command = c.EstimateMilestone(milestone, list(usual.points), seen, basis=usual.basis)
    return give(request, plan_id, command, "usual", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("step", "seen"))
def step(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """Which usual step it is, where its words say another or none."""
    return give(
        request, plan_id, c.NameStep(milestone, line(request, "step"), line(request, "seen")), "step", milestone
    )


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=(*LINKS, "seen"))
def follow(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """What must come first. A tick alone is “after it is finished”; kind and lag stand beside it."""
    seen = tuple(filter(None, (link_of(text) for text in lines(request, "seen", LONG))))
    try:
        after = links_of(typed_links(request))
    except NotPossible as wrong:
        return refusal_page(request, plan_id, "follow", milestone, wrong)
    return give(request, plan_id, c.LinkMilestone(milestone, after, seen), "follow", milestone)


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("outcome", "seen"))
def outcome(request: Request, plan_id: UUID) -> HttpResponse:
    return give(request, plan_id, c.StateOutcome(text(request, "outcome"), text(request, "seen")), "outcome")


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("what", "on", "seen"))
def event(request: Request, plan_id: UUID) -> HttpResponse:
    """The buyer's own reason for the target signature date."""
    what, seen = line(request, "what", LONG), line(request, "seen", LONG)
    return give(request, plan_id, c.StateCompellingEvent(what, day_of(line(request, "on")), seen), "event")


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("segment", "seen"))
def segment(request: Request, plan_id: UUID) -> HttpResponse:
    """What kind of purchase it is."""
    if line(request, "segment") not in ("", *Segment):
        return refusal_page(request, plan_id, "segment", "", NotPossible("Choose one of the kinds of purchase."))
    now, seen = (_segment(line(request, name)) for name in ("segment", "seen"))
    return give(request, plan_id, c.StateSegment(now, seen), "segment")


@endpoint(audience="both", action="plan.change", methods=("POST",))
def backward(request: Request, plan_id: UUID) -> HttpResponse:
    """Dates every undated milestone backward from signature."""
    return give(request, plan_id, c.DateBackward(), "backward")


@endpoint(audience="both", action="plan.note", methods=("POST",), fields=("text",), limit=NOTES)
def note(request: Request, plan_id: UUID) -> HttpResponse:
    """Seen by the writer's own side alone."""
    return give(request, plan_id, c.WriteNote(text(request, "text")), "note")


def give(request: Request, plan_id: UUID, command: c.Command, form: str, milestone: str = "") -> HttpResponse:
    """Gives the command and goes back to the plan; a refusal is shown at its form, with what was typed."""
    try:
        act(plan_id, command, request.actor, key=once(request))
    except NothingChanges:
        pass
    except Refusal as refusal:
        return refusal_page(request, plan_id, form, milestone, refusal)
    return back(request, plan_id, milestone)


def _segment(given: str) -> Segment | None:
    return Segment(given) if given in [*Segment] else None


def back(request: Request, plan_id: UUID, milestone: str = "") -> HttpResponse:
    """To the plan, at the row of a milestone."""
    return HttpResponseRedirect(f"{base_of(plan_id, request.side)}{f'#m-{milestone}' if milestone else ''}", status=303)

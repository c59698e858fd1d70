"""The editors of a plan: one form for each field of a milestone, and those of the header. They work without script.

A script on the plan page fetches the same pages and puts their editor in place of the row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.links_in_words import lag_unit, links_in_words
from signward.core.plan.prior_rows import STEPS
from signward.core.plan.priors import BY_STEP, own_step
from signward.core.plan.refusals import NotPossible, Refusal
from signward.core.plan.segments import IN_WORDS
from signward.core.plan.state import Milestone, Plan, Side
from signward.core.plan.steps import recognised_in_words, step_in_words
from signward.core.schedule.durations import Duration
from signward.plans import queries
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import typed
from signward.web.following import CHOICES, Group, Tied, groups, link_text, tied, typed_links
from signward.web.milestones_shown import Row, row, schedule_of
from signward.web.plan_page import plan_answer
from signward.web.present import PersonLine, people_of
from signward.web.refused import NOTHING, Refused, refused
from signward.web.usual_offered import Offer, offered

LOOKED_BACK = 50
"""So far back the history is searched for whoever changed a field meanwhile."""


@dataclass(frozen=True, slots=True)
class Editor:
    """One milestone, open for editing. `vendor` and `buyer` are ids of the owners, `seen_after` and `seen_days` its
    links and its duration as the forms carry them, `after` and `stated_days` the same as people write them.

    `step` is the usual step that it says itself, empty for what its words say; `steps` are those to choose from, and
    `step_basis` says what the usual days of the one that it is stand on.

    `usual` is a duration that is offered; `unsaid` where none is, because nobody says what kind of purchase it is.
    """

    row: Row
    vendor: str
    buyer: str
    people: tuple[PersonLine, ...]
    predecessors: tuple[Group, ...]
    lag_unit: str
    seen_after: tuple[str, ...]
    after: str
    seen_days: str
    stated_days: str
    usual: Offer | None
    unsaid: bool
    step: str
    steps: tuple[tuple[str, str], ...]
    step_basis: str


@endpoint(audience="both", action="plan.change")
def milestone(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    return milestone_page(request, plan_id, milestone, NOTHING, 200)


@endpoint(audience="both", action="plan.change")
def head(request: Request, plan_id: UUID) -> HttpResponse:
    """The outcome statement and the buyer's reason for the date."""
    return head_page(request, plan_id, NOTHING, 200)


def milestone_page(request: Request, plan_id: UUID, milestone_id: str, problem: Refused, status: int) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    found = page.plan.milestone(milestone_id) if page else None
    if page is None or found is None:
        return neutral.not_found(request)
    table, _ = schedule_of(page.plan, page.day)
    line = row(page.plan, found, table, request.side, page.day)
    usual = offered(request, page.plan, found)
    shown = _editor(page.plan, found, line, request.side, usual, _ties(request, found, problem))
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "editor": shown, "problem": problem,
        "typed": typed(request), "today": page.day, "kinds": CHOICES,
        "customer": page.plan.customer, "vendor": page.plan.vendor,
    }  # fmt: skip
    return render(request, "plan/edit_milestone.html", context, status=status)


def head_page(request: Request, plan_id: UUID, problem: Refused, status: int) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    event = page.plan.compelling_event
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "problem": problem, "typed": typed(request),
        "outcome": page.plan.outcome, "segment": page.plan.segment or "",
        "segments": tuple(IN_WORDS.items()), "what": event.what if event else "", "on": event.date if event else None,
        "target": page.plan.target_signature, "today": page.day,
    }  # fmt: skip
    return render(request, "plan/edit_head.html", context, status=status)


def refusal_page(request: Request, plan_id: UUID, form: str, milestone_id: str, refusal: Refusal) -> HttpResponse:
    """The editor in which the change was asked for, with the refusal at its form and what was typed kept there."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=LOOKED_BACK)
    if page is None:
        return neutral.not_found(request)
    problem = refused(form, refusal, page.plan, page.history, request.who.time_zone, milestone_id)
    if milestone_id and page.plan.milestone(milestone_id):
        return milestone_page(request, plan_id, milestone_id, problem, problem.status)
    if form in {"outcome", "event", "segment"}:
        return head_page(request, plan_id, problem, problem.status)
    return plan_answer(request, plan_id, problem=refusal.message, status=problem.status)


def duration_text(milestone: Milestone) -> str:
    """How long it takes as a form carries it, in JSON: `4`, `[2,4,12]`, or a distribution."""
    return msgspec.json.encode(milestone.duration.spec if milestone.duration else None).decode()


def days_stated(spec: Any) -> str:
    """`4`, or `2 / 4 / 12` for quick, usual and slow; of another distribution its median. Empty where it says none."""
    if isinstance(spec, list | tuple):
        return " / ".join(map(str, spec))
    try:
        return "" if spec is None else str(Duration.read(spec).days)
    except ValueError:
        return ""


def duration_of(text: str) -> Any:
    """What such a text stands for; None where it is no such text."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return None


def _ties(request: Request, found: Milestone, problem: Refused) -> tuple[Tied, ...]:
    """The links that stand, or those that were typed where they were refused."""
    try:
        return typed_links(request) if problem.form == "follow" else tied(found.after)
    except NotPossible:
        return tied(found.after)


def _editor(
    plan: Plan, found: Milestone, shown: Row, reader: Side, usual: Offer | None, ties: tuple[Tied, ...]
) -> Editor:
    return Editor(
        row=shown, vendor=found.owner(Side.VENDOR) or "", buyer=found.owner(Side.BUYER) or "",
        people=people_of(plan, reader), predecessors=groups(plan, found.id, ties), lag_unit=lag_unit(plan, found.id),
        seen_after=tuple(link_text(link) for link in found.after), after=links_in_words(plan, found.id, found.after),
        seen_days=duration_text(found),
        stated_days=days_stated(found.duration.spec if found.duration else None),
        usual=usual, unsaid=plan.segment is None and bool(own_step(found)) and not found.done,
        step=found.step, steps=_steps(found), step_basis=prior.basis if (prior := BY_STEP.get(own_step(found))) else "",
    )  # fmt: skip


def _steps(found: Milestone) -> tuple[tuple[str, str], ...]:
    said = recognised_in_words(found.deliverable)
    return (("", f"{said}, as its words say"), *((step, step_in_words(step)) for step in STEPS))

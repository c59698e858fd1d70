"""A new plan in two minutes: from a template, a segment, a target and the names known, shown before it is begun.

The page says at once whether the target can be met and what has to start when. Nothing is kept until the plan begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.document import WrongDocument, write_document
from signward.core.plan.refusals import Refusal
from signward.core.plan.starter import starter_draft
from signward.core.plan.state import Plan, Segment
from signward.core.schedule.errors import ScheduleError
from signward.people.models import Workspace
from signward.plans.act import draft
from signward.plans.usual import usually
from signward.web import asked, holidays
from signward.web.asked import Asked
from signward.web.days import today
from signward.web.deals import new_deal
from signward.web.drafted import DraftShown, draft_shown
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once


@dataclass(frozen=True, slots=True)
class _Tried:
    """The draft that was asked for, or what is wrong by field."""

    plan: Plan | None
    wrong: dict[str, str]


@endpoint(audience="vendor", action="deal.change", methods=("GET", "POST"), fields=(*asked.FIELDS, "do"))
def new(request: Request) -> HttpResponse:
    """GET and POST with `do=look` show what would follow; POST begins the plan."""
    day, wanted = today(request), asked.read(request)
    tried = _tried(request, wanted, day)
    if request.method != "POST" or line(request, "do") == "look":
        return _page(request, wanted, tried, day)
    if not wanted.wanted.customer:
        tried.wrong["customer"] = "Say who the customer is."
    if tried.wrong or tried.plan is None:
        return _page(request, wanted, tried, day)
    workspace, deal = Workspace.objects.get(pk=request.workspace_id), new_deal(request, wanted.wanted.customer)
    try:
        plan_id = draft(
            workspace, write_document(tried.plan), request.actor, deal=deal, source=wanted.template.source,
            key=once(request),
        )  # fmt: skip
    except (WrongDocument, Refusal) as refused:
        return _page(request, wanted, _Tried(tried.plan, {"": str(refused)}), day)
    return HttpResponseRedirect(f"/plans/{plan_id}/", status=303)


def _tried(request: Request, wanted: Asked, day: date) -> _Tried:
    if wanted.wrong:
        return _Tried(None, dict(wanted.wrong))
    from signward.core.risk.room import with_room  # NumPy costs a server 25 MB that nobody asks for at its start

    try:
        drafted = starter_draft(wanted.begun_from, wanted.wanted, day, usually(request.workspace_id))
        return _Tried(drafted if wanted.typed["reserve"] else with_room(drafted, day), {})
    except ScheduleError as impossible:
        return _Tried(None, {"": f"The dates cannot be worked out: {impossible}."})


def _page(request: Request, wanted: Asked, tried: _Tried, day: date) -> HttpResponse:
    shown: DraftShown | None = draft_shown(tried.plan, day) if tried.plan else None
    context: dict[str, Any] = {
        "wrong": tried.wrong, "typed": wanted.typed, "draft": shown, "today": day, "templates": wanted.choices,
        "described": wanted.template.template.description, "segments": list(Segment), "roles": asked.NAMED,
        "freezes": wanted.suggested, "ticked": wanted.ticked, "usual_reserve": wanted.template.template.plan.reserve,
        **holidays.choices(request, wanted.document),
    }  # fmt: skip
    return render(request, "deals/new.html", context, status=422 if tried.wrong else 200)

"""Taking back one's own last change, as one more change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse

from signward.core.plan.about import about
from signward.core.plan.refusals import NothingChanges, NotPossible, Refusal
from signward.core.plan.undo import inverse
from signward.plans import queries
from signward.plans.act import act
from signward.plans.as_of import plan_at_version
from signward.web.changes import back
from signward.web.editing import refusal_page
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line
from signward.web.own_last import own_last

GONE: Final = "This cannot be taken back any more: it is not your last change, or it is longer ago than an hour."


@endpoint(audience="both", action="plan.change", methods=("POST",), fields=("version",))
def undo(request: Request, plan_id: UUID) -> HttpResponse:
    """`version` is the one that the page offered to take back."""
    history = queries.history(plan_id, request.side, 20)
    lines = own_last(history, request.actor.ref, datetime.now(UTC))
    if not lines or str(lines[-1].version) != line(request, "version", 9):
        return refusal_page(request, plan_id, "undo", "", NotPossible(GONE))
    events = tuple(h.event for h in lines)
    milestone = next(iter(about(events[0])), "")
    command = inverse(events, plan_at_version(plan_id, lines[0].version - 1))
    if command is None:
        return refusal_page(request, plan_id, "undo", "", NotPossible("There is nothing before it to go back to."))
    try:
        act(plan_id, command, request.actor)
    except NothingChanges:
        pass
    except Refusal as refusal:
        return refusal_page(request, plan_id, "undo", milestone, refusal)
    return back(request, plan_id, milestone)

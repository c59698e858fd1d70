"""Notes that a side writes for itself alone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from signward.core.plan.commands import WriteNote
from signward.core.plan.refusals import Refusal
from signward.plans.act import act
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line
from signward.web.plan_page import plan_address, show


@endpoint(audience="both", action="plan.note", methods=("POST",))
def write(request: Request, plan_id: UUID) -> HttpResponse:
    try:
        act(plan_id, WriteNote(line(request, "text", 2_000)), request.actor)
    except Refusal as refused:
        return show(request, plan_id, refused.message, 422)
    return HttpResponseRedirect(f"{plan_address(request, plan_id)}#notes", status=303)

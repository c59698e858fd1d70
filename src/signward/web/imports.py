"""A spreadsheet becomes a plan: read, shown as it was understood, corrected, and begun only when somebody says so.

Nothing is stored in between: what was read travels in the form, signed, and comes back with the corrections.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.assumptions import Assumed, assume
from signward.core.plan.document import WrongDocument, read_document, write_document
from signward.core.plan.refusals import Refusal
from signward.core.plan.state import Plan, Segment
from signward.files.opening import read_table, told
from signward.files.sheets import RefusedFile
from signward.people.limits import IMPORTS
from signward.people.models import Workspace
from signward.plans.act import draft
from signward.plans.usual import usually
from signward.web import corrections, understood
from signward.web.corrections import given
from signward.web.days import today
from signward.web.deals import new_deal
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, upload, whole

MOST: Final = 10 * 1024 * 1024
_DAY: Final = 24 * 3600
_TOO_LARGE: Final = (
    "The file is larger than 10 MB. Save the sheet with the plan as a file of its own, without pictures."
)


@endpoint(
    audience="vendor",
    action="deal.change",
    methods=("GET", "POST"),
    fields=("file", "customer", "vendor"),
    limit=IMPORTS,
)
def upload_sheet(request: Request) -> HttpResponse:
    """Asks for the file; POST reads it and shows what was understood."""
    if request.method != "POST":
        return _ask(request, {})
    sent = upload(request, "file")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST + 64 * 1024 or (sent and (sent.size or 0) > MOST):
        return _ask(request, {"file": _TOO_LARGE})
    if sent is None:
        return _ask(request, {"file": "Choose a spreadsheet: an xlsx or csv file, or a Markdown table."})
    vendor = line(request, "vendor") or request.who.workspace_name
    try:
        reading = read_table(
            sent.read(), sent.name or "", today(request), vendor=vendor, customer=line(request, "customer") or None
        )
        plan = read_document(reading.document)
    except RefusedFile as refused:
        return _ask(request, {"file": refused.message})
    except WrongDocument as wrong:
        return _ask(request, {"file": f"No plan could be read from this file: {'; '.join(told(wrong, reading))}"})
    remarks = [(r.sheet, r.cell, r.message, r.kind) for r in reading.remarks]
    return _preview(request, plan, {"source": sent.name or "", "remarks": remarks}, {})


@endpoint(audience="vendor", action="deal.change", methods=("POST",), fields=("kept", "do", *corrections.FIELDS))
def begin(request: Request) -> HttpResponse:
    """Begins deal and plan from the preview, with what was corrected there; or shows the preview with it."""
    try:
        kept = signing.loads(whole(request, "kept"), salt=_salt(request), max_age=_DAY)
    except signing.BadSignature:
        return _ask(
            request, {"file": "The preview is more than a day old, or not of this workspace. Read the file again."}
        )
    plan, wrong = corrections.corrected(request, read_document(kept["document"]))
    if wrong or given(request, "do") in ("look", "rows"):
        return _preview(request, plan, kept, wrong)
    workspace, document = Workspace.objects.get(pk=request.workspace_id), write_document(_filled(request, plan).plan)
    try:
        deal = new_deal(request, plan.customer or "New customer")
        plan_id = draft(workspace, document, request.actor, deal=deal, source=SOURCE, key=once(request))
    except (WrongDocument, Refusal) as refused:
        return _preview(request, plan, kept, {"": str(refused)})
    return HttpResponseRedirect(f"/plans/{plan_id}/", status=303)


SOURCE: Final = "an imported spreadsheet"
"""What the history says, which both sides read. What the file is called is the vendor's alone."""


def _filled(request: Request, plan: Plan) -> Assumed:
    """The plan with usual durations and order where the sheet gives none, if a segment was chosen for them."""
    segment = given(request, "segment")
    if segment not in [*Segment]:
        return Assumed(plan, (), ())
    return assume(replace(plan, segment=Segment(segment)), Segment(segment), usually(request.workspace_id))


def _ask(request: Request, wrong: dict[str, str]) -> HttpResponse:
    typed = {"vendor": line(request, "vendor") or request.who.workspace_name, "customer": line(request, "customer")}
    return render(request, "imports/upload.html", {"wrong": wrong, "typed": typed}, status=422 if wrong else 200)


def _preview(request: Request, plan: Plan, kept: dict[str, Any], wrong: dict[str, str]) -> HttpResponse:
    """`plan` is as corrected so far, without what is assumed: that follows the segment chosen each time."""
    kept = {"document": write_document(plan), "source": kept["source"], "remarks": kept["remarks"]}
    context = {
        **understood.shown(plan, _filled(request, plan), kept["remarks"], today(request)),
        **corrections.form(request, plan), "source": kept["source"], "wrong": wrong,
        "by_rows": given(request, "do") == "rows" or any(name.startswith("due-") for name in wrong),
        "kept": signing.dumps(kept, salt=_salt(request), compress=True),
    }  # fmt: skip
    return render(request, "imports/preview.html", context, status=422 if wrong else 200)


def _salt(request: Request) -> str:
    return f"import {request.workspace_id}"

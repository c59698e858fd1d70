"""A spreadsheet becomes a plan: read, shown as it was understood, and begun only when somebody says so."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.assumptions import assume
from signward.core.plan.document import WrongDocument, read_document, write_document
from signward.core.plan.refusals import Refusal
from signward.core.plan.state import Segment, Side
from signward.files.sheets import RefusedFile, Remark, read_sheet
from signward.people.limits import IMPORTS
from signward.people.models import Workspace
from signward.plans.act import draft
from signward.web.deals import new_deal
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, upload, whole
from signward.web.plan_page import day_of, today
from signward.web.present import row, schedule_of

MOST = 10 * 1024 * 1024


@endpoint(
    audience="vendor",
    action="deal.change",
    methods=("GET", "POST"),
    fields=("file", "customer", "vendor"),
    limit=IMPORTS,
)
def upload_sheet(request: Request) -> HttpResponse:
    """Asks for the file; POST reads it and shows what was understood. Nothing is stored yet."""
    sent = upload(request, "file")
    if request.method != "POST":
        return _ask(request, "")
    if sent is None:
        return _ask(request, "Choose a spreadsheet: xlsx, csv or a Markdown table.")
    if sent.size is None or sent.size > MOST:
        return _ask(request, "The file is larger than 10 MB.")
    vendor = line(request, "vendor") or request.who.workspace_name
    try:
        reading = read_sheet(
            sent.read(), sent.name or "", today(request), vendor=vendor, customer=line(request, "customer") or None
        )
    except RefusedFile as refused:
        return _ask(request, refused.message)
    return _preview(request, reading.document, reading.remarks, sent.name or "", "")


@endpoint(
    audience="vendor", action="deal.change", methods=("POST",), fields=("kept", "customer", "vendor", "target", "usual")
)
def begin(request: Request) -> HttpResponse:
    """Begins deal and plan from the preview, with what was corrected there."""
    try:
        kept = signing.loads(whole(request, "kept"), salt=_salt(request), max_age=24 * 3600)
    except signing.BadSignature:
        return _ask(request, "The preview is too old. Upload the file once more.")
    document, source = _corrected(request, kept["document"]), kept["source"]
    if line(request, "usual"):
        return _with_usual(request, document, source)
    workspace = Workspace.objects.get(pk=request.workspace_id)
    try:
        deal = new_deal(request, document.get("customer") or "New customer")
        plan_id = draft(workspace, document, request.actor, deal=deal, source=source, key=once(request))
    except (WrongDocument, Refusal) as wrong:
        return _preview(request, document, (), source, str(wrong))
    return HttpResponseRedirect(f"/plans/{plan_id}/", status=303)


def _with_usual(request: Request, document: dict[str, Any], source: str) -> HttpResponse:
    """The preview again, with usual durations and order where the sheet gives none, each said with its basis."""
    segment = line(request, "usual", 20)
    if segment not in [*Segment]:
        return _preview(request, document, (), source, "Choose a segment.")
    assumed = assume(read_document(document), Segment(segment))
    names = {m.id: m.deliverable for m in assumed.plan.milestones}
    said = []
    for key, prior in assumed.durations:
        days = "/".join(map(str, prior.days(Segment(segment))))
        said.append(f"{names[key]}: {days} business days (P10/P50/P90), assumed; {prior.basis}")
    said += [f"{names[key]}: waits for what usually comes first, assumed" for key in assumed.ordered]
    remarks = tuple(
        Remark("", "", words, "resolved") for words in said or ["Nothing to assume: the sheet says it all."]
    )
    return _preview(request, write_document(assumed.plan), remarks, source, "")


def _corrected(request: Request, document: dict[str, Any]) -> dict[str, Any]:
    typed = {name: line(request, name, 300) for name in ("customer", "vendor")}
    target = day_of(line(request, "target"))
    changed = document | {name: value for name, value in typed.items() if value}
    return changed | ({"target_signature": target.isoformat()} if target else {})


def _ask(request: Request, problem: str) -> HttpResponse:
    context = {"problem": problem, "vendor": request.who.workspace_name}
    return render(request, "imports/upload.html", context, status=422 if problem else 200)


def _preview(
    request: Request, document: dict[str, Any], remarks: tuple[Any, ...], source: str, problem: str
) -> HttpResponse:
    day = today(request)
    try:
        plan = read_document(document)
    except WrongDocument as wrong:
        return _ask(request, f"No plan could be read from this file: {wrong}")
    table, no_dates = schedule_of(plan, day)
    context = {
        "customer": plan.customer, "vendor": plan.vendor, "target": plan.target_signature, "source": source,
        "lanes": [(w.name, [row(plan, m, table, Side.VENDOR, day) for m in plan.in_workstream(w.id)])
                  for w in plan.workstreams],
        "people": [(p.name, p.side.value, p.role) for p in plan.people], "count": len(plan.milestones),
        "remarks": [(r.sheet, r.cell, r.message, r.kind) for r in remarks], "problem": problem, "today": day,
        "verdict": table.verdict.sentence if table else no_dates, "late": bool(table and not table.verdict.feasible),
        "bare": any(m.duration is None and not m.done for m in plan.milestones),
        "kept": signing.dumps({"document": document, "source": source}, salt=_salt(request), compress=True),
    }  # fmt: skip
    return render(request, "imports/preview.html", context, status=422 if problem else 200)


def _salt(request: Request) -> str:
    return f"import {request.workspace_id}"

"""The plan as a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse

from signward.core.plan.state import Plan
from signward.core.plan.timetable import timetable
from signward.ledger.read import export as exported
from signward.notices.queue import deliveries
from signward.people.limits import EXPORTS
from signward.plans import queries
from signward.web import neutral
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.plan_page import may, plan_answer


@endpoint(audience="both", action="plan.export", limit=EXPORTS)
def export(request: Request, plan_id: UUID, extension: str) -> HttpResponse:
    """pdf, svg, xlsx, csv, md, ics, yaml or json, as an attachment."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None or extension not in _KINDS:
        return neutral.not_found(request)
    kind, write = _KINDS[extension]
    try:
        body = write(page.plan, page.day, page.version)
    except ValueError as wrong:  # it cannot be scheduled, or a text does not fit into a cell
        return plan_answer(request, plan_id, problem=f"The file cannot be made: {wrong}.")
    return _attachment(body, kind, page.plan.customer, f"plan.{extension}")


@endpoint(audience="both", action="plan.export", limit=EXPORTS)
def ledger(request: Request, plan_id: UUID) -> HttpResponse:
    """Everything that happened, with what `signward verify` needs to prove it: the shared chain, and beside it the
    reader's own side's for those who may read its notes."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    own = [request.side.value] if "plan.note" in may(request, plan_id) else []
    body = b"".join(exported(plan_id, "shared", *own))
    return _attachment(body, "application/jsonl", page.plan.customer, "ledger.jsonl")


@endpoint(audience="both", action="plan.export", limit=EXPORTS)
def evidence(request: Request, plan_id: UUID) -> HttpResponse:
    """Everything that shows what was signed off and by whom, to be checked without us; the same for both sides."""
    from signward.plans.bundle import evidence as bundled  # it sets PDFs, which the other pages do without

    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    body = bundled(plan_id, deliveries(plan_id, "signed-off"), datetime.now(UTC)) if page else None
    if page is None or body is None:
        return neutral.not_found(request)
    return _attachment(body, "application/zip", page.plan.customer, "evidence.zip")


def _attachment(body: bytes | str, kind: str, customer: str, ending: str) -> HttpResponse:
    name = re.sub(r"[^A-Za-z0-9]+", "-", customer).strip("-").lower() or "plan"
    answer = HttpResponse(body, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{ending}"'
    return answer


def _pdf(plan: Plan, day: date, version: int) -> bytes:
    from signward.files.pdf import plan_pdf

    return plan_pdf(plan, timetable(plan, day), day, version=f"v{version}")


def _svg(plan: Plan, day: date, version: int) -> str:
    from signward.files.svg import timeline_svg

    return timeline_svg(plan, timetable(plan, day), day)


def _written(name: str) -> Callable[[Plan, date, int], bytes | str]:
    def write(plan: Plan, day: date, version: int) -> bytes | str:
        from signward.files import planfile, writers

        made: bytes | str = getattr(writers if name.startswith("plan_") else planfile, name)(plan)
        return made

    return write


_KINDS: Final[dict[str, tuple[str, Callable[[Plan, date, int], bytes | str]]]] = {
    "pdf": ("application/pdf", _pdf),
    "svg": ("image/svg+xml", _svg),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _written("plan_xlsx")),
    "csv": ("text/csv; charset=utf-8", _written("plan_csv")),
    "md": ("text/markdown; charset=utf-8", _written("plan_md")),
    "ics": ("text/calendar; charset=utf-8", _written("plan_ics")),
    "yaml": ("application/yaml; charset=utf-8", _written("dump_yaml")),
    "json": ("application/json", _written("dump_json")),
}

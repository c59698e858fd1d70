"""The plan as a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.http import HttpResponse

from signward.core.plan.timetable import Timetable, timetable
from signward.core.plan.uncertain import may_vary
from signward.ledger.read import export as exported
from signward.notices.queue import deliveries
from signward.people.limits import EXPORTS
from signward.plans import queries
from signward.plans.queries import PlanPage
from signward.web import neutral
from signward.web.chances import worked_out
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.plan_page import may, plan_answer

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


@endpoint(audience="both", action="plan.export", limit=EXPORTS)
def export(request: Request, plan_id: UUID, extension: str) -> HttpResponse:
    """pdf, svg, xlsx, csv, md, ics, yaml or json, as an attachment."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    if page is None or extension not in _KINDS:
        return neutral.not_found(request)
    kind, write = _KINDS[extension]
    try:
        body = write(page)
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


def _pdf(page: PlanPage) -> bytes:
    from signward.files.pdf import plan_pdf

    table, chances = _likely(page)
    return plan_pdf(page.plan, table, page.day, version=f"v{page.version}", chances=chances)


def _svg(page: PlanPage) -> str:
    from signward.files.svg import timeline_svg

    table, chances = _likely(page)
    return timeline_svg(page.plan, table, page.day, chances=chances)


def _likely(page: PlanPage) -> tuple[Timetable, Chances | None]:
    """The dates, judged by the chances that the plan page shows, and those."""
    table = timetable(page.plan, page.day)
    chances = worked_out(page) if may_vary(page.plan) else None
    return table.likely_by(chances.signed_by if chances else None), chances


def _written(name: str) -> Callable[[PlanPage], bytes | str]:
    def write(page: PlanPage) -> bytes | str:
        from signward.files import planfile, writers

        made: bytes | str = getattr(writers if name.startswith("plan_") else planfile, name)(page.plan)
        return made

    return write


_KINDS: Final[dict[str, tuple[str, Callable[[PlanPage], bytes | str]]]] = {
    "pdf": ("application/pdf", _pdf),
    "svg": ("image/svg+xml", _svg),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _written("plan_xlsx")),
    "csv": ("text/csv; charset=utf-8", _written("plan_csv")),
    "md": ("text/markdown; charset=utf-8", _written("plan_md")),
    "ics": ("text/calendar; charset=utf-8", _written("plan_ics")),
    "yaml": ("application/yaml; charset=utf-8", _written("dump_yaml")),
    "json": ("application/json", _written("dump_json")),
}

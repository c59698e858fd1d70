"""The form of the import's preview: what was read there wrongly, as somebody puts it right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from signward.core.plan.corrections import Correction, rewritten, sided, without
from signward.core.plan.document import read_document, write_document
from signward.core.plan.segments import IN_WORDS
from signward.core.plan.state import Plan, Side
from signward.web import holidays
from signward.web.days import day_of
from signward.web.endpoint import Request
from signward.web.fields import line, lines, sent

FIELDS: Final = (
    "customer", "vendor", "target", "segment", *holidays.FIELDS, "person", "side", "row", "deliverable", "due", "lead",
    "vendor_owner", "buyer_owner", "gone",
)  # fmt: skip
SEGMENTS: Final = (
    ("", "Only what the sheet says"),
    *((segment.value, name) for segment, name in IN_WORDS.items()),
)


def corrected(request: Request, plan: Plan) -> tuple[Plan, dict[str, str]]:
    """The plan with every correction of the form, and what is wrong in it, by field. What is wrong changes nothing."""
    wrong = holidays.wrong(request)
    plan = _headed(request, plan, wrong)
    if not any(name.endswith("_country") for name in wrong):
        plan = read_document(holidays.chosen(request, write_document(plan)))
    chosen = zip(lines(request, "person"), lines(request, "side"), strict=False)
    plan = sided(plan, {person: Side(side) for person, side in chosen if side in [*Side]})
    plan = rewritten(plan, _rows(request, plan, wrong))
    gone = set(lines(request, "gone"))
    if gone >= {m.id for m in plan.milestones}:
        wrong[""] = "A plan needs at least one milestone: leave one in."
        return plan, wrong
    return without(plan, gone), wrong


def form(request: Request, plan: Plan) -> dict[str, Any]:
    """What the fields of the form show."""
    typed = {
        "customer": given(request, "customer") or plan.customer, "vendor": plan.vendor,
        "target": given(request, "target") or (plan.target_signature.isoformat() if plan.target_signature else ""),
        "segment": given(request, "segment"),
    }  # fmt: skip
    document = write_document(plan)
    return {
        "typed": typed | holidays.typed(request, document), **holidays.choices(request, document),
        "segments": SEGMENTS, "people": [(p.id, p.name, p.side.value, p.role) for p in plan.people],
    }  # fmt: skip


def given(request: Request, name: str) -> str:
    """A field of the preview's form; empty where the preview is shown for the first time."""
    return line(request, name, 300) if sent(request, name) else ""


def _headed(request: Request, plan: Plan, wrong: dict[str, str]) -> Plan:
    if sent(request, "customer"):
        if not (customer := line(request, "customer", 300)):
            wrong["customer"] = "Say who the customer is."
        plan = replace(plan, customer=customer or plan.customer)
    if sent(request, "vendor"):
        plan = replace(plan, vendor=line(request, "vendor", 300) or plan.vendor)
    if sent(request, "target"):
        typed = line(request, "target")
        if typed and day_of(typed) is None:
            wrong["target"] = "Give the target as a date."
        else:
            plan = replace(plan, target_signature=day_of(typed))
    return plan


def _rows(request: Request, plan: Plan, wrong: dict[str, str]) -> dict[str, Correction]:
    """One correction for each row that the form holds."""
    columns = [lines(request, name) for name in ("row", "deliverable", "due", "lead", "vendor_owner", "buyer_owner")]
    people, found = {p.id for p in plan.people}, {}
    for row, deliverable, due, lead, vendor, buyer in zip(*columns, strict=False):
        milestone = plan.milestone(row)
        if milestone is None or lead not in [*Side]:
            continue
        if due and day_of(due) is None:
            wrong[f"due-{row}"] = f"Give the date of “{deliverable}” as a date."
            continue
        owners = (owner if owner in people else None for owner in (vendor, buyer))
        found[row] = Correction(deliverable, day_of(due), Side(lead), *owners)
    return found

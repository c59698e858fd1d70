"""A plan as a table that people read and the spreadsheet reader reads back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signward.core.plan.state import Link, LinkKind, Milestone, Plan, Side

HEADINGS = (
    "#", "Step", "Workstream", "Owner (Vendor)", "Owner (Customer)", "Due", "Duration (days)", "Depends on", "Status",
    "Completed on", "Notes",
)  # fmt: skip


def header(plan: Plan) -> list[tuple[str, str]]:
    """What stands above the table: label and value, only what the plan has."""
    event = plan.compelling_event
    found = [
        ("Customer", plan.customer),
        ("Vendor", plan.vendor),
        ("Outcome", plan.outcome),
        ("Target signature", plan.target_signature.isoformat() if plan.target_signature else ""),
        ("Compelling event", event.what if event else ""),
    ]
    return [(label, value) for label, value in found if value]


def rows(plan: Plan) -> Iterator[tuple[str | int | float | date | None, ...]]:
    """One row a milestone, under HEADINGS. Predecessors are row numbers, with link and lag where they are not plain."""
    numbers = {milestone.id: n for n, milestone in enumerate(plan.milestones, 1)}
    for milestone in plan.milestones:
        workstream = plan.workstream(milestone.workstream)
        yield (
            numbers[milestone.id],
            milestone.deliverable,
            workstream.name if workstream else "",
            _owner(plan, milestone, Side.VENDOR),
            _owner(plan, milestone, Side.BUYER),
            milestone.due,
            None if milestone.duration is None else milestone.duration.days,
            ", ".join(_link(link, numbers[link.id]) for link in milestone.after if link.id in numbers),
            _status(milestone),
            milestone.done,
            milestone.evidence,
        )


def _owner(plan: Plan, milestone: Milestone, side: Side) -> str:
    person = plan.person(milestone.owner(side))
    return person.name if person else milestone.owner(side) or ""


def _link(link: Link, number: int) -> str:
    if link.kind is LinkKind.FS and not link.lag:
        return str(number)
    return f"{number}{link.kind}" + (f"{link.lag:+d}d" if link.lag else "")


def _status(milestone: Milestone) -> str:
    if milestone.done:
        return "Done"
    return "In progress" if milestone.started else "Not started"

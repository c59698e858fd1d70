"""Milestones as the plan page's table shows them, workstream by workstream."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.plan.limits import limits_in_words, limits_of
from signward.core.plan.links_in_words import unusual_links_in_words
from signward.core.plan.meetings_in_words import meets_in_words
from signward.core.plan.placeholders import called_by
from signward.core.plan.state import Milestone, Plan, Side
from signward.core.plan.timetable import Timetable, timetable
from signward.core.schedule.errors import ScheduleError


@dataclass(frozen=True, slots=True)
class Row:
    """One milestone. `basis` says what its `days` stand on, where they are usual ones and nobody's estimate; `linked`
    which links it has that are more than “after it is finished”, `limits` between which days it has to stay, in words.

    `slack` are business days between its date and the latest it can finish; None where unknown. `meets` says when the
    meeting is held that decides it, where there is one.
    """

    id: str
    deliverable: str
    due: date | None
    was: date | None
    why: str
    vendor: str
    buyer: str
    lead: str
    standing: str
    days: int | None
    basis: str
    linked: str
    limits: str
    slack: int | None
    critical: bool
    overdue: bool
    done: date | None
    started: date | None
    evidence: str
    awaits_us: bool
    proposed_by: str
    meets: str


@dataclass(frozen=True, slots=True)
class Lane:
    id: str
    name: str
    gate: str
    attendees: str
    rows: tuple[Row, ...]


def schedule_of(plan: Plan, today: date) -> tuple[Timetable | None, str]:
    """The timetable, or None and why there is none."""
    try:
        return timetable(plan, today), ""
    except ScheduleError as wrong:
        return None, f"The dates cannot be worked out: {wrong}."


def lanes(plan: Plan, table: Timetable | None, side: Side, today: date) -> tuple[Lane, ...]:
    """Every workstream with its milestones, in the plan's order."""
    return tuple(
        Lane(
            w.id, w.name, w.gate.name if w.gate else "",
            ", ".join(owner(plan, a, side) for a in w.gate.attendees) if w.gate else "",
            tuple(row(plan, m, table, side, today) for m in plan.in_workstream(w.id)),
        )
        for w in plan.workstreams
    )  # fmt: skip


def owner(plan: Plan, person_id: str | None, reader: Side) -> str:
    """Who owns something, as one side calls them."""
    person = plan.person(person_id)
    return called_by(person, reader) if person else person_id or ""


def row(plan: Plan, m: Milestone, table: Timetable | None, side: Side, today: date) -> Row:
    """One milestone as its row shows it."""
    last = m.moves[-1] if m.moves else None
    dates = table.dates.get(m.id) if table else None
    return Row(
        id=m.id, deliverable=m.name, due=m.due, was=last.was if last else None,
        why=last.reason if last else "", vendor=owner(plan, m.vendor, side),
        buyer=owner(plan, m.buyer, side), lead=m.lead.value, standing=m.standing,
        days=m.duration.days if m.duration else None, basis=m.basis if m.duration else "",
        linked=unusual_links_in_words(plan, m.id, m.after), limits=limits_in_words(limits_of(m)),
        slack=table.due_slack.get(m.id) if table and plan.target_signature else None,
        critical=bool(dates and dates.critical),
        overdue=bool(m.due and not m.done and m.due < today), done=m.done, started=m.started, evidence=m.evidence,
        awaits_us=bool(m.due and m.standing == "proposed" and m.proposed_by is side.other),
        proposed_by=m.proposed_by.value if m.proposed_by else "", meets=meets_in_words(m.meeting),
    )  # fmt: skip

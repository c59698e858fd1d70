"""What the import's preview says: counts, verdict, rows, and every remark where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from signward.core.plan.assumptions import Assumed
from signward.core.plan.grounds import UNFOUNDED, judged
from signward.core.plan.state import Plan, Side
from signward.web.milestones_shown import row, schedule_of

# A remark's kind, the heading it is told under, and whether it waits for the reader.
_GROUPS: Final = (
    ("ask", "Please check", True),
    ("not-understood", "Not understood", True),
    ("resolved", "Read as", False),
    ("left-out", "Left out", False),
)


@dataclass(frozen=True, slots=True)
class RemarkGroup:
    """`lines` are place and message; `waits` for those that somebody has to look at."""

    heading: str
    waits: bool
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """A usual duration that stands in for a missing one: P10/P50/P90 in business days, and its basis."""

    deliverable: str
    days: str
    basis: str


def shown(plan: Plan, filled: Assumed, remarks: list[Any], day: date) -> dict[str, Any]:
    """The values of the preview. `filled` is the plan with what is assumed."""
    table, no_dates = schedule_of(filled.plan, day)
    founded, verdict = judged(filled.plan, table) if table else (False, no_dates)
    late = bool(table and not table.verdict.feasible)
    return {
        "counts": _counts(plan), "today": day, "verdict": verdict,
        "mark": ("■", "Late") if late else ("", "") if founded else ("▲", UNFOUNDED if table else "No dates"),
        "target_day": plan.target_signature, "count": len(plan.milestones),
        "lanes": [
            (w.name, [row(filled.plan, m, table, Side.VENDOR, day) for m in filled.plan.in_workstream(w.id)])
            for w in filled.plan.workstreams
        ],
        "owners": {m.id: (m.vendor or "", m.buyer or "") for m in plan.milestones},
        "bare": sum(1 for m in plan.milestones if m.duration is None and not m.done),
        "remarks": _grouped(remarks), "guesses": _guesses(filled), "ordered": len(filled.ordered),
    }  # fmt: skip


def _counts(plan: Plan) -> dict[str, int]:
    """How much was found, and how much of it lacks something."""
    undated = sum(1 for m in plan.milestones if m.due is None and not m.done)
    alone = sum(1 for m in plan.milestones if not (m.vendor and m.buyer))
    sides = [p.side for p in plan.people]
    return {
        "milestones": len(plan.milestones), "workstreams": sum(1 for w in plan.workstreams if plan.in_workstream(w.id)),
        "vendor": sides.count(Side.VENDOR), "buyer": sides.count(Side.BUYER), "undated": undated, "alone": alone,
    }  # fmt: skip


def _grouped(remarks: list[Any]) -> list[RemarkGroup]:
    groups = []
    for kind, heading, waits in _GROUPS:
        told = tuple((" ".join(filter(None, (sheet, cell))), words) for sheet, cell, words, k in remarks if k == kind)
        if told:
            groups.append(RemarkGroup(heading, waits, told))
    return groups


def _guesses(filled: Assumed) -> list[Guess]:
    names = filled.plan.names
    return [Guess(names[key], " / ".join(map(str, usual.points)), usual.basis) for key, usual in filled.durations]

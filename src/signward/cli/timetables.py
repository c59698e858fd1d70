"""A timetable as `signward schedule` prints it: JSON for scripts, a table for people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from signward.cli.gates import gates_json, gates_text
from signward.core.plan.drift import Drift, MilestoneDrift, drift, drift_in_words, drift_told
from signward.core.plan.gates_ahead import gates_ahead
from signward.core.plan.next_to_decide import near_paths, next_to_decide
from signward.core.plan.reserve import in_words, reserve_eaten
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.timetable import Timetable
from signward.core.risk.chance_in_words import chance_in_words
from signward.core.schedule.dates import Dates
from signward.core.schedule.wording import day_in_words, duration_in_words

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

_HEADINGS: Final = ("", "Milestone", "Lead", "Earliest", "Latest", "Slack", "Free", "Due")
_COUNTS: Final = ("Slack", "Free")
_WIDEST: Final = 44


def as_json(timetable: Timetable) -> dict[str, Any]:
    """The public shape, version 1. The signature stands apart, since it is no milestone of the plan.

    A plan that was signed off says its latest `baseline`, and each milestone its `drift` against it; a milestone whose
    duration is a usual one says the `basis` of that.
    """
    verdict, plan = timetable.verdict, timetable.plan
    drifted = drift(plan, timetable)
    held = reserve_eaten(plan, timetable)
    return {
        "signward": 1,
        "today": str(timetable.today),
        "target": _text(plan.target_signature),
        "reserve": held and {"days": held.days, "eaten": held.eaten},
        "verdict": {
            "feasible": verdict.feasible,
            "short_by": verdict.short_by,
            "earliest_signature": str(verdict.earliest_signature),
            "sentence": verdict.sentence,
            "decided_by": list(verdict.decided_by),
        },
        "milestones": [
            {
                "id": milestone.id,
                **_dates(timetable.dates[milestone.id]),
                "free_slack": timetable.free_slack(milestone.id),
                "due": _text(milestone.due),
                "due_slack": timetable.due_slack.get(milestone.id),
                **({"basis": milestone.basis} if milestone.basis else {}),
                **({"drift": _drift(drifted.of(milestone.id))} if drifted else {}),
            }
            for milestone in plan.milestones
        ],
        "signature": {"id": timetable.signature_id, **_dates(timetable.dates[timetable.signature_id])},
        "paths": [{"behind": path.behind, "milestones": list(path.activities)} for path in near_paths(timetable)],
        "gates": gates_json(gates_ahead(timetable)),
        **({"baseline": _baseline(drifted)} if drifted else {}),
    }


def as_text(timetable: Timetable, chances: Chances | None = None) -> str:
    """The verdict, its chance, what decides next; then a table by workstream: ● is critical, ✓ done."""
    plan = timetable.plan
    rows: list[tuple[str, ...] | str] = []
    for workstream in plan.workstreams:
        milestones = plan.in_workstream(workstream.id)
        if milestones:
            rows += [workstream.name or workstream.id, *(_row(timetable, milestone) for milestone in milestones)]
    signature = timetable.dates[timetable.signature_id]
    mark = "●" if signature.critical else ""
    beside = plan.target_signature or timetable.today
    rows += ["Signature", (mark, "Signature", "", *_spans(signature, beside), str(signature.slack), "", "")]
    held = reserve_eaten(plan, timetable)
    reserve = f"Reserve: {in_words(held)}." if held else ""
    chance = chance_in_words(chances) if chances else ""
    said = "\n".join(filter(None, (timetable.verdict.sentence, chance, next_to_decide(timetable), reserve)))
    after = f"{gates_text(gates_ahead(timetable), beside)}{_usual(plan)}{_since(timetable)}"
    return f"{said}\n\n{_table(rows)}\n\n● critical  ✓ done\n{after}"


def _usual(plan: Plan) -> str:
    """Which durations are usual ones and nobody's estimate, and what they stand on."""
    lines = [
        f"  {m.name}: {duration_in_words(m.duration)}, {m.basis}\n"
        for m in plan.milestones
        if m.basis and m.duration and not m.done
    ]
    return f"\nUsual durations, until somebody estimates:\n{''.join(lines)}" if lines else ""


def _dates(dates: Dates) -> dict[str, Any]:
    return {
        "earliest_start": str(dates.earliest_start),
        "earliest_finish": str(dates.earliest_finish),
        "latest_start": str(dates.latest_start),
        "latest_finish": str(dates.latest_finish),
        "slack": dates.slack,
        "critical": dates.critical,
    }


def _drift(one: MilestoneDrift | None) -> dict[str, Any] | None:
    """What became of one date: `days` are calendar days, `working_days` of the milestone's own calendar."""
    if one is None:
        return None
    return {"kind": one.kind, "was": _text(one.moved.was), "days": one.moved.days, "working_days": one.working_days}


def _baseline(found: Drift) -> dict[str, Any]:
    then = found.baseline
    return {
        "on": str(then.on), "by": then.by, "version": then.version, "target": _text(then.target),
        "target_days": found.target.days, "signature": _text(then.signature), "signature_days": found.signature.days,
        "dropped": [m.id for m in found.kind("dropped")],
    }  # fmt: skip


def _since(timetable: Timetable) -> str:
    """What has drifted since the latest sign-off, a line for each milestone; empty where there was none."""
    found = drift(timetable.plan, timetable)
    if found is None:
        return ""
    then = found.baseline
    lines = [f"  {m.name}: {words}" for m in found.milestones if (words := drift_in_words(m, then))]
    signed = f"the sign-off of {day_in_words(then.on, timetable.today)}"
    return "\n".join(["", f"Since {signed}: {drift_told(found)}", *lines, ""])


def _row(timetable: Timetable, milestone: Milestone) -> tuple[str, ...]:
    dates = timetable.dates[milestone.id]
    beside = timetable.plan.target_signature or timetable.today
    words = milestone.name
    name = words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
    due = day_in_words(milestone.due, beside) if milestone.due else ""
    earliest, latest = _spans(dates, beside)
    if milestone.done is not None:
        return ("✓", name, milestone.lead.value, earliest, "", "", "", due)
    counts = str(dates.slack), str(timetable.free_slack(milestone.id))
    return ("●" if dates.critical else "", name, milestone.lead.value, earliest, latest, *counts, due)


def _spans(dates: Dates, beside: date) -> tuple[str, str]:
    return (
        _span(dates.earliest_start, dates.earliest_finish, beside),
        _span(dates.latest_start, dates.latest_finish, beside),
    )


def _span(start: date, finish: date, beside: date) -> str:
    if start == finish:
        return day_in_words(start, beside)
    return f"{day_in_words(start, beside)} – {day_in_words(finish, beside)}"


def _table(rows: list[tuple[str, ...] | str]) -> str:
    cells = [row for row in (_HEADINGS, *rows) if not isinstance(row, str)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADINGS))]
    lines = []
    for row in (_HEADINGS, *rows):
        if isinstance(row, str):
            lines += ["", row]
        else:
            lines.append("  ".join(_padded(cell, n, widths[n]) for n, cell in enumerate(row)).rstrip())
    return "\n".join(lines)


def _padded(cell: str, column: int, width: int) -> str:
    return cell.rjust(width) if _HEADINGS[column] in _COUNTS else cell.ljust(width)


def _text(day: date | None) -> str | None:
    return None if day is None else str(day)

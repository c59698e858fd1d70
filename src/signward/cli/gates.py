"""The gates ahead as `signward schedule` prints them, as JSON and in sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

from signward.core.plan.gates_ahead import GateOutlook, Until
from signward.core.plan.meetings_in_words import (
    authority_in_words,
    away_in_words,
    cost_in_words,
    deadlines_in_words,
    missed_in_words,
)
from signward.core.schedule.wording import day_in_words


def gates_json(gates: tuple[GateOutlook, ...]) -> list[dict[str, Any]]:
    """Each gate with the meeting that it makes, the latest days for that, and what missing it costs."""
    return [
        {
            "milestone": gate.milestone,
            "name": gate.name,
            "authority": gate.authority and {"above": gate.authority.above, "currency": gate.authority.currency},
            "meeting": str(gate.meeting),
            "papers_due": _text(gate.papers_due),
            "latest": [_until(one) for one in gate.deadlines],
            "missed": gate.missed
            and {"meeting": str(gate.missed.meeting), "id": gate.missed.milestone, "by": gate.missed.by},
            "next": _text(gate.following),
            "signature_then": _text(gate.signature_then),
            "away": list(gate.away),
        }
        for gate in gates
    ]


def gates_text(gates: tuple[GateOutlook, ...], beside: date) -> str:
    """A paragraph for each gate; empty where there is none."""
    return "".join(f"\n{_heading(gate, beside)}\n{_sentences(gate, beside)}" for gate in gates)


def _heading(gate: GateOutlook, beside: date) -> str:
    authority = authority_in_words(gate.authority)
    papers = f"; papers by {day_in_words(gate.papers_due, beside)}" if gate.papers_due else ""
    named = f"{gate.name} ({authority})" if authority else gate.name
    return f"{named}: {day_in_words(gate.meeting, beside)}{papers}"


def _sentences(gate: GateOutlook, beside: date) -> str:
    said = (missed_in_words(gate, beside), *deadlines_in_words(gate, beside), cost_in_words(gate, beside))
    return "".join(f"  {words}\n" for words in (*said, away_in_words(gate)) if words)


def _until(one: Until) -> dict[str, Any]:
    return {
        "id": one.milestone,
        "start" if one.begins else "finish": str(one.day),
        "owner": one.owner or None,
        "spare": one.spare,
    }


def _text(day: date | None) -> str | None:
    return None if day is None else str(day)

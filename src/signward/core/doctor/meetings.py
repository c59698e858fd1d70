"""Whether the meetings in which the plan is decided are safe: made with days to spare, and attended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from signward.core.doctor.finding import Examined, Finding, Severity, listed
from signward.core.plan.gates_ahead import GateOutlook, gates_ahead
from signward.core.plan.meetings_in_words import cost_in_words, deadlines_in_words
from signward.core.schedule.wording import quoted

NEAR: Final = 2
"""Business days to spare before a meeting that are too few for comfort."""


def gate_near(seen: Examined) -> Iterator[Finding]:
    """A meeting that is made with next to nothing to spare, where missing it moves the signature."""
    for gate in gates_ahead(seen.timetable):
        tight = [one for one in gate.deadlines if one.spare <= NEAR]
        if not tight or not _moves_the_signature(gate):
            continue
        said = [
            words
            for one, words in zip(gate.deadlines, deadlines_in_words(gate, seen.today), strict=True)
            if one in tight
        ]
        yield Finding(
            "gate-near",
            Severity.WARNS,
            (*(one.milestone for one in tight), gate.milestone),
            f"{gate.name} of {seen.day(gate.meeting)}: {' '.join(said)} {cost_in_words(gate, seen.today)}",
            f"Finish {quoted(tight[0].name)} earlier, or ask for a later paper deadline.",
        )


def attendee_away(seen: Examined) -> Iterator[Finding]:
    """Somebody who decides is away on the day of the meeting: it is held, but not decided."""
    for gate in gates_ahead(seen.timetable):
        if gate.away:
            yield Finding(
                "attendee-away",
                Severity.WARNS,
                (gate.milestone,),
                f"{listed(gate.away)} {'is' if len(gate.away) == 1 else 'are'} away on {seen.day(gate.meeting)}, when "
                f"{gate.name} meets.",
                f"Ask who decides in their place on {seen.day(gate.meeting)}.",
            )


def _moves_the_signature(gate: GateOutlook) -> bool:
    return gate.signature_then is None or gate.signature_then > gate.signature

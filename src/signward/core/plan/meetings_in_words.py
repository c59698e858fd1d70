"""A meeting, and whether the plan makes it, as a person says it."""

from __future__ import annotations

from datetime import date

from signward.core.plan.gates_ahead import GateOutlook
from signward.core.plan.times import Authority
from signward.core.schedule.wording import counted, day_in_words, quoted


def authority_in_words(authority: Authority | None) -> str:
    """`decides above 500,000 EUR`; empty where it says nothing."""
    return f"decides above {authority.above:,} {authority.currency}" if authority else ""


def deadlines_in_words(gate: GateOutlook, beside: date) -> tuple[str, ...]:
    """A sentence for each thing that the meeting waits for: the last day on which it can be finished, and by whom."""
    said = []
    for one in gate.deadlines:
        verb = "started" if one.begins else "finished"
        who = f" ({one.who})" if one.who else ""
        spare = f"{counted(one.spare, one.unit)} to spare" if one.spare else "not a day to spare"
        said.append(f"{quoted(one.name)} has to be {verb} by {day_in_words(one.day, beside)}{who}: {spare}.")
    return tuple(said)


def missed_in_words(gate: GateOutlook, beside: date) -> str:
    """That an earlier meeting cannot be made any more; empty where none is missed."""
    if gate.missed is None:
        return ""
    by = counted(gate.missed.by, gate.missed.unit)
    return f"{quoted(gate.missed.name)} comes {by} too late for {day_in_words(gate.missed.meeting, beside)}."


def cost_in_words(gate: GateOutlook, beside: date) -> str:
    """What it costs to miss the meeting: the next one, and the forecast of the signature then."""
    if gate.following is None:
        return "No later meeting is known."
    missed = f"If it is missed, the next is {day_in_words(gate.following, beside)}"
    if gate.signature_then is None:
        return f"{missed}, and a gate after it has no meeting left."
    if gate.signature_then == gate.signature:
        return f"{missed} and the signature forecast stays."
    return f"{missed} and the signature forecast moves to {day_in_words(gate.signature_then, beside)}."


def away_in_words(gate: GateOutlook) -> str:
    """Who attends but is away on that day; empty where everybody is there."""
    if not gate.away:
        return ""
    return f"{' and '.join(gate.away)} {'is' if len(gate.away) == 1 else 'are'} away that day: name a stand-in."

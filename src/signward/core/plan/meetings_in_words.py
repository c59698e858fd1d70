"""A meeting, and whether the plan makes it, as a person says it."""

from __future__ import annotations

from datetime import date
from typing import Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.gates_ahead import GateOutlook
from signward.core.plan.meeting_rules import rule_in_words
from signward.core.plan.times import Authority, Meeting
from signward.core.schedule.wording import counted, day_in_words, enumerated, quoted

_MOST: Final = 5


def meeting_in_words(meeting: Meeting | None) -> str:
    """`Security board, every second Tuesday, counted from Tue 3 Nov 2026, papers 3 business days before, decides above
    500,000 EUR`; `no meeting` for None. Of many given days, how many and from when to when."""
    if meeting is None:
        return "no meeting"
    papers = f"papers {counted(meeting.papers, 'business day')} before" if meeting.papers else ""
    said = (meeting.name, held_in_words(meeting, _MOST), papers, authority_in_words(meeting.authority))
    return ", ".join(filter(None, said))


def held_in_words(meeting: Meeting, most: int | None = None) -> str:
    """`every second Tuesday, counted from Tue 3 Nov 2026`, or the given days: more than `most` only by their number."""
    if meeting.every:
        rule = rule_in_words(meeting.every, meeting.start)
        return f"{rule}, counted from {day(meeting.start)}" if meeting.start else rule
    days = sorted(meeting.on)
    if most is not None and len(days) > most:
        return f"on {len(days)} given days from {day(days[0])} to {day(days[-1])}"
    return f"on {enumerated([day(one) for one in days])}"


def meets_in_words(meeting: Meeting | None) -> str:
    """`every second Tuesday`, `on given days`; empty for None."""
    if meeting is None:
        return ""
    return rule_in_words(meeting.every, meeting.start) if meeting.every else "on given days"


def authority_in_words(authority: Authority | None) -> str:
    """`decides above 500,000 EUR`; empty where it says nothing."""
    return f"decides above {amount_in_words(authority.above)} {authority.currency}" if authority else ""


def amount_in_words(amount: float) -> str:
    """`500,000`, `0.5`."""
    return f"{amount:,.16g}"


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

"""The words in and around the timeline: initials, escaped and shortened text, and the text that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Milestone, Plan, Side
from signward.core.plan.timetable import Timetable

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(text: str) -> str:
    """Text as XML may hold it, in elements and attributes alike."""
    return escape(_NOT_XML.sub("", text), quote=True)


def initials(plan: Plan, owner: str | None) -> str:
    """`DW` for Dana Whitfield, the first letters of a role that has no name yet, `–` for nobody."""
    person = plan.person(owner)
    words: list[str] = re.findall(r"\w+", (person.name or person.role) if person else owner or "")
    if not words:
        return "–"
    first, last = words[0], words[-1]
    return (first[0] + (last[0] if len(words) > 1 else "")).upper()


def title(timetable: Timetable) -> str:
    plan = timetable.plan
    names = " × ".join(name for name in (plan.customer, plan.vendor) if name)
    target = plan.target_signature
    aim = f"target signature {day(target)}" if target else f"earliest signature {day(timetable.signature)}"
    return f"Timeline{f' of {names}' if names else ''}: {aim}"


def alternative(timetable: Timetable) -> str:
    """The verdict, then every workstream with its gate and milestones: all that the picture shows."""
    plan = timetable.plan
    parts = [timetable.verdict.sentence]
    for workstream in plan.workstreams:
        milestones = plan.in_workstream(workstream.id)
        gate = f", decision gate {workstream.gate.name}" if workstream.gate else ""
        told = "; ".join(told_of(timetable, m) for m in milestones) or "no milestone yet"
        parts.append(f"{workstream.name or workstream.id}{gate}: {told}.")
    if plan.sign_off:
        parts.append(f"Signed off on {day(plan.sign_off.on)}.")
    return " ".join(parts)


def hint(timetable: Timetable, milestone: Milestone) -> str:
    """What a pointer that rests on a mark is told: what the two pairs of initials stand for, and the dates."""
    owners = " · ".join(_called(timetable.plan, milestone.owner(side)) for side in Side)
    return f"{milestone.deliverable or milestone.id}: {owners}, {', '.join(_state_of(timetable, milestone))}"


def told_of(timetable: Timetable, milestone: Milestone) -> str:
    """One milestone in words, as its mark shows it."""
    owners = " and ".join(f"{_called(timetable.plan, milestone.owner(side))} ({side})" for side in Side)
    return ", ".join([milestone.deliverable or milestone.id, owners, *_state_of(timetable, milestone)])


def _state_of(timetable: Timetable, milestone: Milestone) -> Iterator[str]:
    dates = timetable.dates[milestone.id]
    if milestone.done:
        yield f"done {day(milestone.done)}"
        return
    yield f"due {day(milestone.due)}, {milestone.standing}" if milestone.due else "no due date"
    if milestone.due is None or dates.earliest_finish > milestone.due:
        yield f"earliest {day(dates.earliest_finish)}"
    if dates.slack > 0:
        yield f"slack {dates.slack}"
    elif dates.critical:
        yield "critical"


def _called(plan: Plan, owner: str | None) -> str:
    person = plan.person(owner)
    return (person.name if person else owner) or "nobody"

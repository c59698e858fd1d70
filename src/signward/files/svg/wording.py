"""The words in and around the timeline: initials, escaped and shortened text, and the text that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.differences import called
from signward.core.plan.drift import day_now
from signward.core.plan.state import Milestone, Plan, Side, Workstream
from signward.core.plan.timetable import Timetable

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances, Spread

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


def alternative(timetable: Timetable, chances: Chances | None = None) -> str:
    """The verdict, then every workstream with its gate and milestones: all that the picture shows."""
    plan = timetable.plan
    parts = [f"Today is {day(timetable.today)}.", timetable.verdict.sentence]
    if chances:
        parts.append(f"Signature {_between(chances.signature)}.")
    for workstream in workstreams(plan):
        milestones = plan.in_workstream(workstream.id)
        gate = f", decision gate {workstream.gate.name}" if workstream.gate else ""
        told = "; ".join(told_of(timetable, m, chances) for m in milestones) or "no milestone yet"
        parts.append(f"{workstream.name or workstream.id}{gate}: {told}.")
    for side, spec in plan.calendars.items():
        parts += [f"{side.value.capitalize()} freeze from {day(first)} to {day(last)}." for first, last in spec.freezes]
    if signed := plan.baseline:
        target = f" for {day(signed.target)}" if signed.target else ""
        parts.append(f"Signed off on {day(signed.on)}{target}.")
    return " ".join(parts)


def workstreams(plan: Plan) -> list[Workstream]:
    """The plan's, and one for each that a milestone names and the plan does not."""
    known = {w.id for w in plan.workstreams}
    strays = dict.fromkeys(m.workstream for m in plan.milestones if m.workstream not in known)
    return [*plan.workstreams, *(Workstream(stray, stray or "Milestones") for stray in strays)]


def signed_day(timetable: Timetable, milestone: Milestone) -> date | None:
    """The day that the buyer signed off, where it has drifted from it: see `core/plan/drift.py`."""
    then = timetable.plan.baseline
    signed = then.day(milestone.id) if then else None
    return None if signed == day_now(milestone, timetable) else signed


def hint(timetable: Timetable, milestone: Milestone, label: str, chances: Chances | None = None) -> str:
    """What a pointer that rests on a mark is told: what the initials stand for, the dates, and what `label` cuts."""
    owners = " · ".join(called(timetable.plan, milestone.owner(side)) for side in Side)
    whole = f"{milestone.deliverable}: " if label.endswith("…") else ""
    return f"{whole}{owners}, {', '.join(_state_of(timetable, milestone, chances))}"


def told_of(timetable: Timetable, milestone: Milestone, chances: Chances | None = None) -> str:
    """One milestone in words, as its mark shows it."""
    owners = " and ".join(f"{called(timetable.plan, milestone.owner(side))} ({side})" for side in Side)
    return ", ".join([milestone.name, owners, *_state_of(timetable, milestone, chances)])


def _state_of(timetable: Timetable, milestone: Milestone, chances: Chances | None) -> Iterator[str]:
    dates = timetable.dates[milestone.id]
    if milestone.done:
        yield f"done {day(milestone.done)}"
    else:
        yield f"due {day(milestone.due)}, {milestone.standing}" if milestone.due else "no due date"
    if signed := signed_day(timetable, milestone):
        yield f"signed for {day(signed)}"
    if milestone.done:
        return
    if milestone.due is None or dates.earliest_finish > milestone.due:
        yield f"earliest {day(dates.earliest_finish)}"
    if dates.slack > 0:
        yield f"slack {dates.slack}"
    elif dates.critical:
        yield "critical"
    if chances and (likely := chances.milestones.get(milestone.id)) and likely.finish.p10 != likely.finish.p90:
        yield _between(likely.finish)


def _between(spread: Spread) -> str:
    ends = (day(one) if one else "no meeting that is known" for one in (spread.p10, spread.p90))
    return "{} with 10 %, {} with 90 %".format(*(f"by {end}" for end in ends))

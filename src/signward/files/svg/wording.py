"""The words in and around the timeline: initials, escaped and shortened text, and the text that says the same."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Milestone, Plan, Side
from signward.core.plan.timetable import Timetable

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(text: str) -> str:
    """Text as XML may hold it, in elements and attributes alike."""
    return escape(_NOT_XML.sub("", text), quote=True)


def width_of(text: str, size: float) -> float:
    """About how wide a line of text is in a sans-serif face, in the unit of `size`; rather too wide than too narrow."""
    if text.isascii():
        return size * (0.57 * len(text) + 0.12 * sum(map(str.isupper, text)))
    return size * sum(1.02 if unicodedata.east_asian_width(c) in "WF" else 0.69 if c.isupper() else 0.57 for c in text)


def shortened(text: str, size: float, room: float) -> str:
    """As much of the text as fits, with an ellipsis; nothing where not even four letters do."""
    text = " ".join(text.split())
    if width_of(text, size) <= room:
        return text
    kept = text[: max(0, int(room / (size * 0.4)))]
    while kept and width_of(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:-')}…" if len(kept) >= 4 else ""


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


def told_of(timetable: Timetable, milestone: Milestone) -> str:
    """One milestone in words, as its mark shows it."""
    plan, dates = timetable.plan, timetable.dates[milestone.id]
    owners = " and ".join(f"{_called(plan, milestone.owner(side))} ({side})" for side in Side)
    said = [milestone.deliverable or milestone.id, owners]
    if milestone.done:
        return ", ".join([*said, f"done {day(milestone.done)}"])
    said.append(f"due {day(milestone.due)}, {milestone.standing}" if milestone.due else "no due date")
    if milestone.due is None or dates.earliest_finish > milestone.due:
        said.append(f"earliest {day(dates.earliest_finish)}")
    if dates.slack > 0:
        return ", ".join([*said, f"slack {dates.slack}"])
    return ", ".join([*said, "critical"] if dates.critical else said)


def _called(plan: Plan, owner: str | None) -> str:
    person = plan.person(owner)
    return (person.name if person else owner) or "nobody"

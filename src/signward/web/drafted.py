"""A draft as the page of a new plan shows it: whether the target can be met, what has to start when, every date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.safestring import SafeString

from signward.core.plan.grounds import judged
from signward.core.plan.in_a_word import in_a_word
from signward.core.plan.meeting_rules import rule_in_words
from signward.core.plan.paper_in_parallel import days_saved
from signward.core.plan.placeholders import called_by
from signward.core.plan.reserve import Reserve, aimed_at, in_words, reserve_eaten
from signward.core.plan.state import Milestone, Plan, Side, Workstream
from signward.core.plan.timetable import Timetable, timetable
from signward.core.risk.chance_in_words import chance_in_words
from signward.core.schedule.wording import duration_in_words
from signward.files.svg import timeline_svg

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

FIRST: Final = 4
"""So many starts are told beside the verdict: more are read in the list."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One milestone. `start` is the latest day on which it can begin to be over when it is due, or, where that is too
    late for the target, by which it has to begin for the target; `past` where that is gone.
    """

    deliverable: str
    due: date | None
    start: date | None
    past: bool
    vendor: str
    buyer: str
    lead: str
    days: str
    basis: str


@dataclass(frozen=True, slots=True)
class DraftLane:
    name: str
    gate: str
    rows: tuple[DraftRow, ...]


@dataclass(frozen=True, slots=True)
class DraftShown:
    """`saved` are the business days that paper work in parallel is worth, by our own model."""

    word: str
    state: str
    verdict: str
    chance: str
    reserve: str
    saved: int
    starts: tuple[DraftRow, ...]
    lanes: tuple[DraftLane, ...]
    count: int
    target: date | None
    unnamed: tuple[str, ...]
    timeline: SafeString
    narrow: SafeString


def draft_shown(plan: Plan, today: date) -> DraftShown:
    """Raises ScheduleError where the plan has no dates."""
    from signward.core.risk.chances import chances  # NumPy costs a server 25 MB that nobody asks for at its start
    from signward.core.risk.room import needed_in_most

    table, aimed = timetable(plan, today), timetable(replace(plan, target_signature=aimed_at(plan)), today)
    likely = chances(plan, today, drivers=False)
    founded, verdict = judged(plan, table.likely_by(likely.signed_by))
    word, state = in_a_word(table, likely.on_time, founded=founded)
    held, needed = reserve_eaten(plan, table), needed_in_most(plan, table.signature, likely)
    lanes = tuple(
        DraftLane(w.name, _gate(plan, w), tuple(_row(table, aimed, m) for m in plan.in_workstream(w.id)))
        for w in plan.workstreams
    )
    dated = sorted((r for lane in lanes for r in lane.rows if r.start), key=lambda r: r.start or today)
    return DraftShown(
        word=word, state=state, verdict=verdict, chance=chance_in_words(likely) if founded else "",
        reserve=_reserve(held, needed), saved=days_saved(plan, today), starts=tuple(dated[:FIRST]), lanes=lanes,
        count=len(plan.milestones), target=plan.target_signature,
        unnamed=tuple(called_by(p, Side.VENDOR) for p in plan.people if p.placeholder),
        timeline=_drawn(table, likely if founded else None, narrow=False),
        narrow=_drawn(table, likely if founded else None, narrow=True),
    )  # fmt: skip


def _gate(plan: Plan, workstream: Workstream) -> str:
    """Its name, and when it meets, where a rule says so: nobody of this buyer said it, so it stands as supposed."""
    if workstream.gate is None:
        return ""
    held = [m.meeting for m in plan.in_workstream(workstream.id) if m.meeting]
    rules = [rule_in_words(meeting.every, meeting.start) for meeting in held if meeting.every]
    return f"{workstream.gate.name}, {rules[0]} as the template supposes" if rules else workstream.gate.name


def _reserve(held: Reserve | None, needed: int | None) -> str:
    from signward.core.risk.room import enough_in_words

    if held is None:
        return ""
    return f"{in_words(held)}. {enough_in_words(held.days, needed)}".rstrip()


def _row(table: Timetable, aimed: Timetable, m: Milestone) -> DraftRow:
    start = _start(table, aimed, m) if m.due and table.plan.target_signature else None
    return DraftRow(
        m.name, m.due, start, bool(start and start < table.today), _owner(table.plan, m.vendor),
        _owner(table.plan, m.buyer), m.lead.value, duration_in_words(m.duration) if m.duration else "", m.basis,
    )  # fmt: skip


def _start(table: Timetable, aimed: Timetable, m: Milestone) -> date:
    """Of what holds the whole reserve, else begins as early as it can, the day that the verdict does not contradict."""
    dates = table.dates[m.id]
    return min(max(aimed.dates[m.id].latest_start, dates.earliest_start), dates.latest_start)


def _owner(plan: Plan, person_id: str | None) -> str:
    person = plan.person(person_id)
    return called_by(person, Side.VENDOR) if person else ""


def _drawn(table: Timetable, likely: Chances | None, *, narrow: bool) -> SafeString:
    """Beside each other on one page: the narrow one has ids of its own, and the wide one's words."""
    how: dict[str, Any] = {"width": 1152}
    if narrow:
        how = {"width": 358, "narrow": True, "name": "tn", "told_by": "tl"}
    return SafeString(timeline_svg(table.plan, table, table.today, standalone=False, chances=likely, **how))

"""Which milestones are set as rows and which are folded into a line that counts them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Milestone
from signward.core.plan.timetable import Timetable
from signward.files.pdf.density import Density


@dataclass(frozen=True, slots=True)
class Fold:
    """The ids that get a row, and those that may get a mark in the timeline, the most telling first."""

    rows: frozenset[str]
    marks: tuple[str, ...]


def fold(timetable: Timetable, density: Density) -> Fold:
    """What decides the signature stays first, then what is open by due date; what is done goes first."""
    ranked = sorted(timetable.plan.milestones, key=lambda m: _rank(timetable, m))
    rows = [m for m in ranked if not (density.done_folded and m.done)][: density.rows]
    lanes = list(dict.fromkeys(m.workstream for m in timetable.plan.milestones))
    kept = set(lanes[: density.lanes])
    rows = [m for m in rows if m.workstream in kept]
    return Fold(frozenset(m.id for m in rows), _marks(timetable, rows))


def folded_line(name: str, folded: list[Milestone], some_shown: bool) -> str:
    """`and 12 more in Legal until Fri 4 Dec 2026`, with what of it is done."""
    if not folded:
        return ""
    done = sum(m.done is not None for m in folded)
    dues = [m.due for m in folded if m.due and not m.done]
    noun = "more" if some_shown else "milestone" if len(folded) == 1 else "milestones"
    count = f"{'and ' if some_shown else ''}{len(folded)} {noun} in {name}"
    if done == len(folded):
        return f"{count}, done by {day(max(m.done for m in folded if m.done))}"
    until = f" until {day(max(dues))}" if dues else ""
    return f"{count}{until}{f', {done} of them done' if done else ''}"


def _marks(timetable: Timetable, rows: list[Milestone]) -> tuple[str, ...]:
    """In turn the next of what decides the signature and the last of another workstream, then the rest."""
    chain = [m.id for m in rows if m.id in timetable.verdict.decided_by]
    ends = list({m.workstream: m.id for m in sorted(rows, key=lambda m: _rank(timetable, m)[2])}.values())
    turns = [i for pair in zip_longest(chain, ends) for i in pair if i]
    return tuple(dict.fromkeys([*turns, *(m.id for m in rows)]))[:20]


def _rank(timetable: Timetable, milestone: Milestone) -> tuple[bool, bool, str]:
    due = milestone.due or timetable.dates[milestone.id].earliest_finish
    return milestone.done is not None, milestone.id not in timetable.verdict.decided_by, due.isoformat()

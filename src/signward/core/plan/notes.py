"""Private notes: each side's own room beside the plan. Neither ever leaves its side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.finding import milestone_in
from signward.core.plan.moment import Moment
from signward.core.plan.state import Plan


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Seen by the writer's side alone."""

    text: str
    milestone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Fact):
    text: str
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    by: str
    on: date
    text: str
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """One side's private room."""

    notes: tuple[Note, ...] = ()


def decide_note(plan: Plan, command: WriteNote, moment: Moment) -> tuple[NoteWritten, ...]:
    if command.milestone:
        milestone_in(plan, command.milestone)
    text = words.text(command.text, "the note")
    return (NoteWritten(text=text, milestone=command.milestone or None, **moment.stamp),)


def evolve_room(room: Room, event: NoteWritten) -> Room:
    return replace(room, notes=(*room.notes, Note(event.by, event.on, event.text, event.milestone)))

"""One milestone as positions: its work, its slack, its mark, what was signed, and its label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Milestone
from signward.core.plan.timetable import Timetable
from signward.files.svg.scale import Scale

if TYPE_CHECKING:
    from signward.core.risk.chances import Likely, Spread

HALF = 19  # of a mark's width
TICK, DOOR = 14, 16  # beside it


@dataclass(frozen=True, slots=True)
class Was:
    """The day on which a mark stood, and in a word when: `signed`, or `before` what is looked at."""

    day: date
    word: str


@dataclass(slots=True)
class Placed:
    """`start` to `end` is work, up to `slack` it may slip, `mark` stands at the due date; all in whole units.

    `haze` is where its finish lies with 10, 50 and 90 %. A label that finds no room beside its milestone is `risen`:
    it has the row above to itself. `was` is the word for its ghost.
    """

    milestone: Milestone
    start: int
    end: int
    slack: int
    mark: int
    ghost: int | None
    text: str
    haze: tuple[int, int, int] | None = None
    was: str = ""
    door: bool = False
    label: str = ""
    label_x: float = 0
    label_span: tuple[float, float] = (0, 0)
    risen: bool = False
    y: int = 0
    label_y: int = 0

    def solid(self) -> list[tuple[int, int]]:
        """What a label may not lie on, from left to right."""
        left = HALF + (TICK if self.milestone.done else 0)
        spans = [(self.start, self.end), (self.mark - left, self.mark + HALF + (DOOR if self.door else 0))]
        if self.ghost is not None:
            spans.append((self.ghost - HALF, self.ghost + HALF))
        return sorted(spans)

    @property
    def left(self) -> int:
        return self.solid()[0][0]

    @property
    def right(self) -> int:
        return max(self.slack, self.haze[2] if self.haze else 0, *(b for _, b in self.solid()))


def placed(
    timetable: Timetable, scale: Scale, milestone: Milestone, likely: Likely | None = None, was: Was | None = None
) -> Placed:
    """`was` is where a ghost of its mark stands."""
    dates, text = timetable.dates[milestone.id], " ".join(milestone.name.split())
    ghost, word = (scale.end(was.day), was.word) if was else (None, "")
    if milestone.done:
        start = min(milestone.started or milestone.done, milestone.done)
        end = scale.end(milestone.done)
        return Placed(milestone, scale.x(start), end, end, end, ghost, _dated(text, milestone.done, scale), was=word)
    end = scale.end(dates.earliest_finish)
    slack = max(end, scale.end(dates.latest_finish)) if dates.slack > 0 else end
    mark = scale.end(milestone.due) if milestone.due else end
    return Placed(
        milestone, scale.x(milestone.started or dates.earliest_start), end, slack, mark, ghost,
        _dated(text, milestone.due, scale),
        hazy(scale, likely.finish) if likely else None, word,
    )  # fmt: skip


def hazy(scale: Scale, spread: Spread) -> tuple[int, int, int] | None:
    """From the beginning of the 10 % day to the end of the 90 % day, and where the even chance is. None where both are
    one day, and where the gates run out before."""
    if spread.p10 is None or spread.p50 is None or spread.p90 is None or spread.p10 == spread.p90:
        return None
    return scale.x(spread.p10), scale.end(spread.p50), scale.end(spread.p90)


def _dated(text: str, shown: date | None, scale: Scale) -> str:
    """With an arrow and the date in words where that lies beyond the drawing's edge."""
    if shown is None or scale.shows(shown):
        return text
    return f"{'←' if shown < scale.first else '→'} {day(shown)}: {text}"

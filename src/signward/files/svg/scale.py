"""Days as positions: the signature near the right edge, time running back from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from signward.core.plan.timetable import Timetable

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

_SHORTEST: Final = 12  # days shown at least
_LONGEST: Final = 7_400  # and at most where somebody asks for the days
_BEFORE: Final = 29  # beside time, for half a mark with its tick
_AFTER: Final = 36  # and with its door
_OUTSIDE: Final = 44  # and for the marks of dates that are not shown
_FAR: Final = 60  # days between an outlier and all other dates, at least


@dataclass(frozen=True, slots=True)
class Scale:
    """A day occupies `[x(day), x(day + 1))`.

    `left` and `right` are the ends of time, `start` and `edge` those of the drawing, with room between them for marks.
    """

    first: date
    last: date
    left: float
    right: float
    start: float
    edge: float

    @property
    def per_day(self) -> float:
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    @property
    def told(self) -> str:
        """The days and where they stand, so that another drawing can have the same: see `scale_again`."""
        return f"{self.first} {self.last} {self.left:.0f} {self.right:.0f}"

    def x(self, day: date) -> int:
        """Where the day begins, in whole units; a day that is not shown stands at the edge."""
        days = day.toordinal() - self.first.toordinal()
        if days < 0:
            return round(self.start + _BEFORE)
        at = self.left + days * self.per_day
        return round(at if at <= self.right + 0.01 else self.edge - _AFTER)

    def end(self, day: date) -> int:
        """Where the day ends."""
        return self.x(day + timedelta(1))

    def shows(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        return (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))


def scale_again(told: str, start: float, edge: float) -> Scale | None:
    """The scale that a drawing of this width told (`Scale.told`); None for anything else."""
    try:
        first, last, left, right = told.split(" ")
        found = Scale(date.fromisoformat(first), date.fromisoformat(last), int(left), int(right), start, edge)
    except ValueError:
        return None
    sound = found.first <= found.last and start <= found.left < found.right <= edge
    return found if sound and (found.last - found.first).days <= _LONGEST else None


def scale_for(timetable: Timetable, start: float, edge: float, chances: Chances | None = None) -> Scale:
    """From what began first to the later of target, forecast and the last date of the plan, likely ones included.

    A date that lies further from all others than they from one another does not squeeze them: it is left outside, and
    its milestone is drawn at the edge.
    """
    kept = [timetable.today, timetable.signature, timetable.plan.target_signature or timetable.signature]
    if chances and chances.signature.p80:
        kept.append(chances.signature.p80)
    everything = sorted({*_dates(timetable), *_likely(chances), *kept})
    days = _without_outliers(everything, min(kept), max(kept))
    last = days[-1] + timedelta(1)
    first = min(days[0], last - timedelta(_SHORTEST))
    left = start + _BEFORE + (_OUTSIDE if days[0] != everything[0] else 0)
    right = edge - _AFTER - (_OUTSIDE if days[-1] != everything[-1] else 0)
    return Scale(first - timedelta(1 + first.weekday()), last, round(left), round(right), start, edge)


def _dates(timetable: Timetable) -> Iterator[date]:
    for milestone in timetable.plan.milestones:
        if milestone.done:
            yield milestone.done
            yield min(milestone.started or milestone.done, milestone.done)
            continue
        dates = timetable.dates[milestone.id]
        yield milestone.started or dates.earliest_start
        yield dates.earliest_finish
        if milestone.due:
            yield milestone.due


def _likely(chances: Chances | None) -> Iterator[date]:
    """The far ends of what is drawn as haze."""
    if chances:
        spreads = (chances.signature, *(likely.finish for likely in chances.milestones.values()))
        yield from (spread.p90 for spread in spreads if spread.p90)


def _without_outliers(days: list[date], first: date, last: date) -> list[date]:
    """`days` are in order; `first` and `last` are among them and kept."""
    for n, (before, after) in enumerate(pairwise(days), 1):
        if before >= last and _far(after - before, before - days[0]):
            days = days[:n]
            break
    for n, (before, after) in reversed(list(enumerate(pairwise(days), 1))):
        if after <= first and _far(after - before, days[-1] - after):
            return days[n:]
    return days


def _far(gap: timedelta, extent: timedelta) -> bool:
    return gap.days > max(_FAR, extent.days)

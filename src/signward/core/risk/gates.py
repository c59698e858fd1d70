"""The gates ahead, and which of their meetings the plan reaches if everything takes its median."""

from __future__ import annotations

from dataclasses import dataclass

from signward.core.risk.earliest import Ground, earliest
from signward.core.risk.ticks import NEVER
from signward.core.schedule.meetings import MeetingCalendar


@dataclass(frozen=True, slots=True)
class Ahead:
    """`meeting` is the instant of the meeting that the plan reaches, `following` that of the one after it, None where
    there is none. Positions at which the gate may begin: `missed` after it missed its meeting (None likewise), and
    `on_demand`, on the days on which both sides work."""

    meeting: int
    following: int | None
    missed: int | None
    on_demand: int


def gates_ahead(ground: Ground, signature: int) -> dict[int, Ahead]:
    """By index, every gate that is neither done nor under way, but one that was promised after its last meeting."""
    network = ground.network
    gates = [
        i
        for i, a in enumerate(network.activities)
        if isinstance(a.calendar, MeetingCalendar) and a.done is None and a.started is None
    ]
    if not gates:
        return {}
    early = earliest(ground, [activity.duration for activity in network.activities])
    reached = {i: int(early.end[i]) for i in gates}
    return {i: _ahead(ground, i, end, signature) for i, end in reached.items() if ground.ticks[i].day(end - 1) < NEVER}


def _ahead(ground: Ground, i: int, end: int, signature: int) -> Ahead:
    tick, activity = ground.ticks[i], ground.network.activities[i]
    following = int(tick.day(end))
    earliest_on = max(ground.network.today, activity.not_before or ground.network.today).toordinal()
    return Ahead(
        meeting=int(tick.day(end - 1)),
        following=following if following < NEVER else None,
        missed=end - activity.duration + 1 if following < NEVER else None,
        on_demand=int(ground.ticks[signature].position(ground.stretch.instant(earliest_on))),
    )

"""What the trials of a plan have in common: its network, calendars as tables, and how each duration is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Final

import numpy as np

from signward.core.plan.state import Plan
from signward.core.plan.timetable import plan_network, signature_id
from signward.core.risk.draws import Table, table
from signward.core.risk.earliest import Ground, earliest
from signward.core.risk.gates import Ahead, gates_ahead
from signward.core.risk.quantiles import certain
from signward.core.risk.ticks import NEVER, Stretch, Ticks, ticks_of
from signward.core.schedule.calendars import FIRST, LAST, WorkCalendar
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.forward import forward
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.network import Activity, Graph, Network, graph

_MARGIN: Final = 400
_STEP: Final = 256
"""Days by which stretches grow, so that neighbouring days and what-ifs share one."""
_LONGEST: Final = 40_000
"""Days ahead, at most."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """By index of the activity: `tables` of the durations that are drawn, whole days `fixed` of all others, and working
    days `elapsed` of what runs. `beyond`, in days after today, no trial reaches but one whose gate meets no more.
    """

    plan: Plan
    ground: Ground
    ids: tuple[str, ...]
    index: dict[str, int]
    tables: dict[int, Table]
    fixed: dict[int, int]
    elapsed: dict[int, int]
    signature: int
    beyond: int
    gates: dict[int, Ahead]

    @property
    def undone(self) -> set[int]:
        return {i for i, activity in enumerate(self.ground.network.activities) if activity.done is None}

    @property
    def open_work(self) -> set[int]:
        """What is not done and takes time."""
        return self.undone - self.ground.moments


def prepare(plan: Plan, today: date) -> Prepared:
    """Raises ScheduleError where the plan cannot be scheduled, as both passes do."""
    bare = replace(plan, milestones=tuple(replace(m, expected=None) if m.expected else m for m in plan.milestones))
    network = plan_network(bare, today)
    ids = tuple(activity.id for activity in network.activities)
    index = {name: i for i, name in enumerate(ids)}
    elapsed = {i: days for i, activity in enumerate(network.activities) if (days := _elapsed(activity, today))}
    tables, fixed = _durations(plan, network, elapsed)
    lengths = {i: (days, days) for i, days in fixed.items()}
    lengths |= {i: (int(made.whole.min()), int(made.whole.max())) for i, made in tables.items()}
    for name, days in _risked(plan).items():
        if name in index and lengths[index[name]][1]:
            shortest, longest = lengths[index[name]]
            lengths[index[name]] = (shortest, longest + days)
    promised = {m.id: m.expected for m in plan.milestones if m.expected and not m.done and m.expected >= today}
    ground, last = lay(network, lengths, promised)
    beyond = last - ground.today + _MARGIN // 2
    signature = index[signature_id(plan)]
    gates = gates_ahead(ground, signature)
    return Prepared(plan, ground, ids, index, tables, fixed, elapsed, signature, beyond, gates)


def lay(
    network: Network, lengths: Mapping[int, tuple[int, int]], promised: Mapping[str, date]
) -> tuple[Ground, int]:  # fmt: skip
    """The ground of a network, and the instant by which all is over even if everything takes longest.

    `lengths` are the shortest and longest whole days that an activity takes, by index; `promised` are days on which
    activities end at the earliest. What waits for a gate that has met for the last time is not counted. Raises
    ScheduleError.
    """
    links = graph(network)
    forward(network, links)  # what cannot be scheduled at all is refused here, in the words of the passes
    longest = [lengths[i][1] for i in range(len(network.activities))]
    moments = frozenset(i for i, (_, days) in lengths.items() if days == 0)
    fleeting = frozenset(i for i, (days, _) in lengths.items() if days == 0) - moments
    span = _guessed(links, longest)
    while span <= _LONGEST:
        stretch = _stretch(network, span)
        found = [_ticks(activity, stretch) for activity in network.activities]
        kept = _promised(network, promised, found, stretch)
        now = stretch.instant(network.today.toordinal())
        ground = Ground(network, links, stretch, found, now, moments, fleeting, kept, _held(network, found, stretch))
        last = _last_finish(ground, longest)
        if last < stretch.end - stretch.first - _MARGIN:
            return ground, last
        span *= 2
    raise ScheduleError("the simulation reaches more than a hundred years ahead")


def _ticks(activity: Activity, stretch: Stretch) -> Ticks:
    assert isinstance(activity.calendar, WorkCalendar | MeetingCalendar)  # noqa: S101 - there is no third kind
    return ticks_of(activity.calendar, stretch)


def _guessed(links: Graph, longest: list[int]) -> int:
    """Days that the longest path may take: working days, with weekends, and a quarter more for all else."""
    over = [0] * len(longest)
    for i in links.order:
        over[i] = longest[i] + max((over[edge.leader] + max(edge.lag, 0) for edge in links.incoming[i]), default=0)
    return 2 * _MARGIN + int(max(over, default=0) * 1.75) // _STEP * _STEP


def _last_finish(ground: Ground, longest: list[int]) -> int:
    """Of everything but what waits for a gate's meeting that never comes."""
    early = earliest(ground, list(longest))
    finish = [int(early.finished(i)) for i in range(len(longest))]
    never: set[int] = set()
    for i in ground.links.order:
        if finish[i] >= NEVER or any(edge.leader in never for edge in ground.links.incoming[i]):
            never.add(i)
    return max((instant for i, instant in enumerate(finish) if i not in never), default=ground.today)


def _stretch(network: Network, span: int) -> Stretch:
    """From early enough for the latest dates to a span after today, with every fact and limit inside."""
    today = network.today
    days = [today, *(d for a in network.activities for d in (a.started, a.done, a.not_before, a.not_after) if d)]
    days += [network.target] if network.target else []
    first = min(days).toordinal() - span - _MARGIN
    end = max(max(days).toordinal() + _MARGIN, today.toordinal() + span)
    return Stretch(max(FIRST, first // _STEP * _STEP), min(LAST, -(-end // _STEP) * _STEP))


def _durations(
    plan: Plan, network: Network, elapsed: dict[int, int]
) -> tuple[dict[int, Table], dict[int, int]]:  # fmt: skip
    tables: dict[int, Table] = {}
    fixed: dict[int, int] = {}
    milestones = {m.id: m for m in plan.milestones}
    for i, activity in enumerate(network.activities):
        milestone = milestones.get(activity.id)
        drawn = milestone.duration if milestone and activity.done is None else None
        if milestone is None or drawn is None or certain(drawn.spec):
            fixed[i] = activity.duration
        else:
            made = table(drawn, elapsed.get(i, 0))
            tables[i] = Table(made.exact, np.maximum(made.whole, 1)) if milestone.meeting else made
    return tables, fixed


def _risked(plan: Plan) -> dict[str, int]:
    """Whole days that all risks together may add, by milestone."""
    found: dict[str, int] = {}
    for risk in plan.risks:
        for name in risk.threatens if risk.chance and risk.days else ():
            found[name] = found.get(name, 0) + ceil(risk.days or 0)
    return found


def _elapsed(activity: Activity, today: date) -> int:
    """Whole working days that running work has had before today."""
    if activity.started is None or activity.started >= today:
        return 0
    position = activity.calendar.position
    return position(today.toordinal()) - position(activity.started.toordinal())


def _held(network: Network, found: list[Ticks], stretch: Stretch) -> list[int]:
    """The first position at which an activity may begin: today, or its own not-before day where that is later."""
    held = [max(network.today, a.not_before or network.today).toordinal() for a in network.activities]
    return [max(int(tick.position(stretch.instant(day))), tick.floor) for tick, day in zip(found, held, strict=True)]


def _promised(
    network: Network, promised: Mapping[str, date], found: list[Ticks], stretch: Stretch
) -> dict[int, int]:  # fmt: skip
    """The first position at which an activity may end, by index, because somebody moved it to a day still to come."""
    return {
        i: int(found[i].position(stretch.instant(promised[activity.id].toordinal()))) + 1
        for i, activity in enumerate(network.activities)
        if activity.id in promised
    }

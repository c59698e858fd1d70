"""Where everything stands: a lane per workstream, and in it as many rows as keep its milestones apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from signward.core.plan.state import Milestone, Plan, Workstream
from signward.core.plan.timetable import Timetable
from signward.files.svg.labels import label
from signward.files.svg.placed import Placed, Was, placed
from signward.files.svg.rows import Rows
from signward.files.svg.scale import Scale
from signward.files.svg.wording import signed_day, workstreams

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of one drawing. `gutter` is the column of lane names; 0 puts them above their lanes, labels above bars."""

    width: float
    gutter: float
    row: int
    text: float

    @classmethod
    def of(cls, width: float, milestones: int, narrow: bool) -> Measures:
        if narrow:
            return cls(width, 0, 18, 12)
        crowded = milestones > 24
        return cls(width, min(176.0, width * 0.21), 22 if crowded else 26, 11 if crowded else 12)

    @property
    def stacked(self) -> bool:
        return not self.gutter


@dataclass(slots=True)
class Lane:
    workstream: Workstream
    placed: list[Placed] = field(default_factory=list)
    top: int = 0
    height: int = 0

    @property
    def name(self) -> str:
        return self.workstream.name or self.workstream.id


def lanes_of(
    timetable: Timetable, scale: Scale, only: Collection[str] | None = None, chances: Chances | None = None,
    before: Plan | None = None,
) -> list[Lane]:  # fmt: skip
    """With `only`, just these milestones and no lane without one. Nothing in them has its height yet: `arrange`."""
    lanes, likely = [], chances.milestones if chances else {}
    for workstream in workstreams(timetable.plan):
        milestones = timetable.plan.in_workstream(workstream.id)
        found = [
            placed(timetable, scale, m, likely.get(m.id), _was(timetable, m, before))
            for m in milestones
            if only is None or m.id in only
        ]
        if found or only is None:
            _hang_door(workstream, found)
            lanes.append(Lane(workstream, found))
    return lanes


def _was(timetable: Timetable, milestone: Milestone, before: Plan | None) -> Was | None:
    """Where it stood `before`, or when it was signed; None where it stands there now."""
    if before is None:
        signed = signed_day(timetable, milestone)
        return Was(signed, "signed") if signed else None
    found = before.milestone(milestone.id)
    return Was(found.due, "before") if found and found.due and found.due != milestone.due else None


def arrange(
    lanes: list[Lane], scale: Scale, measures: Measures, poles: Sequence[float], deciding: Sequence[Placed], top: int
) -> int:
    """Gives every lane and milestone its place from `top` downward; returns the bottom.

    Labels keep off the `poles`, which stand in every lane, and off the critical path, where they can.
    """
    for lane, crossing in zip(lanes, _crossings(lanes, deciding), strict=True):
        lines = [*poles, *crossing]
        for item in lane.placed:
            label(item, scale, measures.text, lines, above=measures.stacked)
        lane.top = top
        head = 24 if measures.stacked else 5
        rows = _pack(lane.placed, measures, top + head)
        named = 38 if lane.workstream.gate and not measures.stacked else 0  # room for the gate's name
        lane.height = max(head + rows * measures.row + (8 if measures.stacked else 5), named)
        top += lane.height
    return top


def _crossings(lanes: list[Lane], deciding: Sequence[Placed]) -> list[list[float]]:
    """For each lane where the critical path runs down or up through it."""
    at = {item.milestone.id: n for n, lane in enumerate(lanes) for item in lane.placed}
    crossings: list[list[float]] = [[] for _ in lanes]
    for item, following in pairwise(deciding):
        first, last = sorted((at[item.milestone.id], at[following.milestone.id]))
        for n in range(first, last + 1):
            crossings[n].append(item.end)
    return crossings


def _hang_door(workstream: Workstream, items: list[Placed]) -> None:
    """The gate stands at the milestone that it names, else at the meetings of the lane, else at its last one."""
    for item in items:
        item.door = item.milestone.meeting is not None
    if workstream.gate and items and not any(item.door for item in items):
        named = [item for item in items if workstream.gate.milestone == item.milestone.id]
        (named or [max(items, key=lambda item: item.mark)])[0].door = True


def _pack(items: list[Placed], measures: Measures, top: int) -> int:
    """Earlier work first, each into the first row in which it meets no other; returns how many rows there are."""
    rows = Rows()
    for item in sorted(items, key=lambda item: (item.start, item.mark)):
        body, text = (item.left - 5, item.right + 5), (item.label_span[0] - 5, item.label_span[1] + 5)
        spans = [text, body] if item.risen else [(min(text[0], body[0]), max(text[1], body[1]))]
        first = rows.first_free(spans)
        for n, span in enumerate(spans, first):
            rows.take(n, span)
        middle = top + first * measures.row + measures.row // 2
        item.y = middle + measures.row if item.risen else middle
        item.label_y = middle + (6 if item.risen else 4)
    return max(1, len(rows))

"""Where everything stands: a lane per workstream, rows inside it, and labels where there is room for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from signward.core.plan.state import Milestone, Plan, Workstream
from signward.core.plan.timetable import Timetable
from signward.files.svg.scale import Scale
from signward.files.svg.wording import shortened, width_of

HALF: float = 19  # of a mark's width


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of one drawing. `gutter` is the column of lane names; 0 puts them above their lanes."""

    width: float
    gutter: float
    row: float
    text: float
    stacked: bool  # labels on a line of their own above each bar

    @classmethod
    def of(cls, width: float, milestones: int, narrow: bool) -> Measures:
        if narrow:
            return cls(width, 0, 40, 12, True)
        crowded = milestones > 24
        return cls(width, min(176.0, width * 0.21), 22 if crowded else 27, 11 if crowded else 12, False)


@dataclass(slots=True)
class Placed:
    """One milestone drawn: its bar, the end of its slack, its mark, and its label if there was room."""

    milestone: Milestone
    bar: tuple[float, float]
    slack: float
    mark: float
    ghost: float | None
    label: str = ""
    label_x: float = 0
    anchor: str = "start"
    y: float = 0
    door: bool = False

    @property
    def left(self) -> float:
        return min(self.bar[0], self.mark - HALF, self.mark if self.ghost is None else self.ghost - HALF)

    @property
    def right(self) -> float:
        ends = (self.bar[1], self.slack, self.mark + HALF + (16 if self.door else 0))
        return max(*ends, self.mark if self.ghost is None else self.ghost + HALF)


@dataclass(slots=True)
class Lane:
    workstream: Workstream
    top: float
    height: float
    placed: list[Placed] = field(default_factory=list)


def lanes_of(
    timetable: Timetable, scale: Scale, measures: Measures, top: float, only: Collection[str] | None = None
) -> list[Lane]:
    """From `top` downward; with `only`, just these milestones and no lane without one."""
    lanes: list[Lane] = []
    for workstream in _workstreams(timetable.plan):
        milestones = timetable.plan.in_workstream(workstream.id)
        placed = [_placed(timetable, scale, m) for m in milestones if only is None or m.id in only]
        if only is not None and not placed:
            continue
        _hang_door(workstream, placed)
        head = 24.0 if measures.stacked else 6.0
        rows = _stack(placed, scale, measures) if measures.stacked else _pack(placed, scale, measures)
        for row, item in rows:
            item.y = top + head + row * measures.row + measures.row * (0.68 if measures.stacked else 0.5)
        height = head + measures.row * max(1, 1 + max((row for row, _ in rows), default=0)) + 6
        lanes.append(Lane(workstream, top, height, placed))
        top += height
    return lanes


def signed_due(plan: Plan, milestone: Milestone) -> date | None:
    """The due date that the buyer signed off, where it has moved since."""
    signed = plan.sign_off
    if signed is None:
        return None
    later = [move for move in milestone.moves if move.on > signed.on]
    return later[0].was if later and later[0].was != milestone.due else None


def _workstreams(plan: Plan) -> list[Workstream]:
    known = {w.id for w in plan.workstreams}
    strays = dict.fromkeys(m.workstream for m in plan.milestones if m.workstream not in known)
    return [*plan.workstreams, *(Workstream(stray, stray or "Milestones") for stray in strays)]


def _placed(timetable: Timetable, scale: Scale, milestone: Milestone) -> Placed:
    dates = timetable.dates[milestone.id]
    if milestone.done:
        start = min(milestone.started or milestone.done, milestone.done)
        end = scale.end(milestone.done)
        return Placed(milestone, (scale.x(start), end), end, end, None)
    start = milestone.started or dates.earliest_start
    end = scale.end(dates.earliest_finish)
    slack = scale.end(dates.latest_finish) if dates.slack > 0 else end
    ghost = signed_due(timetable.plan, milestone)
    mark = scale.end(milestone.due) if milestone.due else end
    return Placed(milestone, (scale.x(start), end), max(end, slack), mark, scale.end(ghost) if ghost else None)


def _hang_door(workstream: Workstream, placed: list[Placed]) -> None:
    """The gate stands at the milestone that it names, else at the meetings of the lane, else at its last one."""
    for item in placed:
        item.door = item.milestone.meeting is not None
    if workstream.gate and placed and not any(item.door for item in placed):
        named = [item for item in placed if workstream.gate.milestone == item.milestone.id]
        (named or [max(placed, key=lambda item: item.mark)])[0].door = True


def _stack(placed: list[Placed], scale: Scale, measures: Measures) -> list[tuple[int, Placed]]:
    for item in placed:
        text = item.milestone.deliverable or item.milestone.id
        item.label, item.label_x = shortened(text, measures.text, scale.right - scale.left), scale.left
    return list(enumerate(placed))


def _pack(placed: list[Placed], scale: Scale, measures: Measures) -> list[tuple[int, Placed]]:
    """Earlier marks first, each into the first row in which neither its bar nor its label meets another's."""
    taken: list[list[tuple[float, float]]] = []
    rows = []
    for item in sorted(placed, key=lambda item: (item.bar[0], item.mark)):
        left, right = _label(item, scale, measures)
        row = next((n for n, spans in enumerate(taken) if all(right < a or b < left for a, b in spans)), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((left - 6, right + 6))
        rows.append((row, item))
    return rows


def _label(item: Placed, scale: Scale, measures: Measures) -> tuple[float, float]:
    """Puts the label right of the milestone, over its slack where need be, else between work and mark, else left.

    Where no space is wide enough the label is cut to the widest. Tells what the milestone takes with its label.
    """
    text, size = item.milestone.deliverable or item.milestone.id, measures.text
    after = max(item.bar[1], item.mark + HALF + (16 if item.door else 0)) + 8
    spaces = (
        (after, scale.right - 6, "start"),
        (item.bar[1] + 8, item.mark - HALF - 6, "start"),
        (scale.left, item.left - (16 if item.milestone.done else 8), "end"),
    )
    text = shortened(text, size, min(44 * size * 0.57, max(b - a for a, b, _ in spaces)))
    wide = width_of(text, size)
    start, end, anchor = next(space for space in spaces if wide <= space[1] - space[0])
    item.label, item.anchor, item.label_x = text, anchor, start if anchor == "start" else end
    if anchor == "end":
        return end - wide, item.right
    return item.left, max(item.right, start + wide)

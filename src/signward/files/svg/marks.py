"""The milestones themselves: work, slack, the mark with both owners' initials, doors, and the critical path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from signward.core.plan.state import Milestone, Workstream
from signward.core.plan.timetable import Timetable
from signward.files.svg.lanes import HALF, Lane, Measures, Placed
from signward.files.svg.scale import Scale
from signward.files.svg.wording import initials, told_of, xml

_BAR = 8.0
_MARK = 16.0


def critical_path(timetable: Timetable, lanes: list[Lane], scale: Scale, top: float) -> Iterator[str]:
    """One line through the chain that decides the signature; up to its flag where that flies on the same day."""
    at = {item.milestone.id: item for lane in lanes for item in lane.placed}
    chain = [at[i] for i in timetable.verdict.decided_by if i in at]
    if not chain:
        return
    path = f"M{chain[0].bar[0]:.1f} {chain[0].y:.1f}"
    for item, following in pairwise(chain):
        path += f"H{item.bar[1]:.1f}V{following.y:.1f}H{following.bar[0]:.1f}"
    target = timetable.plan.target_signature
    path += f"H{chain[-1].bar[1]:.1f}"
    if target is None or timetable.signature >= target:
        path += f"H{scale.end(timetable.signature):.1f}V{top:.1f}"
    yield f'<path class="tl-critical" d="{path}"/>'


def milestones(timetable: Timetable, lane: Lane, measures: Measures) -> Iterator[str]:
    for item in lane.placed:
        classes, name = _classes(timetable, item.milestone), xml(item.milestone.id)
        yield f'<g class="{classes}" data-milestone="{name}"{_date(item)}>'
        yield f"<title>{xml(told_of(timetable, item.milestone))}</title>"
        yield from _work(item)
        if item.ghost is not None:
            yield _pill("tl-ghost", item.ghost, item.y)
        yield from _mark(timetable, item)
        if item.door:
            yield _door(lane.workstream, item)
        if item.label:
            y = item.y - 14 if measures.stacked else item.y + 4
            yield (
                f'<text class="tl-label{"" if measures.text > 11 else " tl-small"}" x="{item.label_x:.1f}" '
                f'y="{y:.1f}" text-anchor="{item.anchor}">{xml(item.label)}</text>'
            )
        yield "</g>"


def _classes(timetable: Timetable, milestone: Milestone) -> str:
    dates = timetable.dates[milestone.id]
    classes = ["tl-milestone", f"tl-{milestone.standing}", f"tl-lead-{milestone.lead.value}"]
    if milestone.done is None:
        late = milestone.due is not None and dates.earliest_finish > milestone.due
        classes += ["tl-decides"] if milestone.id in timetable.verdict.decided_by else []
        classes += ["tl-late"] if late else []
        classes += ["tl-undated"] if milestone.due is None else []
    return " ".join(classes)


def _date(item: Placed) -> str:
    shown = item.milestone.done or item.milestone.due
    return f' data-date="{shown}"' if shown else ""


def _work(item: Placed) -> Iterator[str]:
    (start, end), y = item.bar, item.y - _BAR / 2
    if (tail := item.slack - end) > 0:
        yield f'<rect class="tl-slack" x="{end:.1f}" y="{y + 2:.1f}" width="{tail:.1f}" height="{_BAR - 4}"/>'
    wide = max(2.0, end - start)
    yield f'<rect class="tl-bar" x="{start:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_BAR}" rx="2"/>'


def _mark(timetable: Timetable, item: Placed) -> Iterator[str]:
    plan, milestone = timetable.plan, item.milestone
    yield _pill("tl-mark", item.mark, item.y)
    x, y = item.mark, item.y
    yield f'<line class="tl-seam" x1="{x:.1f}" x2="{x:.1f}" y1="{y - 5:.1f}" y2="{y + 5:.1f}"/>'
    for name, at, owner in (("vendor", x - HALF / 2, milestone.vendor), ("buyer", x + HALF / 2, milestone.buyer)):
        letters = xml(initials(plan, owner))
        yield f'<text class="tl-owner tl-{name}" x="{at:.1f}" y="{y + 3.2:.1f}" text-anchor="middle">{letters}</text>'
    if milestone.done:
        yield f'<path class="tl-tick" d="M{x - HALF - 9:.1f} {y:.1f}l2.5 2.5 4.5 -5"/>'


def _pill(classes: str, x: float, y: float) -> str:
    return (
        f'<rect class="{classes}" x="{x - HALF:.1f}" y="{y - _MARK / 2:.1f}" width="{2 * HALF}" height="{_MARK}" '
        f'rx="{_MARK / 2}"/>'
    )


def _door(workstream: Workstream, item: Placed) -> str:
    """A door left ajar, with the gate's name."""
    x, y = item.mark + HALF + 5, item.y - 7
    meeting = item.milestone.meeting
    name = workstream.gate.name if workstream.gate else meeting.name if meeting else ""
    return (
        f'<g class="tl-door"><title>{xml(f"Decision gate: {name or workstream.name}")}</title>'
        f'<path d="M{x:.1f} {y:.1f}h9v14h-9z"/><path class="tl-leaf" d="M{x:.1f} {y:.1f}l6 2.5v13l-6 -1.5z"/></g>'
    )

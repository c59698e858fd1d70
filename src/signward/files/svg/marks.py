"""The milestones themselves: work, slack, the mark with both owners' initials, doors, and the critical path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from signward.core.plan.state import Milestone, Plan
from signward.core.plan.timetable import Timetable
from signward.files.svg.backdrop import door
from signward.files.svg.haze import gradients, haze
from signward.files.svg.lanes import Lane
from signward.files.svg.placed import DOOR, HALF, TICK, Placed
from signward.files.svg.scale import Scale
from signward.files.svg.wording import hint, initials, xml

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

_HAZY: Final = 7  # half of its height


def shapes(name: str) -> str:
    """What every mark is drawn from, under ids that begin with the drawing's name."""
    return (
        f'<defs><path id="{name}-p" d="M-11-8h22a8 8 0 0 1 0 16h-22a8 8 0 0 1 0-16z"/>'
        f'<path id="{name}-t" d="M-28 0l2.5 2.5 4.5-5"/>{gradients(name)}</defs>'
    )


def chain(timetable: Timetable, lanes: list[Lane]) -> list[Placed]:
    """What decides the signature and is drawn, in order."""
    at = {item.milestone.id: item for lane in lanes for item in lane.placed}
    return [at[i] for i in timetable.verdict.decided_by if i in at]


def critical_path(timetable: Timetable, items: list[Placed], scale: Scale) -> Iterator[str]:
    """One line through the chain that decides the signature; up to the flag's pole where that stands on its day."""
    if not items:
        return
    path = f"M{items[0].start} {items[0].y}"
    for item, following in pairwise(items):
        path += f"H{item.end}V{following.y}H{following.start}"
    path += f"H{items[-1].end}"
    target = timetable.plan.target_signature
    if target is None or timetable.signature >= target:
        path += f"H{scale.end(timetable.signature)}"
    yield f'<path class="tl-critical" d="{path}"/>'


def milestones(
    timetable: Timetable, lane: Lane, name: str, chances: Chances | None = None, *, told: bool
) -> Iterator[str]:
    for item in lane.placed:
        milestone = item.milestone
        words = f"<title>{xml(hint(timetable, milestone, item.label, chances))}</title>" if told else ""
        yield (
            f'<g class="{_classes(timetable, milestone)}" data-milestone="{xml(milestone.id)}"{_date(milestone)}>'
            f"{words}{_haze(item, name)}{_work(item)}{_mark(timetable.plan, item, name)}{_label(item)}</g>"
        )


def _classes(timetable: Timetable, milestone: Milestone) -> str:
    classes = f"tl-m tl-{milestone.standing}"
    if milestone.done:
        return classes
    if milestone.id in timetable.verdict.decided_by:
        classes += " tl-decides"
    if milestone.due is None:
        return f"{classes} tl-undated"
    return f"{classes} tl-late" if timetable.dates[milestone.id].earliest_finish > milestone.due else classes


def _date(milestone: Milestone) -> str:
    shown = milestone.done or milestone.due
    return f' data-date="{shown}"' if shown else ""


def _haze(item: Placed, name: str) -> str:
    return haze(name, item.haze, item.y - _HAZY, item.y + _HAZY) if item.haze else ""


def _work(item: Placed) -> str:
    """The bar, its pale tail, and a tie to the mark where that stands apart from both."""
    drawn = f'<path class="tl-bar" d="M{item.start} {item.y}H{max(item.start + 2, item.end)}"/>'
    if item.slack > item.end:
        drawn = f'<path class="tl-tail" d="M{item.end} {item.y}H{item.slack}"/>{drawn}'
    after = item.mark + HALF + (DOOR if item.door else 0)
    near, far = (after, item.start) if item.mark < item.start else (item.slack, item.mark - HALF)
    if near < far:
        drawn = f'<path class="tl-tie" d="M{near} {item.y}H{far}"/>{drawn}'
    if item.ghost is not None and abs(item.ghost - item.mark) > 2 * HALF:
        ends = sorted((item.ghost, item.mark))
        drawn = f'<path class="tl-moved" d="M{ends[0] + HALF} {item.y}H{ends[1] - HALF}"/>{drawn}'
    return drawn


def _mark(plan: Plan, item: Placed, name: str) -> str:
    milestone, at = item.milestone, f'x="{item.mark}" y="{item.y}"'
    vendor, buyer = (xml(initials(plan, owner)) for owner in (milestone.vendor, milestone.buyer))
    drawn = _ghost(item, name) + (
        f'<use class="tl-mark" href="#{name}-p" {at}/><text class="tl-who" x="{item.mark}" y="{item.y + 3}">'
        f"<tspan>{vendor}</tspan>\u2002{buyer}</text>"
    )
    if milestone.done:
        drawn += f'<use class="tl-tick" href="#{name}-t" {at}/>'
    return f"{drawn}{door(item.mark + HALF + 5, item.y - 7, 14)}" if item.door else drawn


def _ghost(item: Placed, name: str) -> str:
    """Where it stood, with the word for when where the mark leaves room."""
    if item.ghost is None:
        return ""
    said = f'<text class="tl-who tl-signed" x="{item.ghost}" y="{item.y + 3}">{item.was}</text>'
    drawn = f'<use class="tl-ghost" href="#{name}-p" x="{item.ghost}" y="{item.y}"/>'
    beside = TICK * bool(item.milestone.done) if item.ghost < item.mark else DOOR * item.door
    return drawn + (said if abs(item.ghost - item.mark) >= 2 * HALF + beside else "")


def _label(item: Placed) -> str:
    return f'<text x="{item.label_x:.0f}" y="{item.label_y}">{xml(item.label)}</text>' if item.label else ""

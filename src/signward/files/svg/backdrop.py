"""What lies behind the milestones: the lanes with their names and gates, and days on which nobody works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.reserve import in_words, reserve_eaten
from signward.core.plan.state import Side
from signward.core.plan.timetable import Timetable
from signward.files.svg.lanes import Lane, Measures
from signward.files.svg.letters import shortened, width_of
from signward.files.svg.scale import Scale
from signward.files.svg.wording import xml

_THINNEST: Final = 3.0  # a holiday's band


def days_off(timetable: Timetable, scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """Freezes as wide bands, single holidays as thin ones where a day is wide enough to be one."""
    for side in Side:
        spec = timetable.plan.calendars.get(side)
        for first, last in spec.freezes if spec else ():
            if last >= scale.first and first <= scale.last:
                words = f"{side.value.capitalize()} freeze, {day(first)} to {day(last)}"
                yield _bands("tl-freeze", scale, [(first, last)], top, bottom, words)
        if scale.per_day >= _THINNEST and (holidays := _holidays(timetable, scale, side)):
            words = f"{side.value.capitalize()} holidays: {', '.join(map(day, holidays))}"
            yield _bands("tl-holiday", scale, [(one, one) for one in holidays], top, bottom, words)


def reserve_band(timetable: Timetable, scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """The days that are held back before the flag of the target."""
    held, target = reserve_eaten(timetable.plan, timetable), timetable.plan.target_signature
    if held and target and held.begins <= scale.last and target >= scale.first:
        yield _bands("tl-reserve", scale, [(held.begins, target)], top, bottom, f"Reserve: {in_words(held)}")


def lane_names(lanes: list[Lane], measures: Measures) -> Iterator[str]:
    """Each with the name of its gate beside a small door."""
    if lines := "".join(f"M0 {lane.top}H{measures.width:.0f}" for lane in lanes[1:]):
        yield f'<path class="tl-lane" d="{lines}"/>'
    for lane in lanes:
        y = lane.top + (17 if measures.stacked else 5 + measures.row // 2 + 4)
        room = measures.width if measures.stacked else measures.gutter - 10
        name = shortened(lane.name, 13, room, bold=True)
        yield f'<text class="tl-lane-name" x="0" y="{y}">{xml(name)}</text>'
        if gate := lane.workstream.gate:
            x = round(width_of(name, 13, bold=True)) + 12 if measures.stacked else 0
            said = shortened(gate.name, 11, room - x - 14)
            if said:
                yield _gate(x, y if measures.stacked else y + 15, said)


def door(x: int, y: int, high: int) -> str:
    """A door left ajar: a decision gate."""
    wide = round(high * 0.65)
    return (
        f'<path class="tl-door" d="M{x} {y}h{wide}v{high}h-{wide}z"/>'
        f'<path class="tl-leaf" d="M{x} {y}l{wide - 3} 2v{high - 1}l-{wide - 3}-1z"/>'
    )


def _gate(x: int, y: int, name: str) -> str:
    return f'{door(x + 1, y - 9, 10)}<text class="tl-gate" x="{x + 13}" y="{y}">{xml(name)}</text>'


def _holidays(timetable: Timetable, scale: Scale, side: Side) -> list[date]:
    """Days off besides weekends and freezes."""
    spec, calendar = timetable.plan.calendars.get(side), timetable.calendar(side)
    workdays, freezes = (spec.workdays, spec.freezes) if spec else ((1, 2, 3, 4, 5), ())
    return [
        one
        for one in scale.days()
        if one.isoweekday() in workdays and not calendar.is_working(one) and not any(a <= one <= b for a, b in freezes)
    ]


def _bands(classes: str, scale: Scale, spans: list[tuple[date, date]], top: float, bottom: float, words: str) -> str:
    high = round(bottom - top)
    drawn = "".join(
        f"M{x} {top:.0f}h{wide}v{high}h-{wide}z"
        for x, wide in ((scale.x(a), max(1, scale.end(b) - scale.x(a))) for a, b in spans)
    )
    return f'<path class="{classes}" d="{drawn}"><title>{xml(words)}</title></path>'

"""What lies behind the milestones: months and weeks, days on which nobody works, today, and the signature's flag."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Side
from signward.core.plan.timetable import Timetable
from signward.files.svg.lanes import Lane, Measures
from signward.files.svg.scale import Scale
from signward.files.svg.wording import shortened, width_of, xml

AXIS = 34.0
FLAG_LINE = 20.0


def axis(scale: Scale, bottom: float) -> Iterator[str]:
    months = scale.months()
    for n, (start, name) in enumerate(months):
        x = scale.x(start)
        room = (scale.x(months[n + 1][0]) if n + 1 < len(months) else scale.right) - x
        if n:
            yield f'<line class="tl-month" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{bottom:.1f}"/>'
        if width_of(name, 12) + 6 <= room:
            yield f'<text class="tl-month-name" x="{x + 4:.1f}" y="14">{name}</text>'
    if scale.per_day * 7 < 24:
        return
    for monday in scale.mondays():
        x = scale.x(monday)
        yield f'<line class="tl-week" x1="{x:.1f}" x2="{x:.1f}" y1="{AXIS - 4:.1f}" y2="{bottom:.1f}"/>'
        yield f'<text class="tl-week-day" x="{x + 4:.1f}" y="28">{monday.day}</text>'


def days_off(timetable: Timetable, scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """Freezes as wide bands with their side's name, single holidays as thin ones."""
    for side in Side:
        spec = timetable.plan.calendars.get(side)
        for first, last in spec.freezes if spec else ():
            if last >= scale.first and first <= scale.last:
                yield _band("tl-freeze", scale, first, last, top, bottom, f"{side.value.capitalize()} freeze")
                yield from _freeze_name(scale, first, last, bottom, f"{side.value.capitalize()} freeze")
        yield from _holidays(timetable, scale, side, top, bottom)


def lane_names(lanes: list[Lane], measures: Measures) -> Iterator[str]:
    for n, lane in enumerate(lanes):
        if n:
            yield f'<line class="tl-lane" x1="0" x2="{measures.width:.1f}" y1="{lane.top:.1f}" y2="{lane.top:.1f}"/>'
        y = lane.top + (18 if measures.stacked else 6 + measures.row / 2 + 4)
        name = lane.workstream.name or lane.workstream.id
        room = measures.width if measures.stacked else measures.gutter - 10
        yield f'<text class="tl-lane-name" x="0" y="{y:.1f}">{xml(shortened(name, 13, room))}</text>'


def today_line(timetable: Timetable, scale: Scale, bottom: float) -> Iterator[str]:
    x, text = scale.x(timetable.today), f"Today, {day(timetable.today)}"
    anchor, at = _beside(x, text, scale)
    yield f'<line class="tl-today" x1="{x:.1f}" x2="{x:.1f}" y1="{AXIS:.1f}" y2="{bottom + 4:.1f}"/>'
    yield f'<text class="tl-today-name" x="{at:.1f}" y="{bottom + 15:.1f}" text-anchor="{anchor}">{text}</text>'


def flag_lines(timetable: Timetable) -> int:
    """How many lines of flags the drawing needs: two where the forecast is not the target."""
    target = timetable.plan.target_signature
    return 1 if target is None or timetable.signature <= target else 2


def flags(timetable: Timetable, scale: Scale, bottom: float) -> Iterator[str]:
    """The signature. Where the target cannot be met, the forecast flies and the target stands as a dashed pole."""
    target, forecast = timetable.plan.target_signature, timetable.signature
    if target is None:
        yield _flag("tl-flag", scale, forecast, 0, bottom, f"Earliest signature {day(forecast)}")
    elif forecast <= target:
        yield _flag("tl-flag tl-flag-good", scale, target, 0, bottom, f"Signature {day(target)}")
    else:
        yield _flag("tl-flag tl-flag-late", scale, forecast, 0, bottom, f"Forecast {day(forecast)}")
        yield _flag("tl-flag tl-flag-missed", scale, target, 1, bottom, f"Target {day(target)}")
    signed = timetable.plan.sign_off
    if signed and signed.target and signed.target != target and scale.first <= signed.target <= scale.last:
        yield _flag("tl-flag tl-flag-ghost", scale, signed.target, 1, bottom, f"Signed {day(signed.target)}")


def _flag(classes: str, scale: Scale, on: date, line: int, bottom: float, text: str) -> str:
    x, y = scale.end(on), AXIS + 2 + line * FLAG_LINE
    wide = width_of(text, 12) + 16
    left = max(0.0, x - wide)
    swallow = (
        f"{left:.1f},{y:.1f} {x:.1f},{y:.1f} {x:.1f},{y + 16:.1f} {left:.1f},{y + 16:.1f} {left + 5:.1f},{y + 8:.1f}"
    )
    return (
        f'<g class="{classes}" data-date="{on}"><line x1="{x:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{bottom:.1f}"/>'
        f'<polygon points="{swallow}"/><text x="{x - 6:.1f}" y="{y + 12:.1f}" text-anchor="end">{text}</text></g>'
    )


def _holidays(timetable: Timetable, scale: Scale, side: Side, top: float, bottom: float) -> Iterator[str]:
    spec, calendar = timetable.plan.calendars.get(side), timetable.calendar(side)
    workdays = spec.workdays if spec else (1, 2, 3, 4, 5)
    freezes = spec.freezes if spec else ()
    for one in scale.days():
        if one.isoweekday() in workdays and not calendar.is_working(one) and not any(a <= one <= b for a, b in freezes):
            yield _band("tl-holiday", scale, one, one, top, bottom, f"{side.value.capitalize()} holiday, {day(one)}")


def _band(classes: str, scale: Scale, first: date, last: date, top: float, bottom: float, text: str) -> str:
    x, end = scale.x(first), scale.end(last)
    return (
        f'<rect class="{classes}" x="{x:.1f}" y="{top:.1f}" width="{max(1.0, end - x):.1f}" '
        f'height="{bottom - top:.1f}"><title>{xml(text)}</title></rect>'
    )


def _freeze_name(scale: Scale, first: date, last: date, bottom: float, text: str) -> Iterator[str]:
    x, end = scale.x(max(first, scale.first)), scale.end(min(last, scale.last + timedelta(1)))
    if width_of(text, 10.5) <= end - x:
        middle = (x + end) / 2
        yield f'<text class="tl-freeze-name" x="{middle:.1f}" y="{bottom + 15:.1f}" text-anchor="middle">{text}</text>'


def _beside(x: float, text: str, scale: Scale) -> tuple[str, float]:
    wide = width_of(text, 11) / 2
    if x - wide < 0:
        return "start", 0.0
    return ("end", scale.right) if x + wide > scale.right else ("middle", x)

"""The plan as a drawing: the signature a flag at the right edge, a lane per workstream, time running back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable
from signward.files.svg.backdrop import AXIS, FLAG_LINE, axis, days_off, flag_lines, flags, lane_names, today_line
from signward.files.svg.lanes import Measures, lanes_of
from signward.files.svg.marks import critical_path, milestones
from signward.files.svg.scale import scale_for
from signward.files.svg.style import printed_style
from signward.files.svg.wording import alternative, title, xml

_FOOT = 22.0


def timeline_svg(
    plan: Plan,
    timetable: Timetable,
    today: date,
    *,
    standalone: bool = True,
    width: float = 1200,
    narrow: bool = False,
    only: Collection[str] | None = None,
) -> str:
    """SVG text, `width` wide and as high as its lanes need.

    `standalone` brings its own colours, for files and print; without it the page's stylesheet (timeline.css) colours
    the classes, and there is no style of its own in it. `narrow` sets lane names above their lanes, for phones.
    `only` leaves out every milestone but these, and lanes that are empty then; the text alternative has all of them.
    """
    if timetable.plan != plan or timetable.today != today:
        raise ValueError("the timetable is of another plan or day")
    measures = Measures.of(width, len(plan.milestones if only is None else only), narrow)
    scale = scale_for(timetable, measures.gutter, width - (1 if narrow else 20))
    top = AXIS + 6 + FLAG_LINE * flag_lines(timetable)
    lanes = lanes_of(timetable, scale, measures, top, only)
    bottom = lanes[-1].top + lanes[-1].height if lanes else top + 40
    body = [
        *days_off(timetable, scale, AXIS, bottom),
        *axis(scale, bottom),
        *lane_names(lanes, measures),
        *today_line(timetable, scale, bottom),
        *critical_path(timetable, lanes, scale, top - 4),
        *(part for lane in lanes for part in milestones(timetable, lane, measures)),
        *flags(timetable, scale, bottom),
        *([] if plan.milestones else [_nothing_yet(measures, (top + bottom) / 2)]),
    ]
    return _document(timetable, standalone, width, bottom + _FOOT, "\n".join(body))


def _document(timetable: Timetable, standalone: bool, width: float, height: float, body: str) -> str:
    style = f"<style>{printed_style()}</style>" if standalone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tl" role="img" aria-labelledby="tl-title tl-desc" '
        f'viewBox="0 0 {width:g} {height:.0f}" width="{width:g}" height="{height:.0f}">'
        f'<title id="tl-title">{xml(title(timetable))}</title>'
        f'<desc id="tl-desc">{xml(alternative(timetable))}</desc>{style}\n{body}\n</svg>\n'
    )


def _nothing_yet(measures: Measures, y: float) -> str:
    x = (measures.gutter + measures.width) / 2
    return f'<text class="tl-empty" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">No milestone yet</text>'

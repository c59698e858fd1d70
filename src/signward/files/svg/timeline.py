"""The plan as a drawing: the signature a flag at the right edge, a lane per workstream, time running back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable
from signward.files.svg import axis, haze, heading
from signward.files.svg.backdrop import days_off, lane_names, reserve_band
from signward.files.svg.lanes import Measures, arrange, lanes_of
from signward.files.svg.marks import chain, critical_path, milestones, shapes
from signward.files.svg.scale import Scale, scale_again, scale_for
from signward.files.svg.style import file_style
from signward.files.svg.wording import alternative, title, xml

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


def timeline_svg(
    plan: Plan,
    timetable: Timetable,
    today: date,
    *,
    standalone: bool = True,
    width: float = 1200,
    narrow: bool = False,
    only: Collection[str] | None = None,
    name: str = "tl",
    told_by: str | None = None,
    chances: Chances | None = None,
    before: Plan | None = None,
    axis_told: str = "",
) -> str:
    """SVG text, `width` wide and as high as its lanes need.

    `standalone` brings its own colours, for files and print; without it the page's stylesheet (timeline.css) colours
    the classes, and there is no style of its own in it. `narrow` sets lane names above their lanes, for phones.
    `only` leaves out every milestone but these, and lanes that are empty then; the text alternative has all of them.
    `name` begins every id, so that drawings may stand on one page; `told_by` is the name of the one there whose words,
    the same plan's, hold for this one too. With `chances` the days between 10 and 90 % are drawn as haze, of every
    milestone and of the signature. `before` is another state of the plan: where its due dates stood, ghosts stand
    instead of those of the sign-off. `axis_told` is the `data-axis` of another drawing of this width, to have its days.
    """
    if timetable.plan != plan or timetable.today != today:
        raise ValueError("the timetable is of another plan or day")
    measures = Measures.of(width, len(plan.milestones if only is None else only), narrow)
    if chances and chances.untold:
        chances = None
    scale = scale_again(axis_told, measures.gutter, width) or scale_for(timetable, measures.gutter, width, chances)
    names, head = heading.names_above(timetable, scale, chances), axis.height(scale)
    top = head + heading.height(names)
    lanes = lanes_of(timetable, scale, only, chances, before)
    deciding = chain(timetable, lanes)
    poles = [name.pole for name in names if name.pole is not None]
    bottom = arrange(lanes, scale, measures, poles, deciding, top) if lanes else top + 40
    body = [
        shapes(name),
        *days_off(timetable, scale, head, bottom),
        *haze.of_signature(chances, scale, name, head, bottom),
        *reserve_band(timetable, scale, head, bottom),
        *axis.axis(scale, bottom),
        *lane_names(lanes, measures),
        *heading.poles(names, head, bottom),
        *critical_path(timetable, deciding, scale),
        *(part for lane in lanes for part in milestones(timetable, lane, name, chances, told=not told_by)),
        *heading.banners(names, head),
        *([] if plan.milestones else [_nothing_yet(measures, (top + bottom) // 2)]),
    ]
    size = (width, bottom + 4, " tl-crowded" if measures.text < 12 else "")
    words = "" if told_by else _words(timetable, name, chances)
    return _document(standalone, size, told_by or name, words, scale, "\n".join(body))


def _words(timetable: Timetable, name: str, chances: Chances | None) -> str:
    return (
        f'<title id="{name}-title">{xml(title(timetable))}</title>'
        f'<desc id="{name}-desc">{xml(alternative(timetable, chances))}</desc>'
    )


def _document(standalone: bool, size: tuple[float, int, str], teller: str, words: str, scale: Scale, body: str) -> str:
    style = f"<style>{file_style('timeline.css')}</style>" if standalone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tl{size[2]}" role="img" aria-labelledby="{teller}-title" '
        f'aria-describedby="{teller}-desc" viewBox="0 0 {size[0]:g} {size[1]}" width="{size[0]:g}" '
        f'height="{size[1]}" data-axis="{scale.told}">{words}{style}\n{body}\n</svg>\n'
    )


def _nothing_yet(measures: Measures, y: int) -> str:
    x = (measures.gutter + measures.width) / 2
    return f'<text class="tl-empty" x="{x:.0f}" y="{y}">No milestone yet</text>'

"""When the plan is signed, as a drawing: how often in each week, the percentiles below, the target as a flag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from signward.core.plan.dates_in_words import day
from signward.core.risk.simulation import Simulation
from signward.core.risk.what_if import WhatIf
from signward.core.risk.words import NEVER, chances_in_words, what_if_in_words
from signward.core.schedule.wording import percent
from signward.files.svg import axis
from signward.files.svg.letters import width_of
from signward.files.svg.percentiles import AS_IT_IS, AS_IT_WOULD_BE, CHANCES, percentiles
from signward.files.svg.scale import Scale
from signward.files.svg.spans import Bar, bars, scale_of
from signward.files.svg.style import file_style
from signward.files.svg.wording import xml

_FLAG: Final = 22
_NARROW: Final = 500
_SHEETS: Final = ("timeline.css", "distribution.css")


def distribution_svg(
    simulation: Simulation,
    *,
    other: Simulation | None = None,
    standalone: bool = True,
    width: float = 1152,
    name: str = "ds",
) -> str:
    """SVG text, `width` wide. `other` is the plan as it would be: drawn solid, with the plan as it is as its outline.

    `standalone` brings its own colours, for files and print; without it the page's stylesheets (timeline.css and
    distribution.css) colour the classes. `name` begins every id, so that drawings may stand on one page.
    """
    shown = [simulation] if other is None else [simulation, other]
    scale = scale_of(shown, width)
    tall = 120 if width >= _NARROW else 96
    head = axis.height(scale)
    top = head + _FLAG * len(_targets(shown)) + 16
    bottom = top + tall
    counted = [bars(version, scale) for version in shown]
    most = max(bar.share for row in counted for bar in row) or 1
    body = [
        *axis.axis(scale, bottom),
        *_bars(counted[-1], scale, bottom, tall / most),
        *(_outline(counted[0], scale, bottom, tall / most) if other else ()),
        f'<path class="ds-ground" d="M0 {bottom}H{width:g}"/>',
        *_flags(shown, scale, head, bottom),
        _most(counted[-1], scale, bottom, tall / most),
        *_outside(shown[-1], scale, bottom),
    ]
    low = bottom
    for version, called in zip(shown, (AS_IT_IS, AS_IT_WOULD_BE) if other else ("",), strict=True):
        drawn, low = percentiles(version, scale, low, called, width < _NARROW)
        body += drawn
    return _document(shown, (width, low + 4), name, standalone, "\n".join(body))


def _bars(row: list[Bar], scale: Scale, bottom: int, per_share: float) -> Iterator[str]:
    """What is signed by the target stands out, what comes later is pale and stands on it."""
    for bar in row:
        left, right = scale.x(bar.first) + 1, scale.end(bar.last) - 1
        low = bottom - (bar.share - bar.late) * per_share
        high = low - bar.late * per_share
        if bottom - low >= 0.5:
            yield f'<path class="ds-bar" d="M{left} {bottom}V{low:.1f}H{right}V{bottom}z"/>'
        if low - high >= 0.5:
            yield f'<path class="ds-bar ds-late" d="M{left} {low:.1f}V{high:.1f}H{right}V{low:.1f}z"/>'


def _most(row: list[Bar], scale: Scale, bottom: int, per_share: float) -> str:
    """The tallest bar says its share, so that all can be read."""
    tallest = max(row, key=lambda bar: bar.share)
    words, high = percent(tallest.share), bottom - tallest.share * per_share
    half = width_of(words, 11) / 2
    middle = min(max((scale.x(tallest.first) + scale.end(tallest.last)) / 2, half), scale.edge - half)
    return f'<text class="ds-share" x="{middle:.0f}" y="{high - 5:.0f}">{words}</text>'


def _outline(row: list[Bar], scale: Scale, bottom: int, per_share: float) -> Iterator[str]:
    steps = "".join(f"V{bottom - bar.share * per_share:.1f}H{scale.end(bar.last)}" for bar in row)
    yield f'<path class="ds-was" d="M{scale.x(row[0].first)} {bottom}{steps}V{bottom}"/>'


def _targets(shown: list[Simulation]) -> list[tuple[Simulation, str]]:
    """Whose target flies, with its words: one flag where both plans aim at one day."""
    now, was = shown[-1], shown[0]
    if now is was or now.target == was.target:
        chances = " instead of ".join(percent(v.p_on_time or 0) for v in reversed(shown))
        return [(now, f"Target {day(now.target)}: {chances}")] if now.target else []
    words = ((now, f"Target {day(now.target)}"), (was, f"Target as it is {day(was.target)}"))
    return [(version, f"{said}: {percent(version.p_on_time or 0)}") for version, said in words if version.target]


def _flags(shown: list[Simulation], scale: Scale, top: int, bottom: int) -> Iterator[str]:
    for n, (version, words) in enumerate(_targets(shown)):
        assert version.target is not None  # noqa: S101 - it flies
        kind = "" if version is shown[-1] else " tl-missed"
        x, y, wide = scale.end(version.target), top + 2 + n * _FLAG, width_of(words, 11.5, bold=True) + 16
        if x >= scale.edge / 2:
            near = max(float(x), wide)
            far, notch, at, end = near - wide, 5, near - 6, " tl-end"
        else:
            near = min(float(x), scale.edge - wide)
            far, notch, at, end = near + wide, -5, near + 6, ""
        yield f'<path class="tl-pole{kind}" d="M{x} {y}V{bottom}"/>'
        yield (
            f'<g class="tl-flag{kind}"><path d="M{far:.0f} {y}H{near:.0f}V{y + 16}H{far:.0f}l{notch}-8z"/>'
            f'<text class="tl-flag-name{end}" x="{at:.0f}" y="{y + 12}">{xml(words)}</text></g>'
        )


def _outside(version: Simulation, scale: Scale, bottom: int) -> Iterator[str]:
    """What comes later than the drawing reaches, said at its edge."""
    later = 1 - version.p_by(scale.last) - version.never
    said = [f"{percent(later)} later →"] if later >= 0.005 else []
    said += [f"{percent(version.never)} never"] if version.never else []
    for n, words in enumerate(reversed(said)):
        yield f'<text class="ds-beyond tl-end" x="{scale.edge - 4:.0f}" y="{bottom - 6 - 14 * n}">{words}</text>'


def _document(shown: list[Simulation], size: tuple[float, int], name: str, standalone: bool, body: str) -> str:
    style = f"<style>{file_style(*_SHEETS)}</style>" if standalone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tl ds" role="img" aria-labelledby="{name}-title" '
        f'aria-describedby="{name}-desc" viewBox="0 0 {size[0]:g} {size[1]}" width="{size[0]:g}" height="{size[1]}">'
        f'<title id="{name}-title">When the plan is signed</title>'
        f'<desc id="{name}-desc">{xml(_alternative(shown))}</desc>{style}\n{body}\n</svg>\n'
    )


def _alternative(shown: list[Simulation]) -> str:
    if len(shown) == 1:
        return " ".join([chances_in_words(shown[0]), _told(shown[0])])
    both = WhatIf(*shown)
    return " ".join(
        [*what_if_in_words(both), f"As it is: {_told(both.before)}", f"As it would be: {_told(both.after)}"]
    )


def _told(version: Simulation) -> str:
    days = ((chance, version.signed_by(chance / 100)) for chance in CHANCES)
    return f"Signed with {', '.join(f'{chance} % by {day(on) if on else NEVER}' for chance, on in days)}."

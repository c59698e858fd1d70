"""Where a milestone's label finds room: beside its mark and its bar, off every line that runs down the drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signward.files.svg.letters import shortened, width_of
from signward.files.svg.placed import Placed
from signward.files.svg.scale import Scale

_GAP = 7
_LONGEST = 300  # of a label beside its milestone
_NEAR = 50  # how far from its milestone a label may stand to keep off a line


def label(item: Placed, scale: Scale, size: float, lines: Sequence[float], *, above: bool) -> None:
    """`lines` are positions of vertical lines. With `above`, or where nothing else is free, it takes the row above."""
    if not above:
        text = shortened(item.text, size, _LONGEST)
        wide = width_of(text, size)
        free = [left for left in _places(item, scale, wide, lines) if not _crossed(left, wide, lines)]
        at = next(iter(free), None) or next(_places(item, scale, wide, ()), None)
        if at is not None:
            item.label, item.label_x, item.label_span = text, at, (at, at + wide)
            return
    left = 0.0 if above else scale.left
    item.label = shortened(item.text, size, scale.edge - left)
    wide = width_of(item.label, size)
    item.label_x = max(left, min(item.left, scale.edge - wide))
    item.label_span, item.risen = (item.label_x, item.label_x + wide), True


def _places(item: Placed, scale: Scale, wide: float, lines: Sequence[float]) -> Iterator[float]:
    """Left ends of a label so wide, the best first: right of the milestone, inside it, left of it."""
    solid = item.solid()
    reach, gaps = solid[0][1], []
    for left, right in solid[1:]:
        if left - reach >= wide + 2 * _GAP:
            gaps.append(reach + _GAP)
        reach = max(reach, right)
    for near in (reach, *(line for line in lines if reach < line < reach + _NEAR)):
        if near + _GAP + wide <= scale.edge:
            yield near + _GAP
    yield from reversed(gaps)
    for near in (solid[0][0], *(line for line in lines if solid[0][0] - _NEAR < line < solid[0][0])):
        if near - _GAP - wide >= scale.left:
            yield near - _GAP - wide


def _crossed(left: float, wide: float, lines: Sequence[float]) -> bool:
    return any(left - 3 < line < left + wide + 3 for line in lines)

"""What is likely, as a soft gradient: from the day of 10 % it thickens up to the even chance and thins until 90 %."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from signward.files.svg.placed import hazy
from signward.files.svg.scale import Scale

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


def gradients(name: str) -> str:
    """What haze is filled with, under ids that begin with the drawing's name."""
    return "".join(
        f'<linearGradient id="{name}-{way}"><stop class="tl-hazy" offset="0" stop-opacity="{first}"/>'
        f'<stop class="tl-hazy" offset="1" stop-opacity="{last}"/></linearGradient>'
        for way, first, last in (("up", 0, 1), ("down", 1, 0))
    )


def haze(name: str, at: tuple[int, int, int], top: float, bottom: float) -> str:
    """`at` are the positions of 10, 50 and 90 %."""
    low, middle, high = at
    return "".join(
        f'<path class="tl-haze" fill="url(#{name}-{way})" d="M{left} {top:g}H{right}V{bottom:g}H{left}z"/>'
        for way, left, right in (("up", low, middle), ("down", middle, high))
        if right > left
    )


def of_signature(chances: Chances | None, scale: Scale, name: str, top: float, bottom: float) -> Iterator[str]:
    """Through all lanes, behind everything."""
    if chances and (at := hazy(scale, chances.signature)):
        yield f'<g class="tl-signed-haze">{haze(name, at, top, bottom)}</g>'

"""What is named above the lanes: the signature's flags, today, and freezes; each on a line where it has room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Side
from signward.core.plan.timetable import Timetable
from signward.files.svg.letters import width_of
from signward.files.svg.placed import hazy
from signward.files.svg.rows import Rows
from signward.files.svg.scale import Scale
from signward.files.svg.wording import xml

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

LINE: Final = 20
_MOST_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A name above the lanes. `pole` is the position of the line that it hangs on; None where it has none."""

    text: str
    classes: str
    wide: float
    places: tuple[float, ...]  # left ends that would do, the best first
    pole: float | None = None
    left: float = 0
    line: int = 0

    @property
    def right(self) -> float:
        return self.left + self.wide

    @property
    def is_flag(self) -> bool:
        return self.classes.startswith("tl-flag")


def names_above(timetable: Timetable, scale: Scale, chances: Chances | None = None) -> list[Named]:
    """Signature first, so that it flies highest. A name lies on no other, and on no pole where that can be."""
    rows, placed = Rows(), list[Named]()
    likely = _likely(chances, scale)
    for name in [*_flags(timetable, scale), *likely, _today(timetable, scale), *_freezes(timetable, scale)]:
        poles = [(other.pole, other.line) for other in placed if other.pole is not None]
        free = [
            (sum(line <= n and left - 2 < pole < left + name.wide + 2 for pole, line in poles), n, left)
            for n in range(_MOST_LINES)
            for left in name.places
            if rows.free(n, (left - 4, left + name.wide + 4))
        ]
        if free:
            _, line, left = min(free, key=lambda place: place[:2])
            rows.take(line, (left - 4, left + name.wide + 4))
            placed.append(replace(name, left=left, line=line))
    return placed


def height(names: list[Named]) -> int:
    return 6 + LINE * (1 + max(name.line for name in names))


def poles(names: list[Named], top: float, bottom: float) -> Iterator[str]:
    """Lines from each name down through the lanes, to stand behind what is in them."""
    for name in names:
        if name.pole is not None:
            y = top + 2 + name.line * LINE
            yield f'<path class="tl-pole {name.classes}" d="M{name.pole:.0f} {y:.0f}V{bottom:.0f}"/>'


def banners(names: list[Named], top: float) -> Iterator[str]:
    for name in names:
        y = top + 2 + name.line * LINE
        if name.is_flag:
            yield _flag(name, y)
        else:
            yield f'<text class="{name.classes}" x="{name.left:.0f}" y="{y + 12:.0f}">{xml(name.text)}</text>'


def _flags(timetable: Timetable, scale: Scale) -> Iterator[Named]:
    """Where the target cannot be met, the earliest signature flies and the target stands as a dashed pole.

    A plan with nothing in it has no earliest signature worth a flag.
    """
    target, earliest = timetable.plan.target_signature, timetable.signature
    if target is None and timetable.plan.milestones:
        yield _hung(scale, "tl-flag", f"Earliest signature {day(earliest)}", scale.end(earliest))
    elif target and earliest <= target:
        yield _hung(scale, "tl-flag tl-good", f"Signature {day(target)}", scale.end(target))
    elif target:
        yield _hung(scale, "tl-flag tl-bad", f"Earliest signature {day(earliest)}", scale.end(earliest))
        yield _hung(scale, "tl-flag tl-missed", f"Target {day(target)}", scale.end(target))
    signed = timetable.plan.baseline
    if signed and signed.target and signed.target != target and scale.shows(signed.target):
        yield _hung(scale, "tl-flag tl-was", f"Signed for {day(signed.target)}", scale.end(signed.target))


def _likely(chances: Chances | None, scale: Scale) -> Iterator[Named]:
    """The day by which it is signed with 80 %, and at the ends of the haze what they are."""
    if chances is None:
        return
    if p80 := chances.signature.p80:
        text = f"80 %: {day(p80, beside=chances.target or chances.today)}"
        yield _hung(scale, "tl-flag tl-likely", text, scale.end(p80))
    if found := hazy(scale, chances.signature):
        for text, x, left in (("10 %", found[0], 0.0), ("90 %", found[2], 1.0)):
            wide = width_of(text, 10.5)
            yield Named(text, "tl-share", wide, _inside(scale, wide, x - wide * left, x - wide * (1 - left)))


def _hung(scale: Scale, classes: str, text: str, pole: float) -> Named:
    """Left of its pole, or right of it."""
    wide = width_of(text, 11.5, bold=True) + 16
    return Named(text, classes, wide, _inside(scale, wide, pole - wide, pole), pole)


def _inside(scale: Scale, wide: float, *places: float) -> tuple[float, ...]:
    return tuple(left for left in places if left >= 0 and left + wide <= scale.edge) or (max(0.0, scale.edge - wide),)


def _flag(name: Named, y: float) -> str:
    """A swallowtail whose straight end is at the pole."""
    to_left = name.left < (name.pole or 0) - 1
    near, far, notch = (name.right, name.left, 5) if to_left else (name.left, name.right, -5)
    x, anchor = (near - 6, " tl-end") if to_left else (near + 6, "")
    return (
        f'<g class="{name.classes}"><path d="M{far:.0f} {y:.0f}H{near:.0f}V{y + 16:.0f}H{far:.0f}l{notch}-8z"/>'
        f'<text class="tl-flag-name{anchor}" x="{x:.0f}" y="{y + 12:.0f}">{xml(name.text)}</text></g>'
    )


def _today(timetable: Timetable, scale: Scale) -> Named:
    x, text = scale.x(timetable.today), f"Today, {day(timetable.today, beside=timetable.signature)}"
    wide = width_of(text, 11, bold=True)
    return Named(text, "tl-today", wide, _inside(scale, wide, x + 5, x - 5 - wide), x)


def _freezes(timetable: Timetable, scale: Scale) -> Iterator[Named]:
    for side in Side:
        spec = timetable.plan.calendars.get(side)
        for first, last in spec.freezes if spec else ():
            if last < scale.first or first > scale.last:
                continue
            text = f"{side.value.capitalize()} freeze"
            wide = width_of(text, 10.5)
            left, right = scale.x(first), scale.end(min(last, scale.last))
            yield Named(
                text, "tl-freeze-name", wide, _inside(scale, wide, (left + right - wide) / 2, left, right - wide)
            )

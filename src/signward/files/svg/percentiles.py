"""The days by which a plan is signed with 10, 50, 80 and 90 %: a line from the first to the last, each day named."""

from __future__ import annotations

from datetime import date
from typing import Final

from signward.core.plan.dates_in_words import day
from signward.core.risk.simulation import Simulation
from signward.core.schedule.wording import day_in_words
from signward.files.svg.letters import width_of
from signward.files.svg.rows import Rows
from signward.files.svg.scale import Scale

CHANCES: Final = (10, 50, 80, 90)
_SIZE: Final = 12
_LINE: Final = 17
_GAP: Final = 10


AS_IT_IS: Final = "As it is"
AS_IT_WOULD_BE: Final = "As it would be"


def percentiles(version: Simulation, scale: Scale, top: int, called: str, narrow: bool) -> tuple[list[str], int]:
    """What to draw below `top`, and where it ends. `called` names the line where there are two."""
    days = {chance: on for chance in CHANCES if (on := version.signed_by(chance / 100)) and scale.shows(on)}
    if not days:
        return [], top
    y, ends = top + (30 if called else 14), [scale.end(on) for on in days.values()]
    drawn = [f'<text class="ds-called" x="{scale.left:g}" y="{y - 12}">{called}</text>'] if called else []
    dashed = " ds-was" if called == AS_IT_IS else ""
    drawn += [f'<path class="ds-reach{dashed}" d="M{ends[0]} {y}H{ends[-1]}"/>']
    drawn += [f'<path class="ds-tick" d="M{x} {y - 5}v10"/>' for x in ends]
    rows = Rows()
    for (chance, on), x in zip(days.items(), ends, strict=True):
        drawn.append(_name(f"{chance} %", _day(on, narrow), scale, x, y, rows))
    return drawn, y + 6 + _LINE * len(rows)


def _day(on: date, narrow: bool) -> str:
    return day_in_words(on, on) if narrow else day(on, beside=on)


def _name(chance: str, on: str, scale: Scale, x: int, y: int, rows: Rows) -> str:
    """In the first row where it lies on no other, below its tick as far as the drawing's edges let it."""
    wide = width_of(chance, _SIZE, bold=True) + 5 + width_of(on, _SIZE)
    left = max(scale.left, min(x - wide / 2, scale.edge - wide - scale.left))
    row = rows.first_free([(left, left + wide + _GAP)])
    rows.take(row, (left, left + wide + _GAP))
    return (
        f'<text class="ds-percentile" x="{left:.0f}" y="{y + 19 + row * _LINE}">'
        f'<tspan class="ds-chance">{chance}</tspan> {on}</text>'
    )

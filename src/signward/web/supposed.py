"""Changes that are only supposed, in words. The forms that write them are `supposing`.

Each is a line as `files/planfile/changes.py` reads it: `review.duration=[2, 5, 15]`, `target_signature=2026-12-23`,
`-review`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Plan, Side
from signward.core.schedule.wording import quoted
from signward.web.days import day_of


@dataclass(frozen=True, slots=True)
class Supposed:
    """`typed` is the line, `place` the page below the plan where it would be done for real."""

    typed: str
    words: str
    place: str


def supposed(plan: Plan, typed: str) -> Supposed:
    """In words, as far as they are known."""
    if typed.startswith("-"):
        return _dropped(plan, typed, typed.removeprefix("-").strip())
    what, _, value = typed.partition("=")
    for m in sorted(plan.milestones, key=lambda m: -len(m.id)):
        if what.startswith(f"{m.id}."):
            said = _OF_A_MILESTONE.get(what.removeprefix(f"{m.id}."), _as_it_is(what, m.id))
            return Supposed(typed, f"{quoted(m.name)} {said(plan, value)}", f"milestones/{quote(m.id, safe='')}/edit")
    return _of_the_plan(plan, typed, what, value)


def _dropped(plan: Plan, typed: str, name: str) -> Supposed:
    if (milestone := plan.milestone(name)) is not None:
        return Supposed(typed, f"{quoted(milestone.name)} is not needed", f"milestones/{quote(name, safe='')}/edit")
    risk = next((risk for risk in plan.risks if risk.id == name), None)
    return Supposed(typed, f"The risk {quoted(risk.what)} is settled" if risk else typed, "#risks")


def _of_the_plan(plan: Plan, typed: str, what: str, value: str) -> Supposed:
    if what == "target_signature":
        return Supposed(typed, f"The target is {_day(plan, value)}", "target")
    head, _, rest = what.partition(".")
    if head == "calendars" and (side := rest.partition(".")[0]) in tuple(Side):
        return Supposed(
            typed, f"Working days of {_name(plan, side)}: {rest.partition('.')[2]} {value}", f"calendars/{side}"
        )
    if head == "pace":
        return Supposed(typed, f"Durations move together: {f'{rest} {value}'.strip()}", "pace")
    return Supposed(typed, typed, "")


def _takes(plan: Plan, value: str) -> str:
    points = _read(value)
    if isinstance(points, list) and len(points) == 3:
        return "takes {:g} business days when quick, {:g} usually, {:g} when slow".format(*points)
    return f"takes {value} business days"


def _follows(plan: Plan, value: str) -> str:
    links = _read(value)
    ids = [link["id"] if isinstance(link, dict) else link for link in links] if isinstance(links, list) else []
    return f"waits for {', '.join(quoted(plan.names.get(str(i), str(i))) for i in ids)}" if ids else "waits for nothing"


def _day(plan: Plan, value: str) -> str:
    return day(day_of(value)) if day_of(value) else value


def _name(plan: Plan, side: str) -> str:
    return (plan.vendor or "the vendor") if side.strip() == Side.VENDOR else (plan.customer or "the buyer")


_OF_A_MILESTONE: Final[dict[str, Callable[[Plan, str], str]]] = {
    "duration": _takes,
    "after": _follows,
    "lead": lambda plan, value: f"is led by {_name(plan, value)}",
    "not_before": lambda plan, value: f"does not start before {_day(plan, value)}",
}


def _as_it_is(what: str, milestone: str) -> Callable[[Plan, str], str]:
    return lambda _, value: f"has {what.removeprefix(f'{milestone}.')} {value or 'no longer'}"


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return None

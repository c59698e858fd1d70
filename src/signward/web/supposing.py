"""The forms of the what-if page: what was chosen becomes a line as `files/planfile/changes.py` reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from signward.core.plan.document import write_document
from signward.core.plan.state import Link, LinkKind, Plan, Side
from signward.web.days import day_of

_DIGITS: Final = 4


def replaced(changes: tuple[str, ...], new: str) -> tuple[str, ...]:
    """With the new one, instead of an older one of the same."""
    what = new.partition("=")[0]
    return (*(one for one in changes if one.partition("=")[0] != what), new)


def composed(plan: Plan, kind: str, given: Mapping[str, str]) -> str:
    """The line for what was chosen in one of the page's forms, on a plan with the earlier changes made. Raises
    ValueError with words for people."""
    if kind not in _FORMS:
        raise ValueError("Choose what to change.")
    return _FORMS[kind](plan, given)


def links_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Every link that could go, by its number, in words."""
    return tuple(
        (str(n), f"{plan.names[follower]} waits for {plan.names.get(link.id, link.id)}")
        for n, (follower, link) in enumerate(_links(plan))
    )


def _milestone(plan: Plan, given: Mapping[str, str], field: str = "milestone") -> str:
    if plan.milestone(given.get(field, "")) is None:
        raise ValueError("Choose a milestone.")
    return given[field]


def _lasting(plan: Plan, given: Mapping[str, str]) -> str:
    """A usual length alone, or all three."""
    texts = [given.get(name, "").strip() for name in ("quick", "usual", "slow")]
    if (
        not all(text.isdecimal() and len(text) <= 4 for text in texts if text)
        or not texts[1]
        or (any(texts[::2]) and not all(texts))
    ):
        raise ValueError("Give the usual time in whole business days, and a quick and a slow one with it or neither.")
    numbers = [int(text) for text in texts if text]
    return f"{_milestone(plan, given)}.duration={numbers[0] if len(numbers) == 1 else numbers}"


def _chosen_day(given: Mapping[str, str], field: str) -> date:
    if (found := day_of(given.get(field, ""))) is None:
        raise ValueError("Choose a day.")
    return found


def _side(given: Mapping[str, str]) -> str:
    return Side.BUYER if given.get("side") == Side.BUYER else Side.VENDOR


def _links(plan: Plan) -> list[tuple[str, Link]]:
    return [(m.id, link) for m in plan.milestones if not m.done for link in m.after]


def _freed(plan: Plan, given: Mapping[str, str]) -> str:
    number, links = given.get("link", ""), _links(plan)
    if not number.isdecimal() or int(number) >= len(links):
        raise ValueError("Choose what no longer waits.")
    follower, gone = links[int(number)]
    return _after(plan, follower, [link for name, link in links if name == follower and link != gone])


def _held(plan: Plan, given: Mapping[str, str]) -> str:
    follower, leader = _milestone(plan, given), _milestone(plan, given, "leader")
    links = [link for name, link in _links(plan) if name == follower]
    return _after(plan, follower, [*(link for link in links if link.id != leader), Link(leader)])


def _after(plan: Plan, follower: str, links: list[Link]) -> str:
    rows = [
        link.id if link == Link(link.id) else {"id": link.id, "link": LinkKind(link.kind).value, "lag": link.lag}
        for link in links
    ]
    return f"{follower}.after={json.dumps(rows, ensure_ascii=False)}"


def _frozen(plan: Plan, given: Mapping[str, str]) -> str:
    side, first, last = _side(given), _chosen_day(given, "first"), _chosen_day(given, "last")
    stands = write_document(plan).get("calendars", {}).get(side, {}).get("freezes", [])
    return f"calendars.{side}.freezes={json.dumps([*stands, [str(first), str(last)]])}"


def _together(plan: Plan, given: Mapping[str, str]) -> str:
    shares = {name: given.get(name, "").strip().replace(",", ".") or "0" for name in ("deal", "vendor", "buyer")}
    try:
        numbers = {name: float(text) for name, text in shares.items()}
    except ValueError as wrong:
        raise ValueError("Give each share as a number between 0 and 1.") from wrong
    return f"pace={json.dumps(numbers)}"


def _typed(plan: Plan, given: Mapping[str, str]) -> str:
    if not (typed := " ".join(given.get("typed", "").split())):
        raise ValueError("Type a change, such as target_signature=2026-12-23.")
    return typed


_FORMS: Final[dict[str, Callable[[Plan, Mapping[str, str]], str]]] = {
    "takes": _lasting,
    "begins": lambda plan, given: f"{_milestone(plan, given)}.not_before={_chosen_day(given, 'on')}",
    "lead": lambda plan, given: f"{_milestone(plan, given)}.lead={_side(given)}",
    "drop": lambda plan, given: f"-{_milestone(plan, given)}",
    "free": _freed,
    "hold": _held,
    "target": lambda plan, given: f"target_signature={_chosen_day(given, 'on')}",
    "freeze": _frozen,
    "pace": _together,
    "typed": _typed,
}

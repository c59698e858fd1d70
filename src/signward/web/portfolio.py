"""The list of plans as its page shows it: what each row says, in which order, and how many stand how."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.template.loader import render_to_string
from markupsafe import Markup

from signward.core.plan.grounds import UNFOUNDED
from signward.core.schedule.wording import counted
from signward.plans.queries import PortfolioRow

# What the outlook says of a plan: a mark, a word and a colour, so that none of them has to speak alone.
_WORDS: Final = {True: ("✓", "On course", "good"), False: ("■", "Late", "bad"), None: ("▲", UNFOUNDED, "warn")}
_DONE: Final = ("✓", "Done", "good")
_SIGNED: Final = {"none": "not yet", "current": "✓ signed off", "lapsed": "▲ changed since"}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in the list. `state` is good, warn or bad; `deal` says its amount, forecast category and owner."""

    plan_id: UUID
    deal_id: UUID | None
    customer: str
    deal: str
    mark: str
    word: str
    state: str
    verdict: str
    overdue: int
    target: date | None
    forecast: date | None
    next_due: date | None
    next_milestone: str
    signed: str
    done: int
    total: int


def plan_line(row: PortfolioRow) -> PlanLine:
    look = row.outlook
    mark, word, state = _DONE if row.milestones_done == row.milestones_total > 0 else _WORDS[look.feasible]
    return PlanLine(
        plan_id=row.plan_id, deal_id=row.deal_id, customer=row.customer, deal=_deal(row), mark=mark, word=word,
        state=state,
        verdict=look.verdict, overdue=look.overdue, target=row.target, forecast=look.signature,
        next_due=look.next_due, next_milestone=look.next_milestone, signed=_SIGNED[row.signed_off],
        done=row.milestones_done, total=row.milestones_total,
    )  # fmt: skip


@lru_cache(maxsize=2048)
def written(line: PlanLine, today: date) -> Markup:
    """Its row in the table. The template is most of a list's time, and few rows differ from one reading to the next."""
    row = render_to_string("deals/_row.html", {"r": line, "today": today})
    return Markup(_INDENTED.sub("\n", row))  # noqa: S704 - our own, escaped


def _deal(row: PortfolioRow) -> str:
    worth = f"{row.amount:,.0f} {row.currency}" if row.amount is not None else ""
    return ", ".join(filter(None, (worth, row.category, row.owner)))


_ORDERS: Final[dict[str, Callable[[PlanLine], Any]]] = {
    "target": lambda line: line.target or date.max,
    "customer": lambda line: line.customer.casefold(),
    "verdict": lambda line: (("bad", "warn", "good").index(line.state), -line.overdue),
    "forecast": lambda line: line.forecast or date.max,
    "next": lambda line: line.next_due or date.max,
    "sign-off": lambda line: line.signed != _SIGNED["none"],
}
FIRST_ORDER: Final = "target"


_INDENTED: Final = re.compile(r"\s*\n\s*")


def order_of(asked: str) -> str:
    """A known order, else the first."""
    return asked if asked in _ORDERS else FIRST_ORDER


def arranged(lines: list[PlanLine], order: str, sought: str = "") -> list[PlanLine]:
    """The plans whose customer's name holds the words, in one of the orders; equal ones by target, then by name."""
    found = [line for line in lines if sought.casefold() in line.customer.casefold()]
    found.sort(key=lambda line: (_ORDERS["target"](line), line.customer.casefold()))
    return sorted(found, key=_ORDERS[order])


def summary(lines: list[PlanLine]) -> str:
    """`3 plans: 1 late, 2 on course. 1 overdue milestone.`"""
    if not lines:
        return ""
    words = Counter(line.word for line in lines)
    told = (*(_WORDS[key] for key in (False, None, True)), _DONE)
    parts = [f"{words[word]} {word.lower()}" for _, word, _ in told if words[word]]
    overdue = sum(line.overdue for line in lines)
    late = f" {counted(overdue, 'overdue milestone')}." if overdue else ""
    return f"{counted(len(lines), 'plan')}: {', '.join(parts)}.{late}"

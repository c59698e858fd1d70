"""The circumstances of a decision, handed in because core knows no clock and no store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NotRequired, TypedDict

from signward.core.plan.actors import Actor
from signward.core.plan.state import Plan, Side


class Stamp(TypedDict):
    """The fields of `Fact` that every event takes from its moment."""

    by: str
    side: Side
    on: date
    signature_was: NotRequired[date | None]
    signature_now: NotRequired[date | None]


def _nothing(_: int) -> Plan | None:
    return None


@dataclass(frozen=True, slots=True)
class Moment:
    """Who acts, the workspace's day, and what a sign-off binds to.

    `version` is the shared version that the plan is at; `recall(n)` gives the plan as it was at version n, or None.
    """

    by: Actor
    today: date
    version: int = 0
    recall: Callable[[int], Plan | None] = _nothing

    @property
    def stamp(self) -> Stamp:
        return {"by": self.by.called, "side": self.by.side, "on": self.today}

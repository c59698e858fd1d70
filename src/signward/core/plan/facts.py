"""What every event says: who, which side, on which day, and what it did to the signature date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.core.plan.state import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """`by` is a person's id in the plan, or the name of someone who is not in it; `on` the day at the workspace.

    `signature_was` and `signature_now` are the forecasts before and after, where the event can move it.
    """

    by: str
    side: Side
    on: date
    signature_was: date | None = None
    signature_now: date | None = None

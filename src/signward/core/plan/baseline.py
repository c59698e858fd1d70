"""What a sign-off found: the dates that were agreed then, kept as a fact of the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AgreedDate:
    """A milestone as it was signed. `day` is when it was due, or the day it was done; None without a date."""

    id: str
    name: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """The plan's dates on the day of one sign-off, which `by` (a name as typed) gave to shared version `version`.

    `signature` is the forecast of the signature on that day, `target` the target signature date.
    """

    on: date
    by: str = ""
    version: str = ""
    target: date | None = None
    signature: date | None = None
    milestones: tuple[AgreedDate, ...] = ()

    def day(self, milestone_id: str) -> date | None:
        """The day that was agreed for a milestone; None where there was no day, or no such milestone."""
        return next((m.day for m in self.milestones if m.id == milestone_id), None)

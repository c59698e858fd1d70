"""What the doctor says about a plan: the failure mode, the evidence for it, and the cure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.timetable import Timetable


class Severity(StrEnum):
    """`blocks`: the plan cannot be signed as it stands. `warns`: it will slip or surprise. `hints`: worth a look."""

    BLOCKS = "blocks"
    WARNS = "warns"
    HINTS = "hints"


@dataclass(frozen=True, slots=True)
class Finding:
    """`milestones` are ids, the first the one to look at first. `cure` is one order to follow."""

    code: str
    severity: Severity
    milestones: tuple[str, ...]
    evidence: str
    cure: str


@dataclass(frozen=True, slots=True)
class Examined:
    """A plan on a day with its timetable: all that a finding may look at."""

    plan: Plan
    today: date
    timetable: Timetable

    @property
    def open(self) -> tuple[Milestone, ...]:
        return tuple(m for m in self.plan.milestones if m.done is None)

    @property
    def signed(self) -> bool:
        """Whether nothing is left to do before the signature."""
        return bool(self.plan.milestones) and {m.id for m in self.open} <= self.after_signature

    @property
    def after_signature(self) -> frozenset[str]:
        """The milestones that follow the signature, directly or not."""
        later = {self.timetable.signature_id}
        while more := {m.id for m in self.open if any(link.id in later for link in m.after)} - later:
            later |= more
        return frozenset(later)

    @property
    def unnamed(self) -> frozenset[str | None]:
        """The ids of those who are roles so far, and nobody."""
        return frozenset({p.id for p in self.plan.people if p.placeholder} | {None, ""})

    def day(self, value: date | None) -> str:
        return day(value, beside=self.today)

    def name_of(self, person_id: str | None) -> str:
        return self.plan.name_of(person_id) or "nobody"


def ids(milestones: tuple[Milestone, ...]) -> tuple[str, ...]:
    return tuple(m.id for m in milestones)


def quoted(milestone: Milestone) -> str:
    return f"“{milestone.name}”"


def listed(words: tuple[str, ...] | list[str], most: int = 4) -> str:
    """`a, b and c`; from the fifth on `a, b, c, d and 3 more`."""
    shown = list(words[:most])
    if not shown:
        return ""
    if len(words) > most:
        return f"{', '.join(shown)} and {len(words) - most} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)

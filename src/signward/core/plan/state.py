"""The plan as both sides see it: plain, frozen values. Every date is a calendar day without a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from signward.core.plan.baseline import Baseline
from signward.core.plan.times import USUAL, CalendarSpec, Meeting, PersonDays
from signward.core.schedule.durations import Duration

LONGEST_RESERVE: Final = 250
"""Business days, a year of them."""


class Side(StrEnum):
    """Who a person, a calendar or a private room belongs to."""

    VENDOR = "vendor"
    BUYER = "buyer"

    @property
    def other(self) -> Side:
        return Side.BUYER if self is Side.VENDOR else Side.VENDOR


class Segment(StrEnum):
    MID_MARKET = "mid-market"
    ENTERPRISE = "enterprise"
    REGULATED = "regulated"


class LinkKind(StrEnum):
    """Finish-to-start and its three relatives."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


@dataclass(frozen=True, slots=True)
class Pace:
    """How far durations rise and fall together: the shares, 0 to 1, of the variance of their normal scores that are
    common to the whole `deal` and, beyond that, to a side. The deal's and a side's are 1 together at most."""

    deal: float = 0.0
    vendor: float = 0.0
    buyer: float = 0.0

    @property
    def most(self) -> float:
        """The greatest share that two durations have in common."""
        return self.deal + max(self.vendor, self.buyer)

    def of(self, side: Side) -> float:
        """What is common to that side beyond what is common to all."""
        return self.vendor if side is Side.VENDOR else self.buyer


@dataclass(frozen=True, slots=True)
class Person:
    """`placeholder`: a role that nobody is named for yet; its name is that role."""

    id: str
    name: str
    side: Side
    role: str = ""
    email: str = ""
    placeholder: bool = False
    days: PersonDays = USUAL


@dataclass(frozen=True, slots=True)
class Link:
    """What must come first: `id` is the predecessor, `lag` working days of the successor's calendar."""

    id: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0


@dataclass(frozen=True, slots=True)
class CompellingEvent:
    """The buyer's own reason for the target signature date."""

    what: str
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """The named meeting in which a workstream is reviewed."""

    name: str
    attendees: tuple[str, ...] = ()
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class Workstream:
    id: str
    name: str
    gate: Gate | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A named person of the other side agreed to the due date, on a day."""

    by: str  # a person's id in the plan, or the name of someone who is not in it
    on: date


@dataclass(frozen=True, slots=True)
class Move:
    """One change of a due date, kept visible for ever."""

    was: date | None
    now: date
    on: date
    by: str
    side: Side
    cause: str
    reason: str
    signature_was: date | None = None
    signature_now: date | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated deliverable. `lead` does the work, so the working days of its owner on that side count, else that side's
    (`whose_days`); `vendor` and `buyer` are owners' ids."""

    id: str
    workstream: str
    deliverable: str
    lead: Side = Side.VENDOR
    vendor: str | None = None
    buyer: str | None = None
    due: date | None = None
    duration: Duration | None = None
    after: tuple[Link, ...] = ()
    not_before: date | None = None
    not_after: date | None = None
    started: date | None = None
    done: date | None = None
    evidence: str = ""
    meeting: Meeting | None = None
    proposed_by: Side | None = None  # the side whose date stands and waits for the other
    confirmed: Confirmation | None = None
    moves: tuple[Move, ...] = ()
    expected: date | None = None  # the day it was last moved to: the forecast takes it to finish no earlier
    step: str = ""  # which usual step it is, where it says so itself; `priors.step_of` recognises the others
    basis: str = ""  # what its duration stands on, in words, where a usual one was taken

    @property
    def name(self) -> str:
        """What it is called: its deliverable, or its id where that is empty."""
        return self.deliverable or self.id

    @property
    def standing(self) -> str:
        """`proposed`, `confirmed` or `done`; an undated milestone is `proposed` too."""
        if self.done:
            return "done"
        return "confirmed" if self.confirmed else "proposed"

    def owner(self, side: Side) -> str | None:
        return self.vendor if side is Side.VENDOR else self.buyer


@dataclass(frozen=True, slots=True)
class Signature:
    """The moment of signing; it follows the milestones in `after`."""

    id: str = "signature"
    after: tuple[Link, ...] = ()
    vendor: str | None = None
    buyer: str | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """What could slip. `days` (working days of the threatened milestone's lead) is the delay if it happens."""

    what: str
    owner: str | None = None
    mitigation: str = ""
    threatens: tuple[str, ...] = ()
    chance: float | None = None
    days: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class SignOff:
    """The buyer's written agreement to one exact version.

    `digest` is the SHA-256 of the canonical plan at shared version `version`; `changes` counts what happened since,
    `lapsed` names the kinds of change that ask for a new one (date, owner, outcome, target); `withdrawn` is the day on
    which the buyer took it back.
    """

    by: str
    title: str
    on: date
    version: str = ""
    digest: str = ""
    name: str = ""
    changes: int = 0
    lapsed: tuple[str, ...] = ()
    withdrawn: date | None = None

    @property
    def current(self) -> bool:
        return not self.lapsed and self.withdrawn is None


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole shared plan. Milestones stand in the order in which the page shows them, grouped by workstream."""

    customer: str = ""
    vendor: str = ""
    outcome: str = ""
    target_signature: date | None = None
    compelling_event: CompellingEvent | None = None
    segment: Segment | None = None
    calendars: dict[Side, CalendarSpec] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    workstreams: tuple[Workstream, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    signature: Signature | None = None
    risks: tuple[Risk, ...] = ()
    sign_off: SignOff | None = None
    baselines: tuple[Baseline, ...] = ()  # one for each sign-off, the latest last
    target_moves: tuple[Move, ...] = ()
    reserve: int = 0  # business days (both sides' working days) held back before the target
    pace: Pace | None = None  # None: the plan says nothing, and durations are independent
    begun_on: date | None = None  # the day from which the ledger knows it; what is older was only told

    @property
    def baseline(self) -> Baseline | None:
        """What was signed last."""
        return self.baselines[-1] if self.baselines else None

    @property
    def names(self) -> dict[str, str]:
        """What each milestone is called, by its id."""
        return {m.id: m.name for m in self.milestones}

    def milestone(self, milestone_id: str) -> Milestone | None:
        return next((m for m in self.milestones if m.id == milestone_id), None)

    def person(self, person_id: str | None) -> Person | None:
        return next((p for p in self.people if p.id == person_id), None)

    def name_of(self, person_id: str | None) -> str:
        """A person's name; the words themselves for somebody who is not in the plan; empty for nobody."""
        person = self.person(person_id)
        return person.name if person else person_id or ""

    def workstream(self, workstream_id: str) -> Workstream | None:
        return next((w for w in self.workstreams if w.id == workstream_id), None)

    def in_workstream(self, workstream_id: str) -> tuple[Milestone, ...]:
        return tuple(m for m in self.milestones if m.workstream == workstream_id)

"""The sheets of our workbook: which heading stands for which key of the plan file, and how its cells are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Kind(Enum):
    """What a cell holds; `cells.py` turns each into its cell and back."""

    TEXT = auto()
    DAY = auto()
    DAYS = auto()
    NUMBER = auto()
    DURATION = auto()
    ROW = auto()  # a milestone, by its number
    ROWS = auto()
    LINKS = auto()
    PERSON = auto()
    PERSONS = auto()
    STREAM = auto()
    FLAG = auto()  # yes, or nothing
    STATUS = auto()  # for people; the days say it


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the key that it stands for (a path into the record), and how wide it is in characters."""

    heading: str
    path: tuple[str, ...]
    kind: Kind = Kind.TEXT
    width: int = 14


PLAN, PEOPLE, WORKSTREAMS, MEETINGS, RISKS, CALENDARS, SIGNATURE, BASELINES = (
    "Plan", "People", "Workstreams", "Meetings", "Risks", "Calendars", "Signature", "Baselines",
)  # fmt: skip
TITLES: Final = (PLAN, PEOPLE, WORKSTREAMS, MEETINGS, RISKS, CALENDARS, SIGNATURE, BASELINES)

PLAN_FACTS: Final = (
    Column("Customer", ("customer",)),
    Column("Vendor", ("vendor",)),
    Column("Outcome", ("outcome",)),
    Column("Target signature", ("target_signature",), Kind.DAY),
    Column("Compelling event", ("compelling_event", "what")),
    Column("Compelling event on", ("compelling_event", "date"), Kind.DAY),
    Column("Segment", ("segment",)),
    Column("Reserve (business days)", ("reserve",), Kind.NUMBER),
    Column("Pace (Deal)", ("pace", "deal"), Kind.NUMBER),
    Column("Pace (Vendor)", ("pace", "vendor"), Kind.NUMBER),
    Column("Pace (Customer)", ("pace", "buyer"), Kind.NUMBER),
)
SIGNATURE_FACTS: Final = (
    Column("Signature follows", ("signature", "after"), Kind.LINKS),
    Column("Owner (Vendor)", ("signature", "vendor"), Kind.PERSON),
    Column("Owner (Customer)", ("signature", "buyer"), Kind.PERSON),
    Column("Id", ("signature", "id")),
    Column("Signed off by", ("sign_off", "by")),
    Column("Title", ("sign_off", "title")),
    Column("Signed off on", ("sign_off", "on"), Kind.DAY),
    Column("Version", ("sign_off", "version")),
    Column("Name as typed", ("sign_off", "name")),
    Column("Digest", ("sign_off", "digest")),
)
NUMBER: Final = "#"
MILESTONE_COLUMNS: Final = (
    Column("Milestone", ("deliverable",), width=44),
    Column("Workstream", ("workstream",), Kind.STREAM, 22),
    Column("Lead side", ("lead",), width=9),
    Column("Owner (Vendor)", ("vendor",), Kind.PERSON, 20),
    Column("Owner (Customer)", ("buyer",), Kind.PERSON, 20),
    Column("Due", ("due",), Kind.DAY, 12),
    Column("Duration (days)", ("duration",), Kind.DURATION, 16),
    Column("Depends on", ("after",), Kind.LINKS),
    Column("Status", (), Kind.STATUS, 12),
    Column("Started on", ("started",), Kind.DAY, 12),
    Column("Completed on", ("done",), Kind.DAY, 13),
    Column("Evidence", ("evidence",), width=30),
    Column("Not before", ("not_before",), Kind.DAY, 12),
    Column("Not after", ("not_after",), Kind.DAY, 12),
    Column("Proposed by", ("proposed_by",), width=12),
    Column("Confirmed by", ("confirmed", "by")),
    Column("Confirmed on", ("confirmed", "on"), Kind.DAY, 13),
    Column("Expected", ("expected",), Kind.DAY, 12),
    Column("Usual step", ("step",), width=20),
    Column("Duration stands on", ("basis",), width=30),
    Column("Id", ("id",), width=20),
)
TELLING: Final = (
    NUMBER, "Milestone", "Workstream", "Owner (Vendor)", "Owner (Customer)", "Due", "Duration (days)", "Depends on",
    "Status", "Id",
)  # fmt: skip
"""The headings by which our own table is recognised; the others may be missing."""

TABLES: Final[dict[str, tuple[Column, ...]]] = {
    PEOPLE: (
        Column("Name", ("name",), width=24),
        Column("Side", ("side",), width=9),
        Column("Role", ("role",), width=24),
        Column("Email", ("email",), width=30),
        Column("Placeholder", ("placeholder",), Kind.FLAG, 12),
        Column("Id", ("id",), width=20),
    ),
    WORKSTREAMS: (
        Column("Workstream", ("name",), width=30),
        Column("Decision gate", ("gate", "name"), width=30),
        Column("Attendees", ("gate", "attendees"), Kind.PERSONS, 36),
        Column("Gate milestone (#)", ("gate", "milestone"), Kind.ROW, 18),
        Column("Id", ("id",), width=20),
    ),
    MEETINGS: (
        Column("Milestone (#)", ("milestone",), Kind.ROW),
        Column("Meeting", ("name",), width=30),
        Column("Dates", ("on",), Kind.DAYS, 36),
        Column("Every", ("every",), width=36),
        Column("From", ("from",), Kind.DAY, 12),
        Column("Papers (days before)", ("papers",), Kind.NUMBER, 20),
        Column("Decides above", ("authority", "above"), Kind.NUMBER, 15),
        Column("Currency", ("authority", "currency"), width=10),
    ),
    RISKS: (
        Column("Risk", ("what",), width=44),
        Column("Owner", ("owner",), Kind.PERSON, 20),
        Column("Mitigation", ("mitigation",), width=44),
        Column("Threatens (#)", ("threatens",), Kind.ROWS),
        Column("Chance", ("chance",), Kind.NUMBER, 9),
        Column("Days", ("days",), Kind.NUMBER, 9),
        Column("Id", ("id",), width=20),
    ),
    BASELINES: (
        Column("Milestone", ("deliverable",), width=44),
        Column("Date", ("date",), Kind.DAY, 12),
        Column("Id", ("id",), width=20),
        Column("Signed off on", ("on",), Kind.DAY, 13),
        Column("Signed off by", ("by",), width=20),
        Column("Version", ("version",), width=9),
        Column("Target", ("target",), Kind.DAY, 12),
        Column("Signature", ("signature",), Kind.DAY, 12),
    ),
    CALENDARS: (
        Column("Side", ("side",), width=9),
        Column("What", ("what",), width=14),
        Column("Value", ("value",), width=24),
        Column("Until", ("until",), Kind.DAY, 12),
        Column("Person", ("person",), Kind.PERSON, 24),
    ),
}

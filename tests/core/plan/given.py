"""A small plan, the people who act on it, and given/when/then in one call each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from signward.core.plan.actors import Actor
from signward.core.plan.commands import Command
from signward.core.plan.decide import decide
from signward.core.plan.evolve import evolve_all
from signward.core.plan.facts import Fact
from signward.core.plan.moment import Moment
from signward.core.plan.state import (
    Link,
    Milestone,
    Person,
    Plan,
    Side,
    Signature,
    Workstream,
)
from signward.core.schedule.durations import Duration

TODAY = date(2026, 11, 2)  # a Monday
SAM = Actor("user:1", "Sam Ortiz", Side.VENDOR, "ae", "sam")
MIA = Actor("user:2", "Mia Chen", Side.VENDOR, "manager")
DANA = Actor("participant:1", "Dana Whitfield", Side.BUYER, "champion", "dana")
RAVI = Actor("participant:2", "Ravi Nair", Side.BUYER, "colleague", "ravi")
WATCHER = Actor("participant:3", "Otto Watcher", Side.BUYER, "viewer")

QUESTIONNAIRE = Milestone(
    "questionnaire", "security", "Security questionnaire answered", Side.VENDOR, "sam", "dana",
    due=date(2026, 11, 6), duration=Duration(4), proposed_by=Side.VENDOR,
)  # fmt: skip
BOARD = Milestone(
    "board", "security", "Security board approves", Side.BUYER, "sam", "dana", due=date(2026, 11, 13),
    duration=Duration(1), after=(Link("questionnaire"),), proposed_by=Side.VENDOR,
)  # fmt: skip
LEGAL = Milestone("legal", "legal", "Contract agreed", Side.BUYER, duration=Duration(3))

PLAN = Plan(
    customer="Northwind Bank",
    vendor="Acme Analytics",
    outcome="Cut the monthly close from 9 days to 4",
    target_signature=date(2026, 11, 20),
    people=(
        Person("sam", "Sam Ortiz", Side.VENDOR, "account executive", "sam@acme.example"),
        Person("dana", "Dana Whitfield", Side.BUYER, "champion", "dana@northwind.example"),
        Person("ravi", "Ravi Nair", Side.BUYER),
    ),
    workstreams=(Workstream("security", "Security review"), Workstream("legal", "Legal")),
    milestones=(QUESTIONNAIRE, BOARD, LEGAL),
    signature=Signature(after=(Link("board"), Link("legal"))),
)


def when(plan: Plan, command: Command, by: Actor = SAM, *, today: date = TODAY, **moment: Any) -> tuple[Fact, ...]:
    """What the command makes happen. The plan stands at the version that a sign-off names, unless `version` says."""
    return decide(plan, command, Moment(by, today, **{"version": getattr(command, "version", 0), **moment}))


def after(plan: Plan, command: Command, by: Actor = SAM, *, today: date = TODAY, **moment: Any) -> Plan:
    """The plan once the command was given."""
    return evolve_all(plan, when(plan, command, by, today=today, **moment))


def with_changes(milestone_id: str, **changes: Any) -> Plan:
    """The small plan with one milestone changed."""
    return replace(
        PLAN, milestones=tuple(replace(m, **changes) if m.id == milestone_id else m for m in PLAN.milestones)
    )

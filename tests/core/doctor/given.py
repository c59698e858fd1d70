"""A plan in good health, and ways to make it ill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from signward.core.doctor import Finding, diagnose
from signward.core.plan.baseline import AgreedDate, Baseline
from signward.core.plan.state import (
    CompellingEvent,
    Gate,
    Link,
    Milestone,
    Person,
    Plan,
    Side,
    Signature,
    SignOff,
    Workstream,
)
from signward.core.schedule.durations import Duration

TODAY = date(2026, 9, 28)

PEOPLE = (
    Person("sam", "Sam Ortiz", Side.VENDOR, "account executive"),
    Person("dana", "Dana Whitfield", Side.BUYER, "champion"),
    Person("marcus", "Marcus Reed", Side.BUYER, "CFO"),
    Person("yuki", "Yuki Tanaka", Side.BUYER, "security architect"),
)


def milestone(name: str, workstream: str, due: date | None, days: int = 5, *after: str, **more: Any) -> Milestone:
    fields = {"vendor": "sam", "buyer": "dana", "lead": Side.BUYER} | more
    links = tuple(Link(i) for i in after)
    return Milestone(name, workstream, name.replace("-", " ").capitalize(), due=due, duration=Duration.read(days),
                     after=links, **fields)  # fmt: skip


def healthy() -> Plan:
    """Signed off three days ago, with the dates that it has."""
    return signed(_healthy(), date(2026, 9, 25))


def signed(plan: Plan, on: date, signature: date | None = None) -> Plan:
    """The plan with a baseline of its present dates."""
    dates = tuple(AgreedDate(m.id, m.name, m.done or m.due) for m in plan.milestones)
    baseline = Baseline(on, "Dana Whitfield", "4", plan.target_signature, signature, dates)
    return replace(plan, baselines=(*plan.baselines, baseline))


def _healthy() -> Plan:
    return Plan(
        customer="Northwind Bank",
        vendor="Acme Analytics",
        outcome="Cut the monthly close from 9 days to 4",
        target_signature=date(2026, 12, 18),
        compelling_event=CompellingEvent("Board freezes new spend for 2027", date(2026, 12, 21)),
        people=PEOPLE,
        workstreams=(
            Workstream("security", "Security review", Gate("Security board", ("yuki",))),
            Workstream("legal", "Legal", Gate("Contract committee", ("dana",))),
            Workstream("procurement", "Procurement", Gate("Sourcing board", ("dana",))),
            Workstream("approval", "Executive approval", Gate("Investment committee", ("marcus", "dana"))),
        ),
        milestones=(
            milestone("questionnaire", "security", date(2026, 10, 9), 5, lead=Side.VENDOR),
            milestone("review", "security", date(2026, 10, 30), 10, "questionnaire", buyer="yuki"),
            milestone("contract-agreed", "legal", date(2026, 10, 30), 15),
            milestone("supplier-registered", "procurement", date(2026, 10, 30), 10),
            milestone("spend-approved", "approval", date(2026, 11, 20), 3, "review", "contract-agreed",
                      "supplier-registered", buyer="marcus"),
        ),
        signature=Signature("signature", (Link("spend-approved"),), "sam", "marcus"),
        sign_off=SignOff("dana", "CFO", date(2026, 9, 25), name="Dana Whitfield"),
    )  # fmt: skip


def changed(milestone_id: str, plan: Plan | None = None, **fields: Any) -> Plan:
    plan = plan or healthy()
    milestones = tuple(replace(m, **fields) if m.id == milestone_id else m for m in plan.milestones)
    return replace(plan, milestones=milestones)


def every(plan: Plan, **fields: Any) -> Plan:
    return replace(plan, milestones=tuple(replace(m, **fields) for m in plan.milestones))


def found(code: str, plan: Plan, today: date = TODAY) -> Finding | None:
    return next((finding for finding in diagnose(plan, today) if finding.code == code), None)

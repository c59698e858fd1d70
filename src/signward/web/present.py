"""What a page may show, as frozen values: nothing of the other side's room is among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString

from signward.core.doctor import Finding, Severity, diagnose
from signward.core.plan.about import about
from signward.core.plan.drift import as_compared_with
from signward.core.plan.grounds import judged
from signward.core.plan.in_a_word import in_a_word
from signward.core.plan.next_to_decide import next_to_decide
from signward.core.plan.notes import Note
from signward.core.plan.pace import in_words as pace_in_words
from signward.core.plan.placeholders import called_by
from signward.core.plan.reserve import in_words, reserve_eaten
from signward.core.plan.risks import figures_in_words
from signward.core.plan.since import since_sign_off
from signward.core.plan.state import Plan, Risk, Side
from signward.core.plan.times import CalendarSpec
from signward.core.plan.timetable import Timetable
from signward.core.plan.working_days_in_words import person_days_in_words, working_days_in_words
from signward.core.schedule.wording import day_in_words
from signward.plans.queries import HistoryLine, PlanPage
from signward.web.addresses import base_of
from signward.web.chances_shown import ChancesShown, chances_shown
from signward.web.drawings import timeline
from signward.web.drift_shown import DriftShown, drift_shown
from signward.web.gates_shown import GateLine, gates
from signward.web.milestones_shown import Lane, lanes, schedule_of

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


@dataclass(frozen=True, slots=True)
class RiskLine:
    id: str
    what: str
    owner: str
    mitigation: str
    threatens: tuple[str, ...]
    figures: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """`unnamed`: a role that nobody is named for yet, as the reader's side calls it. `days`: when they work, in words,
    where that is not when their side does."""

    id: str
    name: str
    side: str
    role: str
    unnamed: bool
    days: str


@dataclass(frozen=True, slots=True)
class Said:
    """`about` are ids of the milestones that it changed."""

    version: int
    at: datetime
    words: str
    side: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The plan page of one side. `state` is good, warn or bad; `near` says which path decides
    next; `base` is the address of the plan on this side.

    `chances` are None where they are not known; with `awaited` they are worked out when somebody asks.
    """

    base: str
    side: str
    customer: str
    vendor: str
    outcome: str
    target: date | None
    reserve: str
    event: str
    event_on: date | None
    verdict: str
    near: str
    chances: ChancesShown | None
    awaited: bool
    state: str
    word: str
    forecast: date | None
    today: date
    version: int
    digest: str
    signed: str
    since: str
    current: bool
    lanes: tuple[Lane, ...]
    people: tuple[PersonLine, ...]
    calendars: tuple[tuple[str, str, str], ...]
    pace: str
    risks: tuple[RiskLine, ...]
    timeline: SafeString
    narrow: SafeString
    history: tuple[Said, ...]
    notes: tuple[Note, ...]
    findings: tuple[tuple[str, tuple[Finding, ...]], ...]
    gates: tuple[GateLine, ...]
    undated: int
    drift: DriftShown | None


SEVERITIES: Final = {
    Severity.BLOCKS: "■ Blocks the signature",
    Severity.WARNS: "▲ Will slip or surprise",
    Severity.HINTS: "○ Worth a look",
}


@lru_cache(maxsize=32)
def present(page: PlanPage, chances: Chances | None = None, since: str = "", *, past: bool = False) -> Shown:
    """What one side sees of a plan. `past`: as of a day gone by, without findings and notes. `chances` are those of the
    plan on that day, where they are known. `since`: compared with the sign-off of that version, not the latest.

    Both passes, the drawings and the findings are most of a page's time, so the last few are kept, for each side apart.
    """
    plan, today, side = as_compared_with(page.plan, since), page.day, page.side
    table, problem = schedule_of(plan, today)
    if table and chances:
        table = table.likely_by(chances.signed_by)
    founded, verdict = judged(plan, table) if table else (False, problem)
    if not founded:
        chances = None
    word, state = in_a_word(table, chances.on_time if chances else None, founded=founded)
    return Shown(
        base=base_of(page.plan_id, side), side=side.value, customer=plan.customer, vendor=plan.vendor,
        outcome=plan.outcome, target=plan.target_signature,
        reserve=in_words(held) if table and (held := reserve_eaten(plan, table)) else "",
        event=plan.compelling_event.what if plan.compelling_event else "",
        event_on=plan.compelling_event.date if plan.compelling_event else None,
        verdict=verdict, near=next_to_decide(table) if table and founded else "", state=state, word=word,
        chances=chances_shown(plan, chances) if chances else None,
        awaited=founded and not chances and not past and bool(plan.milestones),
        forecast=table.signature if table and founded else None, today=today, version=page.version, digest=page.digest,
        signed=_signed(plan, today), since=since_sign_off(page.plan, table.signature if table else None),
        current=bool(plan.sign_off and plan.sign_off.current),
        lanes=lanes(plan, table, side, today), people=people_of(plan, side),
        calendars=_calendars(plan), pace=pace_in_words(plan.pace),
        risks=tuple(_risk(plan, r) for r in plan.risks),
        timeline=timeline(table, chances, narrow=False), narrow=timeline(table, chances, narrow=True),
        history=said(page.history), notes=() if past else page.notes,
        findings=_findings(page.plan, table, today) if table and side is Side.VENDOR and not past else (),
        gates=gates(plan, table, side, today), undated=sum(1 for m in plan.milestones if not m.due and not m.done),
        drift=drift_shown(plan, table, page.plan, today),
    )  # fmt: skip


def said(lines: tuple[HistoryLine, ...]) -> tuple[Said, ...]:
    """The past in sentences."""
    return tuple(Said(line.version, line.at, line.words, line.side.value, about(line.event)) for line in lines)


def _findings(plan: Plan, table: Timetable, today: date) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    found = diagnose(plan, today, table)
    grouped = ((words, tuple(f for f in found if f.severity is severity)) for severity, words in SEVERITIES.items())
    return tuple(group for group in grouped if group[1])


def _risk(plan: Plan, risk: Risk) -> RiskLine:
    threatened = (plan.milestone(i) for i in risk.threatens)
    return RiskLine(
        risk.id, risk.what, plan.name_of(risk.owner), risk.mitigation,
        tuple(m.name for m in threatened if m), figures_in_words(risk.chance, risk.days),
    )  # fmt: skip


def _signed(plan: Plan, today: date) -> str:
    if not (signed := plan.sign_off):
        return ""
    name, day = signed.name or plan.name_of(signed.by), day_in_words(signed.on, today)
    version = f" · v{signed.version}" if signed.version else ""
    words = f"Signed off by {name}{f', {signed.title}' if signed.title else ''}, {day}{version}"
    return f"{words}, withdrawn {day_in_words(signed.withdrawn, today)}" if signed.withdrawn else words


def people_of(plan: Plan, reader: Side) -> tuple[PersonLine, ...]:
    return tuple(
        PersonLine(p.id, called_by(p, reader), p.side.value, p.role, p.placeholder, person_days_in_words(p.days))
        for p in plan.people
    )


def _calendars(plan: Plan) -> tuple[tuple[str, str, str], ...]:
    """Side, its name, and its working days in words."""
    named = {Side.VENDOR: plan.vendor or "Vendor", Side.BUYER: plan.customer or "Buyer"}
    spec = plan.calendars.get
    return tuple((s.value, named[s], working_days_in_words(spec(s, CalendarSpec()))) for s in (Side.BUYER, Side.VENDOR))

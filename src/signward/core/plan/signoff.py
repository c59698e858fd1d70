"""Sign-off: the buyer's written agreement to one exact version, and how later changes make it lapse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from signward.core.plan import words
from signward.core.plan.baseline import AgreedDate, Baseline
from signward.core.plan.dates import MilestoneDated, MilestoneMoved, PlanDatedBackward
from signward.core.plan.differences import differences
from signward.core.plan.digest import digest
from signward.core.plan.facts import Fact
from signward.core.plan.forecast import signature_forecast
from signward.core.plan.leads import MilestoneLed
from signward.core.plan.limits import MilestoneLimited
from signward.core.plan.milestones import MilestoneAdded, MilestoneAssigned, MilestoneDropped
from signward.core.plan.moment import Moment
from signward.core.plan.outcome import OutcomeStated
from signward.core.plan.refusals import NotAllowed, NothingChanges, NotPossible, StaleSignOff
from signward.core.plan.state import Plan, Side
from signward.core.plan.state import SignOff as Signed
from signward.core.plan.taking_back import MilestoneMovedBack
from signward.core.plan.target import TargetMoved


@dataclass(frozen=True, slots=True)
class SignOff:
    """`name` and `title` as typed; `version` and `digest` are those of the page that was signed."""

    name: str
    title: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSignedOff(Fact):
    name: str
    title: str
    version: int
    digest: str
    target: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffLapsed(Fact):
    """`kinds` names what changed since (date, owner, outcome, target); `version` is the one that was signed."""

    kinds: tuple[str, ...]
    version: str


LAPSES: Final[dict[type[Fact], str]] = {
    MilestoneMoved: "date",
    MilestoneMovedBack: "date",
    MilestoneLimited: "date",
    MilestoneDated: "date",
    PlanDatedBackward: "date",
    MilestoneAdded: "date",
    MilestoneDropped: "date",
    MilestoneAssigned: "owner",
    MilestoneLed: "owner",
    OutcomeStated: "outcome",
    TargetMoved: "target",
}
"""Which event asks for a new sign-off, and for what."""


def decide_signoff(plan: Plan, command: SignOff, moment: Moment) -> tuple[PlanSignedOff, ...]:
    if moment.by.side is not Side.BUYER:
        raise NotAllowed("The buyer signs the plan off.")
    name, title = words.line(command.name, "your full name"), words.line(command.title, "your title")
    if not plan.milestones:
        raise NotPossible("There is nothing to sign off yet.")
    present = digest(plan)
    if command.digest != present or not _shown(command, moment):
        raise StaleSignOff(moment.version, _changed(plan, command, moment))
    if plan.sign_off and plan.sign_off.current and plan.sign_off.digest == present:
        raise NothingChanges("This version is signed off already.")
    forecast = signature_forecast(plan, moment.today)
    return (
        PlanSignedOff(
            name=name, title=title, version=command.version, digest=present, target=plan.target_signature,
            by=moment.by.called, side=moment.by.side, on=moment.today, signature_was=forecast, signature_now=forecast,
        ),
    )  # fmt: skip


def lapse(plan: Plan, events: tuple[Fact, ...]) -> tuple[SignOffLapsed, ...]:
    """That the sign-off no longer covers the plan, once for each kind of change."""
    if plan.sign_off is None or plan.sign_off.withdrawn or not events:
        return ()
    found = dict.fromkeys(LAPSES[type(e)] for e in events if type(e) in LAPSES)
    kinds = tuple(kind for kind in found if kind not in plan.sign_off.lapsed)
    first = events[0]
    version = plan.sign_off.version
    return (SignOffLapsed(kinds=kinds, version=version, by=first.by, side=first.side, on=first.on),) if kinds else ()


def evolve_signoff(plan: Plan, event: PlanSignedOff) -> Plan:
    signed = Signed(
        by=event.by, title=event.title, on=event.on, version=str(event.version), digest=event.digest, name=event.name,
    )  # fmt: skip
    return replace(plan, sign_off=signed, baselines=(*plan.baselines, _baseline(plan, event)))


def evolve_lapsed(plan: Plan, event: SignOffLapsed) -> Plan:
    if plan.sign_off is None:
        return plan
    return replace(plan, sign_off=replace(plan.sign_off, lapsed=(*plan.sign_off.lapsed, *event.kinds)))


def _baseline(plan: Plan, event: PlanSignedOff) -> Baseline:
    """The dates as they stand: the digest covers them, so they are those that were signed."""
    return Baseline(
        on=event.on, by=event.name, version=str(event.version), target=event.target, signature=event.signature_now,
        milestones=tuple(AgreedDate(m.id, m.name, m.done or m.due) for m in plan.milestones),
    )  # fmt: skip


def _shown(command: SignOff, moment: Moment) -> bool:
    """Whether the version that is named is the one that the digest is of: the record must not name another."""
    if command.version == moment.version:
        return True
    seen = moment.recall(command.version)
    return seen is not None and digest(seen) == command.digest


def _changed(plan: Plan, command: SignOff, moment: Moment) -> tuple[str, ...]:
    seen = moment.recall(command.version)
    return differences(seen, plan) if seen else ()

"""A signature that is not given, or no longer stands: declining with a reason, and withdrawing. Nothing is erased."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NotAllowed, NothingChanges, NotPossible
from signward.core.plan.state import Plan, Side


@dataclass(frozen=True, slots=True)
class DeclineSignOff:
    """`version` is the shared version that the page showed."""

    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawSignOff:
    """`version` is the one that was signed, as the page showed it."""

    version: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffDeclined(Fact):
    version: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffWithdrawn(Fact):
    """The sign-off of `version` no longer stands; that it was given stays in the ledger."""

    version: str
    reason: str


def decide_declined(plan: Plan, command: DeclineSignOff, moment: Moment) -> tuple[SignOffDeclined, ...]:
    _buyer(moment)
    if plan.sign_off and plan.sign_off.current:
        raise NotPossible("This plan is signed off. Withdraw the sign-off instead.")
    reason = words.text(command.reason, "what you do not agree to")
    return (SignOffDeclined(version=command.version, reason=reason, **moment.stamp),)


def decide_withdrawn(plan: Plan, command: WithdrawSignOff, moment: Moment) -> tuple[SignOffWithdrawn, ...]:
    _buyer(moment)
    if plan.sign_off is None:
        raise NotPossible("There is no sign-off to withdraw.")
    if plan.sign_off.version != command.version:
        raise NotPossible("Another version was signed off meanwhile. Look at it again.")
    if plan.sign_off.withdrawn:
        raise NothingChanges("This sign-off is withdrawn already.")
    reason = words.text(command.reason, "why you withdraw it")
    return (SignOffWithdrawn(version=command.version, reason=reason, **moment.stamp),)


def evolve_declined(plan: Plan, event: SignOffDeclined) -> Plan:
    return plan


def evolve_withdrawn(plan: Plan, event: SignOffWithdrawn) -> Plan:
    if plan.sign_off is None:
        return plan
    return replace(plan, sign_off=replace(plan.sign_off, withdrawn=event.on))


def _buyer(moment: Moment) -> None:
    if moment.by.side is not Side.BUYER:
        raise NotAllowed("Whether the buyer signs is for the buyer to say.")

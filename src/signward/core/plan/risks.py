"""Risks: what could slip, and who owns the mitigation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.finding import milestone_in, person_in
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NoReason, NotInThePlan, NotPossible
from signward.core.plan.state import Plan, Risk
from signward.core.plan.times import LONGEST_LAG


@dataclass(frozen=True, slots=True)
class NameRisk:
    """`owner` is a person's id, `threatens` ids of milestones.

    The simulation goes by `chance` (0 to 1) and `days` (working days of the lead of what it threatens); both or neither
    are given.
    """

    what: str
    owner: str | None = None
    mitigation: str = ""
    threatens: tuple[str, ...] = ()
    chance: float | None = None
    days: float | None = None


@dataclass(frozen=True, slots=True)
class SettleRisk:
    """`risk` is the risk's id; `how` says what became of it."""

    risk: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskNamed(Fact):
    risk: str
    what: str
    owner: str | None = None
    mitigation: str = ""
    threatens: tuple[str, ...] = ()
    chance: float | None = None
    days: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskSettled(Fact):
    risk: str
    what: str
    how: str


def decide_risk(plan: Plan, command: NameRisk, moment: Moment) -> tuple[RiskNamed, ...]:
    what = words.line(command.what, "what could slip")
    person_in(plan, command.owner)
    for milestone in command.threatens:
        milestone_in(plan, milestone)
    _check_figures(command)
    mitigation = words.text(command.mitigation, "the mitigation", empty=True)
    new = words.slug(what, {r.id for r in identified(plan).risks}, "risk")
    return (
        RiskNamed(
            risk=new, what=what, owner=command.owner or None, mitigation=mitigation, threatens=command.threatens,
            chance=command.chance, days=command.days, **moment.stamp,
        ),
    )  # fmt: skip


def decide_settled(plan: Plan, command: SettleRisk, moment: Moment) -> tuple[RiskSettled, ...]:
    found = next((r for r in plan.risks if r.id == command.risk), None)
    if found is None:
        raise NotInThePlan("This risk is not in the plan any more.")
    if not command.how.strip():
        raise NoReason("Say what became of the risk.")
    how = words.text(command.how, "what became of the risk")
    return (RiskSettled(risk=found.id, what=found.what, how=how, **moment.stamp),)


def evolve_risk(plan: Plan, event: RiskNamed) -> Plan:
    new = Risk(event.what, event.owner, event.mitigation, event.threatens, event.chance, event.days, event.risk)
    return replace(plan, risks=(*plan.risks, new))


def evolve_settled(plan: Plan, event: RiskSettled) -> Plan:
    return replace(plan, risks=tuple(r for r in plan.risks if r.id != event.risk))


def figures_in_words(chance: float | None, days: float | None) -> str:
    """`30 % likely, 10 business days if it happens`; what is not known is left out."""
    said = [f"{round(100 * chance, 6):g} % likely"] if chance is not None else []
    said += [f"{days:g} business day{'' if days == 1 else 's'} if it happens"] if days is not None else []
    return ", ".join(said)


def figures_fit(chance: float | None, days: float | None, threatens: tuple[str, ...]) -> bool:
    """Whether a simulation can go by them: neither is given, or both are and something is threatened."""
    return (chance is None and days is None) or (chance is not None and days is not None and bool(threatens))


def identified(plan: Plan) -> Plan:
    """The same plan with an id on every risk: files may leave it out."""
    taken: set[str] = {r.id for r in plan.risks if r.id}
    found = []
    for risk in plan.risks:
        known = risk if risk.id else replace(risk, id=words.slug(risk.what, taken, "risk"))
        taken.add(known.id)
        found.append(known)
    return replace(plan, risks=tuple(found))


def _check_figures(command: NameRisk) -> None:
    if command.chance is not None and not 0 <= command.chance <= 1:
        raise NotPossible("How likely it is lies between 0 and 100 %.")
    if command.days is not None and not 0 <= command.days <= LONGEST_LAG:
        raise NotPossible(f"Give the business days that it would cost, {LONGEST_LAG} at most.")
    if not figures_fit(command.chance, command.days, command.threatens):
        raise NotPossible(
            "Give both how likely it is and how many days it would cost, and what it threatens; or neither figure."
        )

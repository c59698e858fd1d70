"""Placeholders: roles that own something before anybody knows who it is ("your security lead"), and naming them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.finding import person_in
from signward.core.plan.moment import Moment
from signward.core.plan.persons import known_person, readable_address
from signward.core.plan.refusals import NotAllowed, NotPossible
from signward.core.plan.state import Gate, Person, Plan, Side
from signward.core.plan.times import USUAL

_CAPITALS: Final = 2


@dataclass(frozen=True, slots=True)
class NamePlaceholder:
    """Says who a role is."""

    person: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceholderNamed(Fact):
    """`person` was called by the role `was`. `becomes` is the id they have from now on: the same, or that of somebody
    whom the plan knew already and who owns from now on what the placeholder did."""

    person: str
    was: str
    name: str
    person_side: Side
    role: str = ""
    email: str = ""
    becomes: str


def decide_placeholder(plan: Plan, command: NamePlaceholder, moment: Moment) -> tuple[PlaceholderNamed, ...]:
    found = person_in(plan, command.person)
    if found is None or not found.placeholder:
        raise NotPossible(f"{found.name if found else 'Nobody'} is named already.")
    if moment.by.side is Side.BUYER and found.side is Side.VENDOR:
        raise NotAllowed("The vendor names their own people.")
    name, email = words.line(command.name, "the name"), readable_address(command.email)
    named = known_as(plan, found, name, email)
    return (
        PlaceholderNamed(
            person=found.id, was=found.name, name=named.name, person_side=found.side, role=named.role,
            email=named.email, becomes=named.id, **moment.stamp,
        ),
    )  # fmt: skip


def evolve_placeholder(plan: Plan, event: PlaceholderNamed) -> Plan:
    known = plan.person(event.becomes)
    days = known.days if known else USUAL
    named = Person(event.becomes, event.name, event.person_side, event.role, event.email, days=days)
    return with_named(plan, event.person, named)


def known_as(plan: Plan, placeholder: Person, name: str, email: str) -> Person:
    """Who has the role from now on: somebody whom the plan knows already, or the placeholder with name and address."""
    known = known_person(plan, name, placeholder.side, email)
    if known is None:
        return replace(placeholder, name=name, email=email, placeholder=False)
    return replace(known, role=known.role or placeholder.role, email=email or known.email)


def with_named(plan: Plan, person_id: str, named: Person) -> Plan:
    """The plan in which a placeholder is somebody, who owns and attends what it did."""
    if named.id == person_id:
        return replace(plan, people=tuple(named if p.id == person_id else p for p in plan.people))
    people = tuple(named if p.id == named.id else p for p in plan.people if p.id != person_id)
    return _handed_over(replace(plan, people=people), person_id, named.id)


def called_by(person: Person, reader: Side) -> str:
    """What one side calls a person: the name, and a placeholder `your security lead` or `their security lead`."""
    if not person.placeholder:
        return person.name
    role = person.role or person.name
    capitals = role[:_CAPITALS].isupper()
    return f"{'your' if person.side is reader else 'their'} {role if capitals else role[:1].lower() + role[1:]}"


def _handed_over(plan: Plan, was: str, now: str) -> Plan:
    """The plan with everything that one person owns or attends in another's hands."""

    def other(person: str | None) -> str | None:
        return now if person == was else person

    def gate(of: Gate | None) -> Gate | None:
        return of and replace(of, attendees=tuple(dict.fromkeys(now if a == was else a for a in of.attendees)))

    signature = plan.signature
    return replace(
        plan,
        milestones=tuple(replace(m, vendor=other(m.vendor), buyer=other(m.buyer)) for m in plan.milestones),
        workstreams=tuple(replace(w, gate=gate(w.gate)) for w in plan.workstreams),
        risks=tuple(replace(r, owner=other(r.owner)) for r in plan.risks),
        signature=signature and replace(signature, vendor=other(signature.vendor), buyer=other(signature.buyer)),
    )

"""People whom the plan names, on either side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NotAllowed, NothingChanges, NotPossible
from signward.core.plan.state import Person, Plan, Side

_ADDRESS: Final = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


@dataclass(frozen=True, slots=True)
class NamePerson:
    """Adds a person, or says more about the one with the same address (or name) on that side."""

    name: str
    side: Side
    role: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNamed(Fact):
    person: str
    name: str
    person_side: Side
    role: str = ""
    email: str = ""


def decide_person(plan: Plan, command: NamePerson, moment: Moment) -> tuple[PersonNamed, ...]:
    side = Side(command.side)
    if moment.by.side is Side.BUYER and side is Side.VENDOR:
        raise NotAllowed("The vendor names their own people.")
    name, role = words.line(command.name, "the name"), words.line(command.role, "the role", empty=True)
    email = readable_address(command.email)
    known = known_person(plan, name, side, email)
    if known and (known.name, known.role, known.email) == (name, role or known.role, email or known.email):
        raise NothingChanges(f"{name} is in the plan already.")
    person = known.id if known else words.slug(name, {p.id for p in plan.people}, "person")
    if known:
        role, email = role or known.role, email or known.email
    return (PersonNamed(person=person, name=name, person_side=side, role=role, email=email, **moment.stamp),)


def evolve_person(plan: Plan, event: PersonNamed) -> Plan:
    new = Person(event.person, event.name, event.person_side, event.role, event.email)
    if known := plan.person(event.person):
        new = replace(new, days=known.days)
        return replace(plan, people=tuple(new if p.id == new.id else p for p in plan.people))
    return replace(plan, people=(*plan.people, new))


def readable_address(typed: str) -> str:
    """The email address in lower case; empty where none was typed. Raises NotPossible for what is none."""
    email = words.line(typed, "the address", empty=True).lower()
    if email and not _ADDRESS.fullmatch(email):
        raise NotPossible(f"{email} is not an email address.")
    return email


def known_person(plan: Plan, name: str, side: Side, email: str) -> Person | None:
    """Who has this address, or this name and no other address, on a side; never a placeholder."""
    ours = [p for p in plan.people if p.side is side and not p.placeholder]
    by_address = next((p for p in ours if email and p.email.lower() == email), None)
    return by_address or next(
        (p for p in ours if p.name.casefold() == name.casefold() and (not email or not p.email)), None
    )

"""A template made from a plan: its milestones, order, gates and durations, and nothing of the customer.

Dates, progress, evidence, moves, risks, outcome and calendars stay behind, people become roles, every id is made anew,
and the names of customer, vendor and people are taken out of all words. What is left is for a person to read before it
is kept: words can tell of a customer without a name in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from signward.core.plan import words
from signward.core.plan.meeting_rules import without_end
from signward.core.plan.prior_rows import NO_STEP
from signward.core.plan.priors import own_step
from signward.core.plan.state import (
    Gate,
    Link,
    Milestone,
    Person,
    Plan,
    Signature,
    Workstream,
)
from signward.core.plan.templates import Template
from signward.core.plan.times import Meeting

_SHORTEST: Final = 4
_COMMON: Final = frozenset({
    "bank", "group", "gruppe", "gmbh", "holding", "limited", "company", "corp", "corporation", "services", "solutions",
    "systems", "software", "international", "university", "city", "county", "department", "ministry", "health",
    "insurance", "analytics", "technologies", "partners", "labs", "data", "digital", "energy", "media", "security",
})  # fmt: skip
"""Words of companies' names that say no name by themselves."""

Clean = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Ids:
    """New ids by the old ones."""

    people: dict[str, str]
    streams: dict[str, str]
    milestones: dict[str, str]


def template_of(plan: Plan, name: str, description: str = "") -> Template:
    """The template. Its durations are those that were typed; usual ones are left to what is usual next time."""
    clean = _cleaner(plan)
    people = _roles(plan, clean)
    ids = _Ids(
        {old: person.id for old, person in people.items()},
        _fresh(((w.id, clean(w.name)) for w in plan.workstreams), "workstream"),
        _fresh(((m.id, clean(m.name)) for m in plan.milestones), "milestone"),
    )
    used = {m.workstream for m in plan.milestones}
    made = Plan(
        people=tuple(people.values()),
        workstreams=tuple(_workstream(w, ids, clean) for w in plan.workstreams if w.id in used),
        milestones=tuple(_milestone(m, plan, ids, clean) for m in plan.milestones),
        signature=_signature(plan, ids),
        pace=plan.pace,
        reserve=plan.reserve,
    )
    return Template(name, made, description, plan.segment)


def _cleaner(plan: Plan) -> Clean:
    """Takes the names of the plan out of words: companies in full and by their telling words, people in each part."""
    instead: dict[str, str] = {}
    for company, other in ((plan.customer, "the customer"), (plan.vendor, "the vendor")):
        instead |= dict.fromkeys(_company(company), other)
    for person in plan.people:
        if not person.placeholder:
            instead |= {part: "the owner" for part in (person.name, *person.name.split()) if len(part) >= 3}
            instead |= {person.email: ""} if person.email else {}
    known = sorted(instead, key=len, reverse=True)
    if not known:
        return lambda text: text
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?:['’]s)?(?!\w)", re.IGNORECASE)
    folded = {name.casefold(): other for name, other in instead.items()}

    def clean(text: str) -> str:
        return " ".join(pattern.sub(lambda found: folded.get(_bare(found[0]), ""), text).split())

    return clean


def _bare(found: str) -> str:
    return re.sub(r"['’]s$", "", found).casefold()


def _company(name: str) -> list[str]:
    telling = [w for w in re.findall(r"\w+", name) if len(w) >= _SHORTEST and w.casefold() not in _COMMON]
    return [part for part in (name.strip(), *telling) if part]


def _roles(plan: Plan, clean: Clean) -> dict[str, Person]:
    """The people who own or attend something, each as a role; those without one are called by what they own."""
    owning: dict[str, str] = {}
    for m in plan.milestones:
        stream = plan.workstream(m.workstream)
        for owner in filter(None, (m.vendor, m.buyer)):
            owning.setdefault(owner, f"Owner of {clean(stream.name).lower() if stream else 'a milestone'}")
    attending = {a for w in plan.workstreams if w.gate for a in w.gate.attendees}
    attending |= {p for p in (plan.signature.vendor, plan.signature.buyer) if p} if plan.signature else set()
    made: dict[str, Person] = {}
    for person in plan.people:
        if person.id in owning or person.id in attending:
            role = clean(person.role if not person.placeholder else person.name) or owning.get(person.id, "Attendee")
            role = role[:1].upper() + role[1:]
            new = words.slug(role, {p.id for p in made.values()}, "person")
            made[person.id] = Person(new, role, person.side, role, placeholder=True)
    return made


def _fresh(named: Iterable[tuple[str, str]], otherwise: str) -> dict[str, str]:
    made: dict[str, str] = {}
    for old, name in named:
        made[old] = words.slug(name, {*made.values(), "signature"}, otherwise)
    return made


def _workstream(stream: Workstream, ids: _Ids, clean: Clean) -> Workstream:
    gate = stream.gate
    if gate:
        attendees = tuple(ids.people[a] for a in gate.attendees if a in ids.people)
        gate = Gate(clean(gate.name) or "Decision", attendees, ids.milestones.get(gate.milestone or ""))
    return Workstream(ids.streams[stream.id], clean(stream.name) or "Workstream", gate)


def _milestone(m: Milestone, plan: Plan, ids: _Ids, clean: Clean) -> Milestone:
    return Milestone(
        id=ids.milestones[m.id],
        workstream=ids.streams[m.workstream],
        deliverable=clean(m.name) or "Milestone",
        lead=m.lead,
        vendor=ids.people.get(m.vendor or ""),
        buyer=ids.people.get(m.buyer or ""),
        duration=None if m.basis else m.duration,
        after=_links(m.after, plan, ids),
        meeting=_meeting(m.meeting, clean),
        step=NO_STEP if m.step == NO_STEP else own_step(m),
    )


def _links(links: tuple[Link, ...], plan: Plan, ids: _Ids) -> tuple[Link, ...]:
    """A link to the signature stays one: what carries on after it carries on."""
    signature = plan.signature.id if plan.signature else "signature"
    known = ids.milestones | {signature: "signature"}
    return tuple(replace(link, id=known[link.id]) for link in links if link.id in known)


def _meeting(meeting: Meeting | None, clean: Clean) -> Meeting | None:
    """A rule stays; its end and a list of dates are of one year, and an authority is of one customer."""
    if meeting is None or meeting.every is None:
        return None
    return Meeting(name=clean(meeting.name), every=without_end(meeting.every), papers=meeting.papers)


def _signature(plan: Plan, ids: _Ids) -> Signature | None:
    if plan.signature is None:
        return None
    owners = (ids.people.get(plan.signature.vendor or ""), ids.people.get(plan.signature.buyer or ""))
    return Signature("signature", _links(plan.signature.after, plan, ids), *owners)

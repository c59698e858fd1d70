"""Templates: a plan file without dates and without anybody's name, from which plans are begun.

People are roles (`placeholder`), decision gates are rules, and a milestone without a duration takes what is usual for
its step in the segment. What belongs to one customer has no key to stand in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from signward.core.plan import document_in
from signward.core.plan.document_checks import check_meaning
from signward.core.plan.document_in import read_values
from signward.core.plan.document_out import write_document
from signward.core.plan.document_problems import Path, Problem, Reader, WrongDocument
from signward.core.plan.state import Person, Plan, Segment
from signward.core.schedule.meetings import meetings_by_rule

KEYS: Final = ("signward", "template", "reserve", "pace", "people", "workstreams", "signature", "risks")
ABOUT_KEYS: Final = ("name", "description", "segment")
PERSON_KEYS: Final = ("id", "name", "side")
MILESTONE_KEYS: Final = (
    "id", "deliverable", "step", "lead", "vendor", "buyer", "duration", "after", "meeting",
)  # fmt: skip
MEETING_KEYS: Final = ("name", "every", "papers", "authority")
_ANY_DAY: Final = date(2026, 1, 1)
LONGEST_NAME: Final = 100
LONGEST_DESCRIPTION: Final = 500


@dataclass(frozen=True, slots=True)
class Template:
    """`plan` has no dates, and its people are placeholders. `segment` is the kind of purchase that it is made for."""

    name: str
    plan: Plan
    description: str = ""
    segment: Segment | None = None


def read_template(data: Any) -> Template:
    """The template in a file's values. Raises WrongDocument with every problem, dates and names among them."""
    if not isinstance(data, Mapping):
        raise WrongDocument([Problem((), "expected a template: keys and values")])
    r = Reader()
    top = r.mapping(data, (), KEYS)
    about = r.mapping(top.get("template"), ("template",), ABOUT_KEYS)
    if top.get("signward") != 1 or isinstance(top.get("signward"), bool):
        r.wrong(("signward",), "expected signward: 1, the version of the plan file")
    for path, message in _strangers(top):
        r.wrong(path, message)
    _check_rules(r, top)
    plan = read_values(r, {key: value for key, value in top.items() if key in KEYS and key != "template"})
    check_meaning(r, plan, top, None)
    name, description = r.text(about, "name", ("template",)), r.text(about, "description", ("template",))
    _check_about(r, name, description)
    segment = r.choice(about.get("segment"), ("template", "segment"), Segment)
    if not plan.milestones:
        r.wrong(("workstreams",), "a template needs at least one milestone")
    if r.problems:
        raise WrongDocument(r.problems)
    return Template(name.strip(), replace(plan, people=tuple(map(_role, plan.people))), description.strip(), segment)


def write_template(template: Template) -> dict[str, Any]:
    """The template's own file, version 1. `read_template` gives the same template."""
    about = {"name": template.name, "description": template.description, "segment": template.segment}
    document = write_document(template.plan)
    people = [{key: person[key] for key in PERSON_KEYS} for person in document.get("people", [])]
    return {
        "signward": 1,
        "template": {key: str(value) for key, value in about.items() if value},
        **{key: value for key, value in document.items() if key not in ("signward", "people")},
        **({"people": people} if people else {}),
    }


def joined(first: Plan, second: Plan) -> Plan:
    """One plan with both plans' workstreams: what follows the second's signature follows that of the first.

    Raises ValueError where both have a milestone of one id.
    """
    if twice := {m.id for m in first.milestones} & {m.id for m in second.milestones}:
        raise ValueError(f"both have a milestone {min(twice)}")
    ours, theirs = (plan.signature.id if plan.signature else "signature" for plan in (first, second))
    known = {person.id for person in first.people}
    streams = {stream.id for stream in first.workstreams}
    return replace(
        first,
        people=(*first.people, *(p for p in second.people if p.id not in known)),
        workstreams=(*first.workstreams, *(w for w in second.workstreams if w.id not in streams)),
        milestones=(*first.milestones, *(
            replace(m, after=tuple(replace(x, id=ours if x.id == theirs else x.id) for x in m.after))
            for m in second.milestones
        )),
        risks=(*first.risks, *second.risks),
    )  # fmt: skip


def _role(person: Person) -> Person:
    return replace(person, role=person.name, placeholder=True)


def _check_about(r: Reader, name: str, description: str) -> None:
    if not name.strip():
        r.wrong(("template", "name"), "a template has a name")
    for key, text, most in (("name", name, LONGEST_NAME), ("description", description, LONGEST_DESCRIPTION)):
        if len(text) > most:
            r.wrong(("template", key), f"at most {most} characters, not {len(text)}")


def _check_rules(r: Reader, top: Mapping[str, Any]) -> None:
    """A plan tells a rule that cannot be read when it is scheduled; a template, before a plan is begun from it."""
    for path, milestone in _milestones(top):
        meeting = milestone.get("meeting")
        rule = meeting.get("every") if isinstance(meeting, Mapping) else None
        if isinstance(rule, str) and rule:
            with r.noting((*path, "meeting", "every")):
                meetings_by_rule(rule, _ANY_DAY)


def _strangers(top: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Keys of a plan that a template does not hold: days, progress, evidence, addresses."""
    for n, person in _rows(top.get("people")):
        yield from _left_out(person, ("people", n), document_in.PERSON_KEYS, PERSON_KEYS)
    for path, milestone in _milestones(top):
        yield from _left_out(milestone, path, document_in.MILESTONE_KEYS, MILESTONE_KEYS)
        if isinstance(meeting := milestone.get("meeting"), Mapping):
            yield from _left_out(meeting, (*path, "meeting"), document_in.MEETING_KEYS, MEETING_KEYS)


def _milestones(top: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for n, stream in _rows(top.get("workstreams")):
        for k, milestone in _rows(stream.get("milestones")):
            yield ("workstreams", n, "milestones", k), milestone


def _rows(value: Any) -> list[tuple[int, Mapping[str, Any]]]:
    listed = value if isinstance(value, list | tuple) else ()
    return [(n, row) for n, row in enumerate(listed) if isinstance(row, Mapping)]


def _left_out(
    row: Mapping[str, Any], path: Path, known: Collection[str], held: Collection[str]
) -> Iterator[tuple[Path, str]]:
    """Keys that a plan knows and a template does not; what neither knows, the reader tells."""
    for key in row:
        if key in known and key not in held:
            yield (*path, key), "a template holds no dates, names, addresses, progress or evidence"

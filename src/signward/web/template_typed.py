"""What was typed in a template's editor as a template again; what is wrong with it stands at its row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signward.core.plan.document_problems import WrongDocument
from signward.core.plan.refusals import NotPossible
from signward.core.plan.templates import Template, read_template, write_template
from signward.core.plan.words import slug
from signward.web.meeting_fields import authority_in
from signward.web.template_rows import EditorRow, links_in, signature_of, target_of


@dataclass(frozen=True, slots=True)
class About:
    """What a template says of itself, as typed."""

    name: str
    description: str
    segment: str
    reserve: str


def template_from(rows: Sequence[EditorRow], about: About, base: Template) -> tuple[Template | None, dict[str, str]]:
    """The template that the rows say, with gates, risks and whatever else has no row from `base`; or what is wrong.

    Wrong things are told by `row-3`, or by the field of the head.
    """
    numbers = {row.row: n for n, row in enumerate(rows, 1)}
    links, unread = links_in(rows, signature_of(base))
    wrong = {f"row-{numbers[key]}": f"Row {numbers[key]}: {words}." for key, words in unread.items()}
    wrong |= {f"row-{n}": f"Row {n}: {words}" for n, row in enumerate(rows, 1) if (words := _unread_authority(row))}
    if about.reserve and not (about.reserve.isdecimal() and len(about.reserve) <= 4):
        wrong["reserve"] = "Give the reserve in whole business days."
    if wrong:
        return None, wrong
    document, places = _document(rows, links, about, base)
    try:
        return read_template(document), {}
    except WrongDocument as problems:
        return None, _by_row(problems, places)


def _unread_authority(row: EditorRow) -> str:
    """What is wrong with it; empty where it can be read, or nobody gave one."""
    try:
        authority = authority_in(row.authority)
    except NotPossible as wrong:
        return wrong.message
    return "Say when the meeting is held that decides above so much." if authority and not row.meets else ""


def _document(
    rows: Sequence[EditorRow], links: Mapping[str, list[Any]], about: About, base: Template
) -> tuple[dict[str, Any], list[list[int]]]:
    """The template's own file, and the number of the row behind each milestone of each workstream."""
    was = write_template(base)
    ids = _ids(rows)
    people, owner = _people(rows, was)
    streams: dict[str, dict[str, Any]] = {}
    places: dict[str, list[int]] = {}
    for n, row in enumerate(rows, 1):
        stream = streams.setdefault(row.stream.casefold(), _stream(row.stream, was, streams, people))
        stream.setdefault("milestones", []).append(_milestone(row, links, ids, owner, base))
        places.setdefault(row.stream.casefold(), []).append(n)
    known = set(ids.values())
    for stream in streams.values():
        if "gate" in stream and stream["gate"].get("milestone") not in known:
            stream["gate"].pop("milestone", None)
    document = {
        "signward": 1,
        "template": {k: v for k, v in (("name", about.name), ("description", about.description),
                                        ("segment", about.segment)) if v},
        "reserve": int(about.reserve or 0), "people": people, "workstreams": list(streams.values()),
        **{key: was[key] for key in ("pace",) if key in was},
    }  # fmt: skip
    document |= _signing(was, rows, links, ids, {p["id"] for p in people})
    document |= _risks(was, known, {p["id"] for p in people})
    return document, list(places.values())


def _ids(rows: Sequence[EditorRow]) -> dict[str, str]:
    """The id of each row: a new one gets its own from its words."""
    made: dict[str, str] = {row.row: row.row for row in rows if not row.row.startswith("new-")}
    for row in rows:
        if row.row not in made:
            made[row.row] = slug(row.deliverable, {*made.values(), "signature"}, "milestone")
    return made


def _people(
    rows: Sequence[EditorRow], was: Mapping[str, Any]
) -> tuple[list[dict[str, str]], dict[tuple[str, str], str]]:
    """The roles that own a row, sign or attend a gate, and the id of each by side and words."""
    known = {(p["side"], p["name"].casefold()): p for p in was.get("people", [])}
    attending = {a for w in was["workstreams"] for a in w.get("gate", {}).get("attendees", [])}
    attending |= {was.get("signature", {}).get(side) for side in ("vendor", "buyer")}
    kept = {p["id"]: p for p in was.get("people", []) if p["id"] in attending}
    owner: dict[tuple[str, str], str] = {}
    for row in rows:
        for side, name in (("vendor", row.vendor), ("buyer", row.buyer)):
            key = (side, name.casefold())
            if not name or key in owner:
                continue
            taken = {*kept, *(p["id"] for p in known.values())}
            person = known.get(key) or {"id": slug(name, taken, "person"), "name": name, "side": side}
            kept[person["id"]], owner[key] = person, person["id"]
    order = [p["id"] for p in was.get("people", [])]
    return sorted(kept.values(), key=lambda p: order.index(p["id"]) if p["id"] in order else len(order)), owner


def _stream(
    name: str, was: Mapping[str, Any], taken: Mapping[str, Mapping[str, Any]], people: Sequence[Mapping[str, str]]
) -> dict[str, Any]:
    found = next((w for w in was["workstreams"] if w.get("name", w["id"]).casefold() == name.casefold()), None)
    if found:
        return {key: dict(value) if key == "gate" else value for key, value in found.items() if key != "milestones"}
    ids = {w["id"] for w in was["workstreams"]} | {w["id"] for w in taken.values()}
    return {"id": slug(name, ids, "workstream"), "name": name or "Milestones"}


def _milestone(
    row: EditorRow, links: Mapping[str, list[Any]], ids: Mapping[str, str], owner: Mapping[tuple[str, str], str],
    base: Template,
) -> dict[str, Any]:  # fmt: skip
    made: dict[str, Any] = {"id": ids[row.row], "deliverable": row.deliverable, "lead": row.lead, "step": row.step}
    made["duration"] = _duration(row.takes)
    made["after"] = [_renamed(link, ids) for link in links[row.row]]
    for side, name in (("vendor", row.vendor), ("buyer", row.buyer)):
        made[side] = owner.get((side, name.casefold()))
    if row.meets:
        before = base.plan.milestone(row.row)
        name = before.meeting.name if before and before.meeting else ""
        papers = int(row.papers) if row.papers.isdecimal() else None if not row.papers else row.papers
        authority = authority_in(row.authority)
        decides = {"above": authority.above, "currency": authority.currency} if authority else None
        keys = (("name", name), ("every", row.meets), ("papers", papers), ("authority", decides))
        made["meeting"] = {key: value for key, value in keys if value}
    return {key: value for key, value in made.items() if value not in (None, "", [])}


def _signing(
    was: Mapping[str, Any], rows: Sequence[EditorRow], links: Mapping[str, list[Any]], ids: Mapping[str, str],
    people: set[str],
) -> dict[str, Any]:  # fmt: skip
    """It goes on waiting for what it did, and for new rows that nothing follows and that do not follow it."""
    if "signature" not in was:
        return {}
    signature = {k: v for k, v in was["signature"].items() if k not in ("vendor", "buyer") or v in people}
    followed = {target_of(link) for after in links.values() for link in after}
    after = [link for link in signature.get("after", []) if target_of(link) in ids.values()]
    if after:
        later = {row.row for row in rows if any(target_of(x) == signature["id"] for x in links[row.row])}
        new = [r.row for r in rows if r.row.startswith("new-") and r.row not in followed and r.row not in later]
        after += [ids[row] for row in new]
    return {"signature": {**signature, "after": after}}


def _risks(was: Mapping[str, Any], milestones: set[str], people: set[str]) -> dict[str, Any]:
    risks = [
        {k: [x for x in v if x in milestones] if k == "threatens" else v for k, v in risk.items()
         if k != "owner" or v in people}
        for risk in was.get("risks", [])
    ]  # fmt: skip
    return {"risks": risks} if risks else {}


def _by_row(problems: WrongDocument, places: list[list[int]]) -> dict[str, str]:
    wrong: dict[str, str] = {}
    for problem in problems.problems:
        match problem.path:
            case ("workstreams", int(n), "milestones", int(k), *field):
                number = places[n][k]
                what = f"{field[0]}: " if field else ""
                wrong[f"row-{number}"] = f"Row {number}: {what}{problem.message}."
            case ("template", str(key)) | (str(key),) if key in ("name", "description", "segment", "reserve"):
                wrong[key] = f"{problem.message[:1].upper()}{problem.message[1:]}."
            case _:
                wrong[""] = f"{problem.place}: {problem.message}."
    return wrong


def _duration(typed: str) -> Any:
    """As the plan file has it; what is no duration is passed on, for the reader to say so."""
    parts = [part.strip() for part in typed.split("/")] if typed else []
    try:
        if typed.startswith("{"):
            return json.loads(typed)
        numbers = [int(part) if part.isdecimal() else float(part) for part in parts]
    except ValueError:
        return typed
    return None if not numbers else numbers[0] if len(numbers) == 1 else numbers


def _renamed(link: Any, ids: Mapping[str, str]) -> Any:
    target = ids.get(target_of(link), target_of(link))
    return {**link, "id": target} if isinstance(link, dict) else target

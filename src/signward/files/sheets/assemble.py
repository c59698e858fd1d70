"""From understood rows to the content of a plan file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from signward.files.sheets.cast import Member, unique_id
from signward.files.sheets.grid import fold, words
from signward.files.sheets.header_block import Facts
from signward.files.sheets.headings import generic_side
from signward.files.sheets.links import FoundLink
from signward.files.sheets.owners import Mention
from signward.files.sheets.parties import Parties, cue
from signward.files.sheets.reading import SheetOwner, SheetRow, quoted
from signward.files.sheets.risks import FoundRisk
from signward.files.sheets.signing import sign, signing_step
from signward.files.sheets.spoken import read_date
from signward.files.sheets.understood import Assembly, Understood


def assemble(items: Sequence[Understood], work: Assembly) -> tuple[dict[str, Any], tuple[SheetRow, ...]]:
    """The plan file's content and the rows for a preview."""
    _stand_ins(items, work)
    people = work.cast.people()
    ids = _ids(items)
    signing = signing_step(items)
    target = work.target or (items[signing].when.due if signing is not None else None)
    document: dict[str, Any] = {"signward": 1}
    for key, value in (
        ("customer", work.parties.customer),
        ("vendor", work.parties.vendor),
        ("outcome", work.facts.text("outcome")),
    ):
        if value:
            document[key] = value
    if target:
        document["target_signature"] = target.isoformat()
    if work.facts.text("event"):
        document["compelling_event"] = _event(work.facts.text("event"), work.facts)
    if people:
        document["people"] = people
    milestones = [_milestone(item, ids, index, work) for index, item in enumerate(items)]
    if signing is not None:
        document |= sign(items, milestones, ids, signing, work)
    document["workstreams"] = _workstreams(items, milestones)
    if "signature" in document:
        document["signature"] = document.pop("signature")
    if work.risks:
        document["risks"] = [_risk(risk, work) for risk in work.risks]
    return document, tuple(_row(item, items, work) for item in items)


def _risk(risk: FoundRisk, work: Assembly) -> dict[str, str]:
    owner = work.cast.members[risk.owner] if risk.owner else None
    held = {"what": risk.what, "owner": owner.id if owner else "", "mitigation": risk.mitigation}
    return {key: value for key, value in held.items() if value}


def _ids(items: Sequence[Understood]) -> list[str]:
    taken = {"signature"}
    ids = []
    for item in items:
        own = item.step.title
        ids.append(unique_id("contract-signature" if words(own) == "signature" else own, taken, "step"))
    return ids


def _milestone(item: Understood, ids: list[str], index: int, work: Assembly) -> dict[str, Any]:
    vendor, buyer = _two_owners(item, work)
    milestone: dict[str, Any] = {
        "id": ids[index],
        "deliverable": item.step.title,
        "lead": _lead(item, vendor, buyer, work.parties),
    }
    if vendor:
        milestone["vendor"] = vendor.id
    if buyer:
        milestone["buyer"] = buyer.id
    if item.when.due:
        milestone["due"] = item.when.due.isoformat()
    if item.duration is not None:
        milestone["duration"] = item.duration
    if item.links:
        milestone["after"] = [_link(link, ids) for link in item.links]
    for key, day in (("started", item.started), ("done", item.done)):
        if day:
            milestone[key] = day.isoformat()
    if item.evidence:
        milestone["evidence"] = item.evidence
    return milestone


def _link(link: FoundLink, ids: list[str]) -> Any:
    if link.kind == "FS" and not link.lag:
        return ids[link.step]
    found: dict[str, Any] = {"id": ids[link.step]}
    if link.kind != "FS":
        found["link"] = link.kind
    return found | ({"lag": link.lag} if link.lag else {})


def _two_owners(item: Understood, work: Assembly) -> tuple[Member | None, Member | None]:
    """One owner for each side; the others of a side are people of the plan and are said."""
    members = [work.cast.members[key] for key in item.owners]
    held: dict[str, Member | None] = {"vendor": None, "buyer": None}
    place = work.grid.ref(item.step.title_cell)
    for member in members:
        if member.joint:
            continue
        if held[member.side] is None or held[member.side] is member:
            held[member.side] = member
        else:
            first = held[member.side]
            work.notes.say(
                place,
                f"{quoted(member.name)} is a second {member.side} owner beside {quoted(first.name if first else '')}: listed among the people only.",  # noqa: E501
                "ask",
            )
    if any(member.joint for member in members):
        for side in held:
            held[side] = held[side] or stand_in(side, work)
        named = " and ".join(member.name for member in held.values() if member)
        work.notes.say(
            place,
            f"{quoted(next(m.name for m in members if m.joint))} is read as an owner on each side: {named}.",
            "resolved",
        )
    _say_missing(item, held, place, work)
    return held["vendor"], held["buyer"]


def _say_missing(item: Understood, held: dict[str, Member | None], place: str, work: Assembly) -> None:
    """A step without an owner, or without one on a side that has a column of its own, is asked about."""
    title = quoted(item.step.title)
    columns = item.step.table.of("owner")
    if not any(held.values()):
        if columns and not item.done:
            work.notes.say(place, f"{title} has no owner.", "ask")
        return
    for side, owner in held.items():
        if owner is None and any(column.sides == (side,) for column in columns) and not item.done:
            work.notes.say(place, f"{title} has no {side} owner.", "ask")


def stand_in(side: str, work: Assembly) -> Member:
    """The placeholder that stands for a whole side."""
    company = work.parties.vendor if side == "vendor" else work.parties.customer
    for wanted in (
        words(company),
        "vendor" if side == "vendor" else "customer",
        "seller" if side == "vendor" else "buyer",
    ):
        if wanted and wanted in work.cast.members and work.cast.members[wanted].side == side:
            return work.cast.members[wanted]
    name = company or ("Vendor" if side == "vendor" else "Customer")
    key = work.cast.add(Mention(name, generic=side), "")
    work.cast.members[key].side = side
    work.cast.members[key].firm = True
    return work.cast.members[key]


def _stand_ins(items: Sequence[Understood], work: Assembly) -> None:
    """Placeholders must exist before the people are listed."""
    if any(work.cast.members[key].joint for item in items for key in item.owners):
        for side in ("vendor", "buyer"):
            stand_in(side, work)


def _lead(item: Understood, vendor: Member | None, buyer: Member | None, parties: Parties) -> str:
    said = item.step.cell("lead")
    side = (generic_side(said.text) or parties.side_of_company(said.text)) if said else None
    if side in ("vendor", "buyer"):
        return side
    if bool(vendor) != bool(buyer):
        return "vendor" if vendor else "buyer"
    return "buyer" if cue(item.step.title) < 0 else "vendor"


def _event(text: str, facts: Facts) -> dict[str, str]:
    event = {"what": text}
    found = re.search(
        r"\d{4}-\d\d-\d\d|\d{1,2}\.? [A-Za-zéûäç]{3,10}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}", text
    )
    spoken = read_date(found[0]) if found else None
    if spoken and spoken.on:
        event["date"] = spoken.on.isoformat()
    return event


def _workstreams(items: Sequence[Understood], milestones: list[dict[str, Any]]) -> list[dict[str, Any]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    names: dict[str, str] = {}
    for item, milestone in zip(items, milestones, strict=True):
        name = item.step.section or "Plan"
        names.setdefault(fold(name), name)
        grouped.setdefault(fold(name), []).append(milestone)
    taken = {milestone["id"] for milestone in milestones}
    return [
        {"id": unique_id(names[key], taken, "workstream"), "name": names[key], "milestones": held}
        for key, held in grouped.items()
    ]


def _row(item: Understood, items: Sequence[Understood], work: Assembly) -> SheetRow:
    sides = {"vendor": "seller", "buyer": "buyer"}
    members = [work.cast.members[key] for key in item.owners]
    return SheetRow(
        cell=work.grid.ref(item.step.title_cell),
        title=item.step.title,
        due=item.when.due,
        due_words=item.when.words,
        date_precision=item.when.precision,
        owners=tuple(SheetOwner(m.name, "joint" if m.joint else sides[m.side]) for m in members),
        status=item.status,
        status_words=item.status_words,
        workstream=item.step.section,
        completed=item.done,
        start=item.when.start,
        depends_on=tuple(items[link.step].step.title for link in item.links),
        note=item.note,
    )

"""What a plan file says must hold together: ids, owners, links, and days that have come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from signward.core.plan.circles import circle_in, edges_of
from signward.core.plan.document_problems import Path, Reader, nearest
from signward.core.plan.state import Link, Milestone, Plan


def check_meaning(r: Reader, plan: Plan, top: Mapping[str, Any], today: date | None) -> None:
    """Notes everything that cannot be so. `top` is the document, for the places in it."""
    places = dict(zip((id(m) for m in plan.milestones), _places(top), strict=True))
    located = [(m, places[id(m)]) for m in plan.milestones]
    _ids(r, plan, located)
    _people(r, plan, located)
    _links(r, plan, located)
    _circles(r, plan, located)
    for milestone, path in located:
        _days(r, milestone, path, today)


def _places(top: Mapping[str, Any]) -> Iterator[Path]:
    streams = top.get("workstreams")
    for n, stream in enumerate(streams if isinstance(streams, list | tuple) else ()):
        inner = stream.get("milestones") if isinstance(stream, Mapping) else None
        for k, milestone in enumerate(inner if isinstance(inner, list | tuple) else ()):
            if milestone is not None:  # the reader has said so already
                yield ("workstreams", n, "milestones", k)


def _ids(r: Reader, plan: Plan, located: list[tuple[Milestone, Path]]) -> None:
    counts = Counter(m.id for m in plan.milestones)
    if plan.signature:
        counts[plan.signature.id] += 1
    for milestone, path in located:
        if counts[milestone.id] > 1:
            r.wrong((*path, "id"), f"{milestone.id} is the id of more than one milestone")
    for key, found in (("workstreams", [w.id for w in plan.workstreams]), ("people", [p.id for p in plan.people])):
        for n, name in enumerate(found):
            if name in found[:n]:
                r.wrong((key, n, "id"), f"{name} stands here twice")


def _people(r: Reader, plan: Plan, located: list[tuple[Milestone, Path]]) -> None:
    """An owner is an id under `people`; a file that lists no people may name owners freely."""
    known = [p.id for p in plan.people]
    if not known:
        return
    owners: list[tuple[str | None, Path]] = []
    for milestone, path in located:
        owners += [(milestone.vendor, (*path, "vendor")), (milestone.buyer, (*path, "buyer"))]
    if plan.signature:
        owners += [(plan.signature.vendor, ("signature", "vendor")), (plan.signature.buyer, ("signature", "buyer"))]
    owners += [(risk.owner, ("risks", n, "owner")) for n, risk in enumerate(plan.risks)]
    for n, stream in enumerate(plan.workstreams):
        attendees = stream.gate.attendees if stream.gate else ()
        owners += [(name, ("workstreams", n, "gate", "attendees", k)) for k, name in enumerate(attendees)]
    for person, path in owners:
        if person and person not in known:
            r.wrong(path, f"{person} is not among the people{nearest(person, known)}")


def _links(r: Reader, plan: Plan, located: list[tuple[Milestone, Path]]) -> None:
    signature = plan.signature.id if plan.signature else "signature"
    known = [m.id for m in plan.milestones] + [signature]
    named: list[tuple[str, Path]] = []
    for milestone, path in located:
        named += _named(milestone.after, (*path, "after"))
    named += _named(plan.signature.after, ("signature", "after")) if plan.signature else []
    for n, risk in enumerate(plan.risks):
        named += [(name, ("risks", n, "threatens", k)) for k, name in enumerate(risk.threatens)]
    for n, stream in enumerate(plan.workstreams):
        if stream.gate and stream.gate.milestone:
            named.append((stream.gate.milestone, ("workstreams", n, "gate", "milestone")))
    for name, path in named:
        if name and name not in known:
            r.wrong(path, f"there is no milestone {name}{nearest(name, known)}")


def _named(links: tuple[Link, ...], path: Path) -> list[tuple[str, Path]]:
    return [(link.id, (*path, n)) for n, link in enumerate(links)]


def _circles(r: Reader, plan: Plan, located: list[tuple[Milestone, Path]]) -> None:
    edges = edges_of(plan)
    if not plan.signature:
        edges.setdefault("signature", [])
    circle = circle_in(edges)
    if circle:
        path = next((path for m, path in located if m.id in circle), ("signature",))
        again = " → ".join((*circle, circle[0]))
        r.wrong((*path, "after"), f"these milestones wait for each other: {again}")


def _days(r: Reader, milestone: Milestone, path: Path, today: date | None) -> None:
    if milestone.started and milestone.done and milestone.done < milestone.started:
        r.wrong((*path, "done"), f"done on {milestone.done}, before it started on {milestone.started}")
    if milestone.not_before and milestone.not_after and milestone.not_after < milestone.not_before:
        r.wrong((*path, "not_after"), f"not after {milestone.not_after}, but not before {milestone.not_before} either")
    for key, day in (("started", milestone.started), ("done", milestone.done)):
        if today and day and day > today:
            r.wrong((*path, key), f"{day} lies after today, {today}")

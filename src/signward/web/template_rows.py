"""The rows of a template as its editor shows them, and what was typed in them as a template again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from signward.core.plan.meetings_in_words import amount_in_words
from signward.core.plan.templates import Template, write_template
from signward.core.plan.times import Authority
from signward.files.planbook.cells import meant, shown
from signward.files.planbook.layout import Kind
from signward.files.planbook.names import Names

FIELDS: Final = (
    "row", "deliverable", "stream", "lead", "takes", "step", "after", "meets", "papers", "authority", "vendor", "buyer",
)  # fmt: skip
MOST: Final = 100
_MOVE: Final = re.compile(r"(up|down|remove)-(\d{1,3})")


@dataclass(frozen=True, slots=True)
class EditorRow:
    """One milestone, every field as it is typed: `after` names rows by number, `takes` is `5` or `2/5/9` or empty,
    `authority` is `500,000 EUR`."""

    row: str
    deliverable: str = ""
    stream: str = ""
    lead: str = "vendor"
    takes: str = ""
    step: str = ""
    after: str = ""
    meets: str = ""
    papers: str = ""
    authority: str = ""
    vendor: str = ""
    buyer: str = ""


def rows_of(template: Template) -> tuple[EditorRow, ...]:
    """In the order of the plan, workstream by workstream."""
    plan = template.plan
    names = {w.id: w.name for w in plan.workstreams}
    made = [
        (EditorRow(
            row=m.id, deliverable=m.deliverable, stream=names[m.workstream], lead=m.lead.value,
            takes=_takes(m.duration.spec if m.duration else None), step=m.step,
            meets=m.meeting.every or "" if m.meeting else "",
            papers=str(m.meeting.papers) if m.meeting and m.meeting.papers else "",
            authority=_decides(m.meeting.authority if m.meeting else None),
            vendor=plan.name_of(m.vendor), buyer=plan.name_of(m.buyer),
        ), milestone.get("after", []))
        for m, milestone in zip(
            (m for w in plan.workstreams for m in plan.in_workstream(w.id)), _milestones(template), strict=True
        )
    ]  # fmt: skip
    return numbered([row for row, _ in made], {row.row: after for row, after in made}, signature_of(template))


def numbered(
    rows: Sequence[EditorRow], links: Mapping[str, list[Any] | None], signature: str = "signature"
) -> tuple[EditorRow, ...]:
    """The rows with what they follow by the numbers that rows have now; what could not be read stays as typed."""
    names = Names(rows={row.row: str(n) for n, row in enumerate(rows, 1)}, signature=signature)
    known = {row.row for row in rows} | {signature}
    return tuple(
        row if (after := links.get(row.row)) is None
        else replace(row, after=str(shown(Kind.LINKS, [x for x in after if target_of(x) in known], names) or ""))
        for row in rows
    )  # fmt: skip


def links_in(rows: Sequence[EditorRow], signature: str = "signature") -> tuple[dict[str, list[Any]], dict[str, str]]:
    """What each row follows, by its id, as in a plan file; and what could not be read, by the row's id."""
    names = Names(rows={row.row: str(n) for n, row in enumerate(rows, 1)}, signature=signature)
    found: dict[str, list[Any]] = {}
    wrong: dict[str, str] = {}
    for row in rows:
        try:
            found[row.row] = meant(Kind.LINKS, row.after, names)
        except ValueError as words:
            wrong[row.row] = str(words)
    return found, wrong


def rearranged(rows: Sequence[EditorRow], do: str) -> tuple[EditorRow, ...]:
    """The rows after `add`, or after `up-3`, `down-3`, `remove-3`; links follow their rows to their new numbers."""
    links, _ = links_in(rows)
    moved = list(rows)
    if do == "add" and len(moved) < MOST:
        last = moved[-1] if moved else EditorRow("")
        fresh = next(name for n in range(len(moved) + 1) if (name := f"new-{n}") not in {row.row for row in moved})
        moved.append(EditorRow(fresh, stream=last.stream, vendor=last.vendor, buyer=last.buyer))
    elif (found := _MOVE.fullmatch(do)) and 1 <= int(found[2]) <= len(moved):
        at = int(found[2]) - 1
        row = moved.pop(at)
        if found[1] != "remove":
            moved.insert(max(0, at - 1) if found[1] == "up" else at + 1, row)
    return numbered(moved, {row.row: links.get(row.row) for row in moved})


def _takes(spec: Any) -> str:
    if spec is None:
        return ""
    if isinstance(spec, list | tuple):
        return "/".join(f"{days:g}" for days in spec)
    return f"{spec:g}" if isinstance(spec, int | float) else json.dumps(spec)


def _decides(authority: Authority | None) -> str:
    return f"{amount_in_words(authority.above)} {authority.currency}" if authority else ""


def target_of(link: Any) -> str:
    """The id of what a link follows."""
    return str(link["id"] if isinstance(link, dict) else link)


def signature_of(template: Template) -> str:
    """The id of the signature."""
    return template.plan.signature.id if template.plan.signature else "signature"


def _milestones(template: Template) -> list[dict[str, Any]]:
    return [m for w in write_template(template)["workstreams"] for m in w.get("milestones", [])]

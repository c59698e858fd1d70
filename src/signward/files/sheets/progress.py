"""What a row tells of progress: its status, its durations, its start and its end, and the words that no field takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from signward.files.sheets.effort import business_days, end_of, read_duration
from signward.files.sheets.grid import Grid
from signward.files.sheets.reading import Notes, RefusedFile, quoted
from signward.files.sheets.statuses import HEALTH, read_status, sign_status, word_status
from signward.files.sheets.steps import Step
from signward.files.sheets.understood import Understood

_READ = (
    "title",
    "due",
    "due-new",
    "due-old",
    "week",
    "calendar-week",
    "days-before",
    "weeks-before",
    "start",
    "completed",
    "second completed",
    "status",
    "second status",
    "ticked status",
    "owner",
    "party",
    "workstream",
    "after",
    "duration",
    "duration-weeks",
    "evidence",
    "email",
    "number",
    "month",
    "twin",
    "lead",
)


@dataclass(slots=True)
class Draft:
    status: str
    words: str
    evidence: str
    note: str


def understand(grid: Grid, step: Step, legend: dict[str, str], notes: Notes) -> Draft:
    """The status of a step, and a remark for each of its cells that no field of the plan takes."""
    status, said = _status(grid, step, legend, notes)
    evidence = step.cell("evidence")
    told = []
    for row in (step.row, *step.more):
        for cell in row.filled:
            column = step.table.columns.get(cell.column)
            if (
                (column and (column.kind in _READ or (column.kind == "legend" and cell.fill)))
                or cell.column in step.table.timeline
                or cell.copy
            ):
                continue
            if column and column.kind == "notes":
                told.append(cell.text)
            name = f" ({column.title})" if column and column.title else ""
            notes.say(grid.ref(cell), f"{quoted(cell.text)}{name} has no field in the plan: left out.", "left-out")
    return Draft(status, said, evidence.text if evidence else "", "; ".join(told))


def _status(grid: Grid, step: Step, legend: dict[str, str], notes: Notes) -> tuple[str, str]:
    """The status of a step and its words. Of several columns done counts first, then progress, then health."""
    read: list[tuple[str, str]] = []
    for column in step.table.of("status", "second status"):
        cell = step.row.cells.get(column.number)
        status = read_status(cell, column.title, legend)
        if cell and status.remark:
            notes.say(grid.ref(cell), status.remark, status.kind)
        if cell and status.name:
            read.append((status.name, cell.text))
    for column in step.table.of("ticked status"):
        cell = step.row.cells.get(column.number)
        if cell and cell.text and (named := word_status(column.title)):
            notes.say(
                grid.ref(cell), f"{quoted(cell.text)} under {quoted(column.title)} is read as that status.", "resolved"
            )
            read.append((named, column.title))
    name, words = min(read, key=lambda pair: _weight(pair[0]), default=("not_started", ""))
    if step.title_cell.strike and name != "done":
        name = "dropped"
    if not step.table.of("status") and name == "not_started":
        name = legend.get(step.title_cell.fill or step.title_cell.ink, name)
    if name == "not_started":
        name = _leading_sign(step) or name
    return name, words


def _weight(name: str) -> int:
    return {"done": 0, "not_started": 3}.get(name, 2 if name in HEALTH else 1)


def _leading_sign(step: Step) -> str | None:
    """A tick before the deliverable, or a box as Markdown writes it."""
    raw = step.title_cell.text.lstrip()
    signed = sign_status(raw[:1])
    if signed and raw[:1] not in "✅☑✔✓":
        step.title = step.title.lstrip(f"{raw[:1]}\ufe0f ") or step.title
        return signed
    if raw[:3].lower() in ("[x]", "[✓]") or raw[:1] in "✅☑✔✓":
        step.title = step.title.lstrip("✅☑✔✓\ufe0f ")
        return "done"
    return None


def complete(
    grid: Grid, item: Understood, draft: Draft, bar: tuple[date, date] | None, today: date, notes: Notes
) -> None:
    """Fills in the duration, the due date that follows from a start, and the days on which the step began and ended."""
    item.evidence, item.note = draft.evidence, draft.note
    _duration(grid, item, notes)
    if bar:
        item.when = replace(item.when, due=item.when.due or bar[1], start=item.when.start or bar[0], precision="week")
    start, due = item.when.start, item.when.due
    if due is None and start is not None and item.duration is not None:
        item.when.due = due = end_of(start, item.duration)
        notes.say(grid.ref(item.step.title_cell), f"Due {due}: {item.duration} business days from {start}.", "resolved")
    if start and due and item.duration is None:
        if start <= due:
            item.duration = business_days(start, due)
        else:
            notes.say(
                grid.ref(item.step.title_cell),
                f"The start {start} lies after the due date {due}: the start is not used.",
                "ask",
            )
            start = item.when.start = None
    if item.when.completed and item.status in ("not_started", "in_progress") and not draft.words:
        item.status = "done"
    _days(grid, item, today, start, notes)


def _duration(grid: Grid, item: Understood, notes: Notes) -> None:
    for kind in ("duration", "duration-weeks"):
        cell = item.step.cell(kind)
        if cell and item.duration is None:
            item.duration = read_duration(cell, weeks=kind == "duration-weeks")
            if item.duration is None:
                notes.say(
                    grid.ref(cell), f"{quoted(cell.text)} is not a duration that is understood.", "not-understood"
                )


def _days(grid: Grid, item: Understood, today: date, start: date | None, notes: Notes) -> None:
    place = grid.ref(
        next((c for c in (item.step.cell("status"), item.step.cell("completed")) if c), item.step.title_cell)
    )
    if item.status == "done":
        item.done = _done_on(item, today, place, notes)
        item.started = start if start and start <= item.done else None
    elif item.status == "in_progress":
        if start and start <= today:
            item.started = start
        else:
            notes.say(
                place,
                f"{quoted(item.step.title)} is under way, but nothing says since when: its start is left open.",
                "ask",
            )
    elif item.status not in ("not_started", "dropped"):
        why = (
            "health, not progress: a plan works it out from its dates"
            if item.status in HEALTH
            else "not carried: a plan works it out from its dates"
        )
        notes.say(place, f"{quoted(item.status_words or item.status.replace('_', ' '))} is {why}.", "left-out")
    if item.when.completed and item.status != "done":
        notes.say(
            place,
            f"{quoted(item.step.title)} has a completion date ({item.when.completed}) but is not marked as done: left open.",  # noqa: E501
            "ask",
        )
    if start and start > today and item.status in ("in_progress",):
        item.started = None


def _done_on(item: Understood, today: date, place: str, notes: Notes) -> date:
    title = quoted(item.step.title)
    if item.when.completed and item.when.completed <= today:
        return item.when.completed
    if item.when.completed:
        notes.say(
            place, f"{title} is done on {item.when.completed}, which is later than today: {today} is kept.", "ask"
        )
        return today
    if item.when.due and item.when.due <= today:
        notes.say(place, f"{title} is done; no day is given, so its due date {item.when.due} is taken.", "resolved")
        return item.when.due
    notes.say(place, f"{title} is done; no day is given and it is not due yet, so today ({today}) is taken.", "ask")
    return today


def without_dropped(grid: Grid, items: list[Understood], notes: Notes) -> list[Understood]:
    """Leaves out steps that are struck through or cancelled, and the links to them."""
    kept = [i for i, item in enumerate(items) if item.status != "dropped"]
    if not kept:
        raise RefusedFile("Every step of the table is struck through or cancelled.")
    place = {old: new for new, old in enumerate(kept)}
    for index, item in enumerate(items):
        if item.status == "dropped":
            how = "struck through" if item.step.title_cell.strike else f"marked {quoted(item.status_words)}"
            for cell in item.step.row.filled:
                notes.say(
                    grid.ref(cell),
                    f"{quoted(cell.text)}: the step {quoted(item.step.title)} is {how}, so it is left out. Right?",
                    "ask",
                )
        lost = [link for link in item.links if link.step not in place]
        item.links = [replace(link, step=place[link.step]) for link in item.links if link.step in place]
        if lost and index in place:
            notes.say(
                grid.ref(item.step.title_cell), f"{quoted(item.step.title)} waited for a step that is left out.", "ask"
            )
    return [items[i] for i in kept]

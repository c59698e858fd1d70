"""All dates of a table together: their order is decided once, weeks and countdowns get their anchors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from signward.files.sheets.date_order import decide_order
from signward.files.sheets.days import Anchors, Day, resolve, weeks_are_calendar
from signward.files.sheets.grid import Cell, Grid, words
from signward.files.sheets.header_block import Facts
from signward.files.sheets.reading import Notes, quoted
from signward.files.sheets.spoken import Spoken, read_date
from signward.files.sheets.statuses import done_day
from signward.files.sheets.steps import Step, due_cells
from signward.files.sheets.table import DUE_KINDS

_KINDS = ("start", "completed", "second completed")
_AT_CLOSE = frozenset(
    ["close", "at close", "on close", "close date", "at signature", "on signature", "signature", "at signing"]
)
_HOLIDAYS = {(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)}


@dataclass(slots=True)
class When:
    """The dates of one step."""

    due: date | None = None
    words: str = ""
    precision: str = "day"
    start: date | None = None
    completed: date | None = None


def spoken_of(kind: str, cell: Cell) -> Spoken | None:
    """What a date cell says, its column's heading taken into account."""
    if isinstance(cell.value, bool):
        return None
    spoken = read_date(cell.text)
    number = re.fullmatch(r"([+-]?)(\d{1,3})(?:\s*(?:days?|d|tage|w|weeks?))?", cell.text.strip(), re.IGNORECASE)
    weeks = re.fullmatch(r"(\d{1,2}) ?(?:[-–—/&+]|to|bis|and) ?(\d{1,2})", cell.text.strip())
    if weeks and kind in ("week", "calendar-week") and int(weeks[1]) < int(weeks[2]):
        return Spoken(kind, number=int(weeks[2]))
    if number and kind in ("days-before", "weeks-before"):
        count = int(number[2]) * (1 if number[1] == "+" else -1)
        return Spoken("offset", number=count, unit=kind.removesuffix("-before"), part="close")
    if spoken and spoken.kind in ("bare", "week") and kind == "calendar-week":
        return replace(spoken, kind="calendar-week") if 1 <= spoken.number <= 53 else None
    if spoken and spoken.kind == "bare" and kind == "week":
        return (
            replace(spoken, kind="week")
            if spoken.number > 0
            else replace(spoken, kind="offset", unit="weeks", part="close")
        )
    if spoken is None and kind in DUE_KINDS and words(cell.text) in _AT_CLOSE:
        return Spoken("offset", unit="days", part="close")
    return spoken


def anchors_of(grid: Grid, steps: Sequence[Step], facts: Facts, today: date, day_first: bool, notes: Notes) -> Anchors:
    """Reads every date of the sheet once, to decide their order and what weeks are counted from."""
    listed = [(kind, cell) for step in steps for kind, cell in [*due_cells(step), *_others(step)]]
    said = [(spoken, cell.text) for kind, cell in listed if (spoken := spoken_of(kind, cell))]
    headed = {key: read_date(facts.text(key)) for key in ("target", "go_live", "start", "event")}
    numeric = [(inner, text) for spoken, text in said for inner in _numbers(spoken)]
    numeric += [(inner, facts.text(key)) for key, spoken in headed.items() if spoken for inner in _numbers(spoken)]
    known = [spoken.on for spoken, _ in said if spoken.on] + [
        spoken.on for spoken in headed.values() if spoken and spoken.on
    ]
    spelled = [
        text for spoken, text in said if spoken.kind == "day-month" or (spoken.on and re.search(r"[A-Za-z]{3}", text))
    ]
    order = decide_order(numeric, today, day_first_language=day_first, known=known, spelled=spelled)
    if order.sentence:
        cells = [cell for kind, cell in listed if (spoken := spoken_of(kind, cell)) and any(_numbers(spoken))]
        notes.say(_range(grid, cells), order.sentence, "resolved" if order.proven else "ask")
    if (
        order.order == "DMY"
        and order.proven
        and any(isinstance(cell.value, date) and cell.value.day <= 12 for _, cell in listed)
        and numeric
    ):
        notes.say(
            "",
            "Some dates are real dates and some are text with the day first: a program may have swapped day and "
            "month in the real ones. Check them.",
            "ask",
        )
    anchors = Anchors(today, order.order)
    days = {key: resolve(spoken, anchors, today) for key, spoken in headed.items() if spoken}
    anchors = replace(anchors, start=_on(days, "start"), close=_on(days, "target"), go_live=_on(days, "go_live"))
    weeks = [spoken for spoken, _ in said if spoken.kind in ("week", "calendar-week", "bare")]
    has_weeks = any(spoken.kind != "bare" for spoken in weeks)
    if weeks and weeks_are_calendar([s for s in weeks if s.kind != "bare"] if has_weeks else weeks, anchors):
        anchors = replace(anchors, weeks="calendar")
    return anchors


def read_when(grid: Grid, steps: Sequence[Step], anchors: Anchors, done: Sequence[bool], notes: Notes) -> list[When]:
    """The dates of all steps, each vague one with a remark on how it was read."""
    found: list[When] = []
    near_to = anchors.today
    bare_weeks = any(
        s.kind in ("week", "calendar-week") for step in steps for k, c in due_cells(step) if (s := spoken_of(k, c))
    )
    guessed: list[Cell] = []
    for step, finished in zip(steps, done, strict=True):
        when, base = When(), near_to
        for kind, cell in due_cells(step):
            day = _read(grid, cell, spoken_of(kind, cell), anchors, base, bare_weeks, notes)
            if when.due is None and day.on:
                when = When(day.on, cell.text, day.precision, start=day.first)
                guessed += [cell] if day.guessed_year else []
                near_to = day.on
            elif day.on and when.due:
                notes.say(
                    grid.ref(cell),
                    f"{quoted(cell.text)} is not used: the due date comes from {quoted(when.words)}.",
                    "left-out",
                )
            elif not when.words:
                when.words = cell.text
        for kind, cell in _others(step):
            day = _read(grid, cell, spoken_of(kind, cell), anchors, when.due or base, bare_weeks, notes)
            if kind == "start":
                when.start = day.on
            elif when.completed is None:
                when.completed = day.on
            guessed += [cell] if day.guessed_year else []
        if (
            finished
            and when.due
            and when.due > anchors.today
            and _year_was_guessed(step, anchors)
            and when.precision == "day"
        ):
            earlier = (
                when.due.replace(year=when.due.year - 1) if (when.due.month, when.due.day) != (2, 29) else when.due
            )
            when.due = earlier
        found.append(when)
    if guessed:
        years = "the year nearest to the dates beside them"
        notes.say(
            _range(grid, guessed),
            f"Dates without a year, such as {quoted(guessed[0].text)}, are read in {years}.",
            "resolved",
        )
    return found


def _year_was_guessed(step: Step, anchors: Anchors) -> bool:
    for kind, cell in due_cells(step)[:1]:
        spoken = spoken_of(kind, cell)
        if spoken and spoken.kind in ("day-month", "numbers"):
            day = resolve(spoken, anchors, anchors.today)
            return day.guessed_year and day.on is not None and (day.on - anchors.today) > timedelta(days=180)
    return False


def _read(
    grid: Grid, cell: Cell, spoken: Spoken | None, anchors: Anchors, near_to: date, weeks: bool, notes: Notes
) -> Day:
    place = grid.ref(cell)
    if spoken is None:
        notes.say(
            place, f"{quoted(cell.text)} is not a date that is understood: left without a date.", "not-understood"
        )
        return Day(None)
    if spoken.kind == "none":
        if len(cell.text.strip(" -–—?./")) > 0 or cell.text.strip() in "??":
            notes.say(place, f"{quoted(cell.text)} is not a date: left without one.", "not-understood")
        return Day(None)
    if spoken.kind == "half" and weeks and cell.text[:1] in "sS":
        spoken = replace(spoken, kind="calendar-week")  # beside S49 and S51, "S2 2027" is a week as well
    if spoken.kind == "bare":
        if not weeks:
            notes.say(
                place,
                f"{quoted(cell.text)} is a number without a unit, not a date: left without one.",
                "not-understood",
            )
            return Day(None)
        spoken = replace(spoken, kind="week")
    day = resolve(spoken, anchors, near_to)
    if day.on is None:
        why = day.how or "not a day"
        notes.say(place, f"{quoted(cell.text)} is {why}: left without a date.", "not-understood")
        return day
    if day.how:
        notes.say(place, f"{quoted(cell.text)} is read as {day.on}: {day.how}.", "resolved")
        if (day.on.month, day.on.day) in _HOLIDAYS:
            notes.say(place, f"{day.on} is a public holiday in many places. Is the week meant as a whole?", "ask")
    if spoken.weekday is not None and day.precision == "day" and day.on.weekday() != spoken.weekday:
        notes.say(place, f"{quoted(cell.text)} is read as {day.on}, which is another weekday. Right?", "ask")
    if spoken.extra:
        notes.say(
            place, f"{quoted(cell.text)} is read as {day.on}; the words beside the date are not carried.", "resolved"
        )
    return day


def _others(step: Step) -> list[tuple[str, Cell]]:
    found = []
    for kind in _KINDS:
        for column in step.table.of(kind):
            cell = step.row.cells.get(column.number)
            if cell and cell.text:
                found.append((kind, cell))
    for column in step.table.of("status", "second status"):
        cell = step.row.cells.get(column.number)
        if cell and isinstance(cell.value, str) and (day := done_day(cell.text)):
            found.append(("completed", replace(cell, text=day, value=day)))
    return found


def _numbers(spoken: Spoken) -> list[Spoken]:
    listed = [spoken] if spoken.kind == "numbers" else []
    return listed + [part for inner in (spoken.inner, spoken.first) if inner for part in _numbers(inner)]


def _on(days: dict[str, Day], key: str) -> date | None:
    return days[key].on if key in days else None


def _range(grid: Grid, cells: Sequence[Cell]) -> str:
    """One name for many cells: their column from the first row to the last."""
    if not cells:
        return ""
    if cells[0].place:
        places = list(dict.fromkeys(cell.place for cell in cells))
        return places[0] if len(places) == 1 else f"{places[0]} to {places[-1]}"
    columns = sorted({cell.column for cell in cells})
    first, last = min(cell.row for cell in cells), max(cell.row for cell in cells)
    start, end = grid.where(first, columns[0]), grid.where(last, columns[-1])
    return start if start == end else f"{start}:{end}" if not grid.lines else f"{start} to {end}"

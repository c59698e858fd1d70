"""Our own workbook back into the plan file that it was written from, with what people changed in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from signward.core.plan.words import slug
from signward.files.planbook.calendar_rows import read_calendars, read_person_days
from signward.files.planbook.cells import meant, text_of
from signward.files.planbook.layout import (
    BASELINES,
    CALENDARS,
    MEETINGS,
    MILESTONE_COLUMNS,
    NUMBER,
    PEOPLE,
    PLAN,
    PLAN_FACTS,
    RISKS,
    SIGNATURE,
    SIGNATURE_FACTS,
    TABLES,
    TELLING,
    TITLES,
    WORKSTREAMS,
    Column,
    Kind,
)
from signward.files.planbook.names import Names, words_of
from signward.files.planbook.pages import Line, facts_in, lines_in
from signward.files.planbook.progress import settle_status
from signward.files.planbook.recognise import Book, recognise
from signward.files.sheets.reading import Notes, Reading, quoted

Path = tuple[str | int, ...]


def read_planbook(data: bytes, filename: str, today: date) -> Reading | None:
    """The plan file in our own workbook, or in our own table in csv or Markdown; None for anybody else's.

    A cell that cannot be read is left open and listed. In a table alone that means that somebody else's hand or
    program changed it: the general reader, which knows people's ways, reads it then.
    """
    book = recognise(data, filename)
    if book is None:
        return None
    reading = _Reading(book, today)
    document = reading.document()
    remarks = tuple(remark for page in book.pages.values() for remark in page.notes.found)
    if not book.whole and any(remark.kind == "not-understood" for remark in remarks):
        return None
    return Reading(document, remarks, sheet=PLAN, places=reading.places)


@dataclass(slots=True)
class _Reading:
    book: Book
    today: date
    names: Names = field(default_factory=Names)
    places: dict[Path, str] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        people, streams = self._lines(PEOPLE), self._lines(WORKSTREAMS)
        rows = lines_in(self.book.pages[PLAN], (NUMBER, *(c.heading for c in MILESTONE_COLUMNS)), TELLING)
        rows = [row for row in rows if self._is_milestone(row)]
        self._identify(people, streams, rows)
        made: dict[str, Any] = {"signward": 1}
        self._facts(made, PLAN, PLAN_FACTS)
        self._facts(made, SIGNATURE, SIGNATURE_FACTS)
        made["people"] = self._records(people, TABLES[PEOPLE], ("people",))
        made["calendars"] = self._calendars(made["people"])
        made["workstreams"] = self._records(streams, TABLES[WORKSTREAMS], ("workstreams",))
        self._milestones(made, rows)
        made["risks"] = self._records(self._lines(RISKS), TABLES[RISKS], ("risks",))
        made["baselines"] = self._baselines()
        self._strangers(made, rows)
        self._say_other_sheets()
        return {key: value for key, value in made.items() if value not in ([], {})}

    def _lines(self, title: str) -> list[Line]:
        page = self.book.pages.get(title)
        headings = tuple(column.heading for column in TABLES[title])
        return lines_in(page, headings, headings[:1]) if page else []

    def _is_milestone(self, row: Line) -> bool:
        if {"Milestone", "Id"} & row.cells.keys():
            return True
        for heading, cell in row.cells.items():
            if heading != "Status":
                row.say(heading, f"{quoted(text_of(cell))} stands in a row without a milestone.", "left-out")
        return False

    def _identify(self, people: list[Line], streams: list[Line], rows: list[Line]) -> None:
        """Ids come first: everything else is said by names and numbers."""
        self.names.people = words_of(_identified(people, "Name", "person"))
        self.names.streams = words_of(_identified(streams, "Workstream", "workstream"))
        for record, row in zip(_identified(rows, "Milestone", "milestone"), rows, strict=True):
            number = text_of(row.cells.get(NUMBER, "")).strip()
            if number and number in self.names.rows.values():
                row.say(NUMBER, f"The number {number} stands twice; what depends on it follows the first.", "ask")
            elif number:
                self.names.rows[record["id"]] = number
        for page in filter(None, [self.book.pages.get(SIGNATURE)]):
            known = facts_in(page, ("Id",), quiet=True)
            self.names.signature = text_of(known["Id"][1]) if "Id" in known else "signature"

    def _facts(self, made: dict[str, Any], title: str, columns: tuple[Column, ...]) -> None:
        page = self.book.pages.get(title)
        if page is None:
            return
        found = facts_in(page, tuple(c.heading for c in columns), before=page.head(TELLING))
        for column in columns:
            if column.heading in found:
                row, cell = found[column.heading]
                line = Line(page, row, {column.heading: cell}, {column.heading: 2})
                self._put(made, line, column, ())

    def _calendars(self, people: list[dict[str, Any]]) -> dict[str, Any]:
        lines = self._lines(CALENDARS)
        read_person_days([line for line in lines if "Person" in line.cells], people, self.names, self.places)
        return read_calendars([line for line in lines if "Person" not in line.cells], self.places)

    def _baselines(self) -> list[dict[str, Any]]:
        """A line that says when it was signed off begins one; the dates that it found are on the lines below."""
        made: list[dict[str, Any]] = []
        for line in self._lines(BASELINES):
            if "Signed off on" in line.cells:
                made.append(self._record(line, TABLES[BASELINES], ("baselines", len(made))))
            elif made:
                agreed = made[-1].setdefault("milestones", [])
                path = ("baselines", len(made) - 1, "milestones", len(agreed))
                agreed.append(self._record(line, TABLES[BASELINES], path))
            else:
                line.say("Milestone", "No line above says when this date was signed off: left out.", "left-out")
        return made

    def _records(self, lines: list[Line], columns: tuple[Column, ...], path: Path) -> list[dict[str, Any]]:
        return [self._record(line, columns, (*path, n)) for n, line in enumerate(lines)]

    def _record(self, line: Line, columns: tuple[Column, ...], path: Path) -> dict[str, Any]:
        made: dict[str, Any] = {}
        self.places[path] = f"{line.page.title} row {line.row}"
        for column in columns:
            if column.heading in line.cells and column.path:
                self._put(made, line, column, path)
        return made

    def _put(self, made: dict[str, Any], line: Line, column: Column, path: Path) -> None:
        self.places[path + column.path] = f"{line.page.title} {line.ref(column.heading)}"
        try:
            value = meant(column.kind, line.cells[column.heading], self.names)
        except ValueError as wrong:
            line.say(column.heading, f"{column.heading}: {wrong}.", "not-understood")
            return
        *outer, last = column.path
        for step in outer:
            made = made.setdefault(step, {})
        made[last] = value

    def _milestones(self, made: dict[str, Any], rows: list[Line]) -> None:
        meetings = self._meetings()
        here = ""
        for row in rows:
            here = text_of(row.cells.get("Workstream", "")) or here or "Milestones"
            place, stream = self._stream(made["workstreams"], here)
            inside = stream.setdefault("milestones", [])
            path = ("workstreams", place, "milestones", len(inside))
            columns = tuple(column for column in MILESTONE_COLUMNS if column.kind is not Kind.STREAM)
            milestone = self._record(row, columns, path)
            settle_status(milestone, row, self.today)
            if milestone["id"] in meetings:
                milestone["meeting"] = meetings.pop(milestone["id"])
            inside.append(milestone)

    def _stream(self, streams: list[dict[str, Any]], words: str) -> tuple[int, dict[str, Any]]:
        """The workstream of these words with its place; a new one where nobody has named it before."""
        known = self.names.stream(words)
        if known is None:
            known = slug(words, self.names.streams, "workstream")
            self.names.streams[known] = words
            streams.append({"id": known, "name": words})
        return next((n, stream) for n, stream in enumerate(streams) if stream["id"] == known)

    def _meetings(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for line in self._lines(MEETINGS):
            record = self._record(line, TABLES[MEETINGS], ("meetings", line.row))
            milestone = record.pop("milestone", None)
            if milestone is None or milestone in found:
                line.say("Milestone (#)", "This meeting belongs to no milestone, or to one that has another.", "ask")
            else:
                found[milestone] = record
        return found

    def _strangers(self, made: dict[str, Any], rows: list[Line]) -> None:
        """Owners who stand on no sheet of people become people of the side of their column."""
        if self.book.whole and not made["people"]:
            return  # a plan that lists no people names its owners freely
        by_words: dict[str, str] = {}
        for milestone in _all_milestones(made):
            for side in ("vendor", "buyer"):
                words = milestone.get(side)
                if words is None or words in self.names.people:
                    continue
                if words not in by_words:
                    by_words[words] = slug(words, (*self.names.people, *by_words.values()), "person")
                    made["people"].append({"id": by_words[words], "name": words, "side": side})
                    if self.book.whole:
                        where = next(row for row in rows if words in map(text_of, row.cells.values()))
                        where.say("Milestone", f"{quoted(words)} is new: added to the people of the {side}.", "ask")
                milestone[side] = by_words[words]

    def _say_other_sheets(self) -> None:
        for title, page in self.book.pages.items():
            if title not in TITLES and page.rows:
                page.notes = Notes(title, [*page.notes.found])
                page.notes.say("", f"The sheet {quoted(title)} is not part of the plan: left out.", "left-out")


def _identified(lines: list[Line], heading: str, otherwise: str) -> list[dict[str, Any]]:
    """Id and name of each line; a line without an id gets one from its name, and keeps it."""
    taken = {text_of(line.cells["Id"]) for line in lines if "Id" in line.cells}
    for line in lines:
        if "Id" not in line.cells:
            line.cells["Id"] = slug(text_of(line.cells.get(heading, "")), taken, otherwise)
            taken.add(text_of(line.cells["Id"]))
    return [{"id": text_of(line.cells["Id"]), "name": text_of(line.cells.get(heading, ""))} for line in lines]


def _all_milestones(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for stream in made["workstreams"]:
        yield from stream.get("milestones", [])

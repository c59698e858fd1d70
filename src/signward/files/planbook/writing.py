"""A plan as the sheets of our workbook, and its first sheet alone for what is one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from signward.core.plan.document import write_document
from signward.core.plan.state import Plan
from signward.files.planbook.cells import Cell, day_cell, shown
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
    WORKSTREAMS,
    Column,
    Kind,
)
from signward.files.planbook.names import Names, words_of

WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Facts (label and value), then a table; either may be empty."""

    title: str
    facts: tuple[tuple[str, Cell], ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[int, ...] = ()


def sheets_of(plan: Plan) -> list[Sheet]:
    """Every part of the plan. What `read_planbook` makes of them is the same plan file."""
    document = write_document(plan)
    names = _names(document)
    baselines = document.get("baselines", [])
    meetings = [{"milestone": m["id"], **m["meeting"]} for m in _milestones(document) if "meeting" in m]
    tables = {
        PEOPLE: document.get("people", []),
        WORKSTREAMS: document.get("workstreams", []),
        MEETINGS: meetings,
        RISKS: document.get("risks", []),
    }
    return [
        _plan_sheet(document, names),
        *(_sheet(title, TABLES[title], records, names) for title, records in tables.items()),
        _calendars(document, names),
        Sheet(SIGNATURE, _facts(SIGNATURE_FACTS, document, names), widths=(22, 60)),
        *([_sheet(BASELINES, TABLES[BASELINES], _agreed(baselines), names)] if baselines else []),
    ]


def plan_sheet(plan: Plan) -> Sheet:
    """The first sheet alone, without the columns that would be empty."""
    document = write_document(plan)
    sheet = _plan_sheet(document, _names(document))
    kept = [n for n, heading in enumerate(sheet.headings) if heading in TELLING or any(row[n] for row in sheet.rows)]
    return Sheet(
        sheet.title,
        tuple(fact for fact in sheet.facts if fact[1] is not None),
        tuple(sheet.headings[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in sheet.rows),
    )


def not_in_a_table(plan: Plan) -> list[str]:
    """What the first sheet alone does not say of this plan, for people."""
    document = write_document(plan)
    people, streams = document.get("people", []), document.get("workstreams", [])
    told = [
        ("roles and email addresses of people", any({"role", "email"} & person.keys() for person in people)),
        ("decision gates", any("gate" in stream for stream in streams)),
        ("workstreams without milestones", any("milestones" not in stream for stream in streams)),
        ("meetings", any("meeting" in milestone for milestone in _milestones(document))),
        ("risks", "risks" in document),
        ("calendars", "calendars" in document),
        ("when people work", any({"calendar", "absences"} & person.keys() for person in people)),
        ("the signature's own links and owners", "signature" in document),
        ("the sign-off", "sign_off" in document),
        ("what earlier sign-offs found", "baselines" in document),
    ]  # fmt: skip
    return [words for words, there in told if there]


def _names(document: Record) -> Names:
    rows = {milestone["id"]: str(n) for n, milestone in enumerate(_milestones(document), 1)}
    return Names(words_of(document.get("people", [])), words_of(document.get("workstreams", [])), rows)


def _milestones(document: Record) -> Iterator[dict[str, Any]]:
    """Each milestone with its workstream's id beside its own keys."""
    for stream in document.get("workstreams", []):
        for milestone in stream.get("milestones", []):
            yield {"workstream": stream["id"], **milestone}


def _agreed(baselines: list[dict[str, Any]]) -> list[Record]:
    """A line for each sign-off, followed by the dates that it found."""
    return [line for baseline in baselines for line in (baseline, *baseline.get("milestones", []))]


def _plan_sheet(document: Record, names: Names) -> Sheet:
    table = _sheet(PLAN, MILESTONE_COLUMNS, list(_milestones(document)), names)
    rows = tuple((n, *row) for n, row in enumerate(table.rows, 1))
    return Sheet(PLAN, _facts(PLAN_FACTS, document, names), (NUMBER, *table.headings), rows, (20, *table.widths))


def _sheet(title: str, columns: tuple[Column, ...], records: list[Any], names: Names) -> Sheet:
    rows = tuple(tuple(_cell(column, record, names) for column in columns) for record in records)
    return Sheet(title, (), tuple(c.heading for c in columns), rows, tuple(c.width for c in columns))


def _facts(columns: tuple[Column, ...], document: Record, names: Names) -> tuple[tuple[str, Cell], ...]:
    return tuple((column.heading, _cell(column, document, names)) for column in columns)


def _cell(column: Column, record: Record, names: Names) -> Cell:
    value: Any = status(record) if column.kind is Kind.STATUS else record
    for step in column.path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return shown(column.kind, value, names)


def status(milestone: Record) -> str:
    """What the days of a milestone say of it, in a word."""
    if "done" in milestone:
        return "Done"
    return "In progress" if "started" in milestone else "Not started"


def _calendars(document: Record, names: Names) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for side, spec in document.get("calendars", {}).items():
        rows += [(side, *row, None) for row in _calendar_rows(spec)]
    for person in document.get("people", []):
        rows += [(person["side"], *row, names.people[person["id"]]) for row in _person_rows(person)]
    columns = TABLES[CALENDARS]
    return Sheet(CALENDARS, (), tuple(c.heading for c in columns), tuple(rows), tuple(c.width for c in columns))


def _person_rows(person: Record) -> Iterator[tuple[str, Cell, Cell]]:
    if "calendar" in person:
        yield from _calendar_rows(person["calendar"])
    for absence in person.get("absences", []):
        first, last = (absence, absence) if isinstance(absence, str) else absence
        yield "Away", day_cell(first), day_cell(last)


def _calendar_rows(spec: Record) -> Iterator[tuple[str, Cell, Cell]]:
    for what in ("country", "region"):
        if what in spec:
            yield what.capitalize(), spec[what], None
    yield "Working days", ", ".join(WEEK[day - 1] for day in spec.get("workdays", range(1, 6))), None
    for day in spec.get("holidays", []):
        yield "Holiday", day_cell(day), None
    for first, last in spec.get("freezes", []):
        yield "Freeze", day_cell(first), day_cell(last)

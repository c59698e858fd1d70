"""Reads a spreadsheet as people have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from signward.files.sheets.assemble import Assembly, Understood, assemble
from signward.files.sheets.bars import read_bars
from signward.files.sheets.cast import Cast
from signward.files.sheets.casting import add_leads, cast_steps, check_parties, find_companies, name_parties, swapped
from signward.files.sheets.days import Anchors, resolve
from signward.files.sheets.delimited_in import decode, read_delimited
from signward.files.sheets.find_table import Table
from signward.files.sheets.grid import PARAGRAPH, Grid, Row
from signward.files.sheets.guards import check_size
from signward.files.sheets.header_block import Facts, read_facts
from signward.files.sheets.headings import DAY_FIRST, languages
from signward.files.sheets.links import find_links
from signward.files.sheets.markdown_in import read_markdown
from signward.files.sheets.parties import Parties
from signward.files.sheets.people_tables import read_people
from signward.files.sheets.progress import complete, understand, without_dropped
from signward.files.sheets.reading import Notes, Reading, RefusedFile, Remark, quoted
from signward.files.sheets.settle_columns import settled_tables
from signward.files.sheets.sheet_choice import Choice, choose_sheet
from signward.files.sheets.signing import signing_step
from signward.files.sheets.spoken import read_date
from signward.files.sheets.steps import Step, walk
from signward.files.sheets.when import When, anchors_of, read_when
from signward.files.sheets.workbook_in import read_workbook

_NOT_READ = {"xls": "an old .xls "
    "file", "xlsb": "a binary .xlsb "
    "file", "xlsm": "a workbook with macros", "ods": "an OpenDocument file", "numbers": "a Numbers file",
             "pdf": "a PDF", "docx": "a Word file", "pptx": "a presentation"}  # fmt: skip


def read_sheet(
    data: bytes, filename: str, today: date, *, vendor: str | None = None, customer: str | None = None
) -> Reading:
    """What a careful person reads in an xlsx, csv or Markdown file, and everything that should be said about it.

    Raises:
        RefusedFile: the file is unsafe, of a kind that is not read, or holds no table of steps.
    """
    grids, remarks = _grids(data, filename)
    choice = choose_sheet(grids)
    sheet_notes = Notes(choice.grid.name)
    reading = _read(choice, filename, today, vendor, customer, sheet_notes)
    return replace(reading, remarks=(*remarks, *choice.remarks, *sheet_notes.found), sheet=choice.grid.name)


def _grids(data: bytes, filename: str) -> tuple[list[Grid], list[Remark]]:
    check_size(data)
    name = filename.replace("\\", "/").rpartition("/")[2]
    extension = name.rpartition(".")[2].lower()
    if extension in _NOT_READ:
        raise RefusedFile(f"This is {_NOT_READ[extension]}. Save it as .xlsx or .csv.")
    if data.startswith(b"PK"):
        return read_workbook(data)
    if data.startswith((b"%PDF", b"{\\rtf", b"<!DOCTYPE", b"<html", b"<?xml")):
        raise RefusedFile("This is not a spreadsheet: neither an Excel workbook nor csv nor Markdown.")
    text, encoding = decode(data)
    marked = extension in ("md", "markdown") or (extension not in ("csv", "tsv") and _looks_marked(text))
    grid, remarks = read_markdown(text, name) if marked else read_delimited(text, encoding, name)
    return [grid], remarks


def _looks_marked(text: str) -> bool:
    lines = text.splitlines()[:200]
    return any(set(line.strip()) <= set("|-: ") and line.count("-") > 2 and "|" in line for line in lines)


def _read(
    choice: Choice, filename: str, today: date, vendor: str | None, customer: str | None, notes: Notes
) -> Reading:
    grid, facts, cast = choice.grid, Facts(), Cast()
    _facts(choice, choice.tables, facts, notes)
    parties = name_parties(
        facts, "" if grid.lines or "." in grid.name else grid.name, filename, vendor, customer, notes
    )
    tables = settled_tables(grid, parties.vendor, parties.customer) or choice.tables
    if swapped(tables, parties):
        tables = settled_tables(grid, parties.vendor, parties.customer)
    if not any(table.kind == "steps" for table in tables):
        tables = choice.tables
    leftover = [
        row for table in tables if table.kind == "people" for row in read_people(grid, table, cast, parties, notes)
    ]
    read_facts(grid, leftover, facts, notes)
    for other, table in choice.people:
        read_people(other, table, cast, parties, Notes(other.name))
    check_parties(cast, parties)
    add_leads(grid, facts, cast)
    steps = _steps(grid, [table for table in tables if table.kind == "steps"], notes)
    if not steps:
        raise RefusedFile("The table of steps is empty.")
    owners = cast_steps(grid, steps, cast, parties, notes)
    check_parties(cast, parties)
    find_companies(cast, steps, parties)
    cast.settle(parties, notes)
    _say_parties(parties, notes)
    day_first = _day_first(tables, facts, grid)
    anchors = anchors_of(grid, steps, facts, today, day_first, notes)
    items = _items(grid, steps, owners, anchors, facts, notes)
    document, rows = assemble(items, Assembly(grid, parties, facts, cast, anchors.close, notes))
    _say_facts(grid, facts, document.get("target_signature"), anchors, notes)
    return Reading(document, rows=rows)


def _facts(choice: Choice, tables: Sequence[Table], facts: Facts, notes: Notes) -> None:
    """The lines before the first table, and what other sheets say in lines."""
    first = min(table.top for table in tables)
    read_facts(
        choice.grid,
        [
            row
            for row in choice.grid.rows
            if row.number < first or (row.number == first and tables[0].top == tables[0].head and not tables[0].columns)
        ],
        facts,
        notes,
    )
    for other in choice.lines:
        read_facts(other, list(other.rows), facts, Notes(other.name))


def _steps(grid: Grid, tables: Sequence[Table], notes: Notes) -> list[Step]:
    steps: list[Step] = []
    section: str | None = None
    for index, table in enumerate(tables):
        heads = _trailing(table.rows) if index + 1 < len(tables) else []
        for row in heads:
            table.rows.remove(row)
        found, section = walk(grid, table, section, notes)
        steps += found
        if heads:
            section = heads[-1].filled[0].text
            for row in heads:
                notes.say(
                    grid.ref(row.filled[0]),
                    f"{quoted(row.filled[0].text)} is read as the heading of a workstream.",
                    "resolved",
                )
    return steps


def _trailing(rows: Sequence[Row]) -> list[Row]:
    """Lone lines at the end of a table that head the next one."""
    found: list[Row] = []
    for row in reversed(rows):
        if len(row.filled) != 1 or len(found) == 2:
            break
        if row.filled[0].width == PARAGRAPH:
            continue
        found.insert(0, row)
    return found


def _day_first(tables: Sequence[Table], facts: Facts, grid: Grid) -> bool:
    """The language of the headings, where it is not English, tells the order of days and months."""
    titles = [column.title for table in tables for column in table.columns.values()]
    told = languages(titles)
    best = told.most_common(1)
    return bool(best) and best[0][0] in DAY_FIRST


def _items(
    grid: Grid, steps: list[Step], owners: list[list[str]], anchors: Anchors, facts: Facts, notes: Notes
) -> list[Understood]:
    drafts = [understand(grid, step, facts.legend, notes) for step in steps]
    days = read_when(grid, steps, anchors, [draft.status == "done" for draft in drafts], notes)
    anchors = _closing(anchors, steps, days)
    if anchors.close and any(not when.due and when.words for when in days):
        quiet = Notes(grid.name)
        again = read_when(grid, steps, anchors, [draft.status == "done" for draft in drafts], quiet)
        resolved = {remark.cell for remark in quiet.found if remark.kind == "resolved"}
        notes.found[:] = [
            remark for remark in notes.found if not (remark.cell in resolved and "does not give" in remark.message)
        ]
        notes.found += [remark for remark in quiet.found if remark not in notes.found and remark.cell in resolved]
        days = again
    bars = read_bars(grid, steps, anchors, notes) if steps[0].table.timeline else {}
    links = find_links(grid, steps, notes)
    items = []
    for index, (step, draft) in enumerate(zip(steps, drafts, strict=True)):
        item = Understood(step, days[index], draft.status, draft.words, owners[index], links[index])
        complete(grid, item, draft, bars.get(index), anchors.today, notes)
        items.append(item)
    return without_dropped(grid, items, notes)


def _closing(anchors: Anchors, steps: Sequence[Step], days: Sequence[object]) -> Anchors:
    """Where no line gives the target, the row of the signature does."""
    items = [Understood(step, when, "") for step, when in zip(steps, days, strict=True) if isinstance(when, When)]
    signing = signing_step(items)
    if anchors.close is None and signing is not None and items[signing].when.due:
        return replace(anchors, close=items[signing].when.due)
    return anchors


def _say_parties(parties: Parties, notes: Notes) -> None:
    if parties.guessed or not (parties.vendor and parties.customer):
        vendor, customer = (
            quoted(parties.vendor) if parties.vendor else "not named",
            quoted(parties.customer) if parties.customer else "not named",
        )
        where = f" (taken from {quoted(parties.guessed)})" if parties.guessed else ""
        notes.say("", f"The selling company is {vendor}, the customer {customer}{where}. Right?", "ask")


def _say_facts(grid: Grid, facts: Facts, target: str | None, anchors: Anchors, notes: Notes) -> None:
    for key, name in (
        ("target", "the target signature date"),
        ("go_live", "go-live"),
        ("start", "the start"),
    ):
        cell = facts.cell(key)
        if cell is None:
            continue
        spoken = read_date(facts.text(key))
        day = resolve(spoken, anchors, anchors.today) if spoken else None
        if day is None or day.on is None:
            notes.say(
                grid.ref(cell),
                f"{quoted(facts.text(key))} as {name} is not a date that is understood.",
                "not-understood",
            )
        elif key == "target":
            notes.say(grid.ref(cell), f"The target signature date is {day.on}.", "resolved")
        else:
            notes.say(
                grid.ref(cell),
                f"{name[0].upper()}{name[1:]} ({day.on}) has no field of its own: weeks and countdowns use it, the steps carry the dates.",  # noqa: E501
                "left-out",
            )
    if target and facts.cell("target") is None:
        notes.say("", f"The target signature date {target} is that of the signature row.", "resolved")

"""Reads a spreadsheet as people have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from signward.files.sheets.assemble import assemble
from signward.files.sheets.bars import read_bars
from signward.files.sheets.cast import Cast
from signward.files.sheets.casting import add_leads, cast_steps
from signward.files.sheets.companies import check_parties, find_companies, name_parties, swapped
from signward.files.sheets.days import Anchors
from signward.files.sheets.file_kinds import read_grids
from signward.files.sheets.grid import PARAGRAPH, Cell, Grid, Row
from signward.files.sheets.header_block import Facts, read_facts, read_legend
from signward.files.sheets.headings import DAY_FIRST, languages
from signward.files.sheets.links import find_links
from signward.files.sheets.parties import Parties
from signward.files.sheets.people_tables import read_people
from signward.files.sheets.progress import complete, understand, without_dropped
from signward.files.sheets.reading import Notes, Reading, RefusedFile, quoted
from signward.files.sheets.reshape import one_step_a_row
from signward.files.sheets.risks import FoundRisk, read_risks
from signward.files.sheets.settle_columns import settled_tables
from signward.files.sheets.sheet_choice import Choice, choose_sheet
from signward.files.sheets.signing import signing_step
from signward.files.sheets.steps import Step, walk
from signward.files.sheets.surroundings import leave_titles, read_above, read_below, say_facts
from signward.files.sheets.table import Table
from signward.files.sheets.understood import Assembly, Understood
from signward.files.sheets.when import When, anchors_of, read_when


def read_sheet(
    data: bytes, filename: str, today: date, *, vendor: str | None = None, customer: str | None = None
) -> Reading:
    """What a careful person reads in an xlsx, csv or Markdown file, and everything that should be said about it.

    Raises:
        RefusedFile: the file is unsafe, of a kind that is not read, or holds no table of steps.
    """
    grids, remarks = read_grids(data, filename)
    drawn = Notes(grids[0].name if len(grids) == 1 else "")
    grids = [one_step_a_row(grid, drawn) for grid in grids]
    remarks = [*remarks, *drawn.found]
    choice = choose_sheet(grids)
    sheet_notes = Notes(choice.grid.name)
    reading = _read(choice, filename, today, vendor, customer, sheet_notes)
    return replace(reading, remarks=(*remarks, *choice.remarks, *sheet_notes.found), sheet=choice.grid.name)


def _read(
    choice: Choice, filename: str, today: date, vendor: str | None, customer: str | None, notes: Notes
) -> Reading:
    grid, facts, cast = choice.grid, Facts(), Cast()
    read_above(choice, choice.tables, facts, notes)
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
    leave_titles(grid, tables, notes)
    read_below(grid, [table for table in tables if table.kind == "steps"], facts, notes)
    for other, table in choice.people:
        read_people(other, table, cast, parties, Notes(other.name))
    check_parties(cast, parties)
    add_leads(grid, facts, cast)
    for table in tables:
        read_legend(grid, table, facts, notes)
    steps = _steps(grid, [table for table in tables if table.kind == "steps"], notes)
    if not steps:
        raise RefusedFile("The table of steps is empty.")
    risks = _risks(choice, tables, cast, notes)
    owners = cast_steps(grid, steps, cast, parties, notes)
    check_parties(cast, parties)
    find_companies(cast, steps, parties)
    cast.settle(parties, notes)
    _say_parties(parties, notes)
    day_first = _day_first(tables, facts, grid)
    anchors = anchors_of(grid, steps, facts, today, day_first, notes)
    items = _items(grid, steps, owners, anchors, facts, notes)
    document, rows = assemble(items, Assembly(grid, parties, facts, cast, anchors.close, notes, risks))
    say_facts(grid, facts, document.get("target_signature"), anchors, notes)
    return Reading(document, rows=rows)


def _risks(choice: Choice, tables: Sequence[Table], cast: Cast, notes: Notes) -> list[FoundRisk]:
    """The risks below the steps and on other sheets."""
    found: list[FoundRisk] = []
    for table in tables:
        if table.kind == "risks":
            found += read_risks(choice.grid, table, cast, notes)
    for grid, table in choice.risks:
        elsewhere = Notes(grid.name)
        found += read_risks(grid, table, cast, elsewhere)
        choice.remarks += elsewhere.found
    return found


def _steps(grid: Grid, tables: Sequence[Table], notes: Notes) -> list[Step]:
    steps: list[Step] = []
    section: Cell | None = None
    if len(tables) > 1 and all(_trailing(table.rows) for table in tables[:-1]):
        section = _line_above(grid, tables[0], notes)
    for index, table in enumerate(tables):
        heads = _trailing(table.rows) if index + 1 < len(tables) else []
        for row in heads:
            table.rows.remove(row)
        found, section = walk(grid, table, section, notes)
        steps += found
        if heads:
            section = heads[-1].filled[0]
            for row in heads:
                notes.say(
                    grid.ref(row.filled[0]),
                    f"{quoted(row.filled[0].text)} is read as the heading of a workstream.",
                    "resolved",
                )
    return steps


def _line_above(grid: Grid, table: Table, notes: Notes) -> Cell | None:
    """Each later table has a line of its own above it: then the one above the first names its workstream too."""
    above = [row for row in grid.rows if row.number < table.top]
    if not above or len(above[-1].filled) != 1 or above[-1].filled[0].width == PARAGRAPH:
        return None
    cell = above[-1].filled[0]
    notes.say(grid.ref(cell), f"{quoted(cell.text)} is read as the heading of a workstream.", "resolved")
    return cell


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

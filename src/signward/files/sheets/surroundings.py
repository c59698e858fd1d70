"""The lines above, between and below the tables, and on the other sheets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from signward.files.sheets.days import Anchors, resolve
from signward.files.sheets.grid import Grid
from signward.files.sheets.header_block import Facts, is_around, read_facts
from signward.files.sheets.reading import Notes, quoted
from signward.files.sheets.sheet_choice import Choice
from signward.files.sheets.spoken import read_date
from signward.files.sheets.table import Table


def read_above(choice: Choice, tables: Sequence[Table], facts: Facts, notes: Notes) -> None:
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


def leave_titles(grid: Grid, tables: Sequence[Table], notes: Notes) -> None:
    """A lone line between the steps and a table of people or risks is the title of that table."""
    for table, following in pairwise(tables):
        while table.kind == "steps" != following.kind and table.rows and len(table.rows[-1].filled) == 1:
            cell = table.rows.pop().filled[0]
            notes.say(grid.ref(cell), f"{quoted(cell.text)} is read as the title of the table below it.", "left-out")


def read_below(grid: Grid, tables: Sequence[Table], facts: Facts, notes: Notes) -> None:
    """Legends, keys and signatures of the author that stand below the last table, after a gap."""
    if not tables:
        return
    rows = tables[-1].rows
    gaps = [i for i in range(1, len(rows)) if rows[i].number > rows[i - 1].number + 1 and is_around(rows[i:])]
    if not gaps:
        return
    tail, below = Facts(), rows[gaps[0] :]
    del rows[gaps[0] :]
    read_facts(grid, below, tail, notes)
    facts.legend.update(tail.legend)
    for key, said in tail.said.items():
        facts.said.setdefault(key, said)


def say_facts(grid: Grid, facts: Facts, target: str | None, anchors: Anchors, notes: Notes) -> None:
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

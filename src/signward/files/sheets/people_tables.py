"""Stakeholder lists above, below or beside the steps."""

from __future__ import annotations

import re

from signward.files.sheets.cast import Cast
from signward.files.sheets.grid import Grid, Row, words
from signward.files.sheets.headings import generic_side, sides_named
from signward.files.sheets.owners import person_and_title
from signward.files.sheets.parties import Parties
from signward.files.sheets.reading import Notes, quoted
from signward.files.sheets.table import Table


def read_people(grid: Grid, table: Table, cast: Cast, parties: Parties, notes: Notes) -> list[Row]:
    """Adds the people of a list; returns the rows that end it and belong elsewhere."""
    side = ""
    names = table.first("name") or table.first("owner") or table.first("role")
    last = table.head
    for index, row in enumerate(table.rows):
        if row.number > last + (2 if grid.lines else 1) and not _is_person(table, row, names):
            return table.rows[index:]
        last = row.number
        told = _side_line(row, parties)
        if told:
            side = told
            notes.say(
                grid.ref(row.filled[0]),
                f"{quoted(row.filled[0].text)} heads the people of the {told} side.",
                "resolved",
            )
        elif row.text(names):
            _read_person(grid, table, row, names, side, cast, parties, notes)
        elif row.filled:
            for cell in row.filled:
                notes.say(
                    grid.ref(cell),
                    f"{quoted(cell.text)}: no name stands beside it, so nobody was added.",
                    "not-understood",
                )
    return []


def _is_person(table: Table, row: Row, names: int | None) -> bool:
    role = table.first("role", "email")
    return bool(row.text(names)) and role is not None and bool(row.text(role)) and len(row.filled) <= len(table.columns)


def _side_line(row: Row, parties: Parties) -> str | None:
    if len(row.filled) != 1:
        return None
    text = row.filled[0].text
    sides = sides_named(text, parties.vendor, parties.customer)
    return sides[0] if len(sides) == 1 else generic_side(text) or parties.side_of_company(text)


def _read_person(
    grid: Grid, table: Table, row: Row, names: int | None, side: str, cast: Cast, parties: Parties, notes: Notes
) -> None:
    cell = row.cells[names or 0]
    person = person_and_title(cell.text)
    if generic_side(person.name) == "joint":
        return
    key = cast.add(person, grid.ref(cell), listed=True)
    member = cast.members[key]
    role = table.cell(row, "role")
    email = table.cell(row, "email")
    party = table.cell(row, "party", "workstream")
    if role and role is not cell:
        if member.role and words(member.role) != words(role.text):
            notes.say(
                grid.ref(cell),
                f"{quoted(member.name)}: the role {quoted(role.text)} is kept, the title {quoted(member.role)} is not.",
                "resolved",
            )
        member.role = role.text
    if email:
        found = re.search(r"[\w.+'-]+@[\w.-]+\w", email.text)
        member.email = found[0].casefold() if found else member.email
    where = _side_of(party.text, parties) if party else None
    told = where or side or (_side_of(role.text, parties) if role else None)
    if where or side:
        cast.hint(key, where or side, "told")
    elif told and told != "joint":
        cast.hint(key, told, "role")
    if member.email and (where or side):
        parties.domains.setdefault(member.email.rpartition("@")[2], where or side)
    for other in row.filled:
        if other is not cell and other not in (role, email, party):
            notes.say(
                grid.ref(other),
                f"{quoted(other.text)} about {member.name} has no field in the plan: left out.",
                "left-out",
            )


def _side_of(text: str, parties: Parties) -> str | None:
    sides = sides_named(text, parties.vendor, parties.customer)
    return generic_side(text) or parties.side_of_company(text) or (sides[0] if len(sides) == 1 else None)

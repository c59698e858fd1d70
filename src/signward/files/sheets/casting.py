"""From owner cells to people: who is named where, which companies they belong to, and on which side they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from signward.files.sheets.cast import Cast, Member
from signward.files.sheets.grid import Cell, Grid, fold, words
from signward.files.sheets.header_block import Facts
from signward.files.sheets.headings import generic_side, sides_named
from signward.files.sheets.owners import MARKS, Mention, person_and_title, read_owners
from signward.files.sheets.parties import Parties, cue
from signward.files.sheets.reading import Notes, quoted
from signward.files.sheets.steps import Step
from signward.files.sheets.table import Column, Table

_LEADS = {
    "vendor_lead": ("vendor", "account executive"),
    "buyer_lead": ("buyer", "champion"),
    "economic_buyer": ("buyer", "economic buyer"),
}


def add_leads(grid: Grid, facts: Facts, cast: Cast) -> None:
    """The people that the lines around the table name."""
    for text, cell in facts.people:
        mention = person_and_title(text)
        key = cast.add(mention, grid.ref(cell), listed=True)
        _aside(cast.members[key], key, mention, cast, grid.ref(cell), Notes(grid.name))
    for key, (side, role) in _LEADS.items():
        said = facts.cell(key)
        for mention in read_owners(facts.text(key))[0]:
            known = cast.add(mention, grid.ref(said) if said else "", listed=True)
            cast.members[known].role = cast.members[known].role or role
            cast.hint(known, side, "told")


def cast_steps(grid: Grid, steps: Sequence[Step], cast: Cast, parties: Parties, notes: Notes) -> list[list[str]]:
    """The keys of the owners of each step, with every hint for their sides counted."""
    found = []
    for step in steps:
        keys: list[str] = []
        for row in (step.row, *step.more):
            marked = {c.number: row.cells[c.number] for c in step.table.of("owner") if c.marks and row.text(c.number)}
            chosen = _responsible(grid, marked, step.table, notes)
            for column in step.table.of("owner"):
                cell = row.cells.get(column.number)
                if cell and cell.text and (column.number not in marked or column.number in chosen):
                    keys += _cast_cell(grid, cell, column, cast, notes)
        if step.by and not keys:
            keys += _doer(grid, step, step.by, cast, notes)
        party = step.cell("party")
        if party:
            _party(grid, party, keys, cast, parties, notes)
        email = step.cell("email")
        if email and keys and "@" in email.text:
            cast.members[keys[0]].email = cast.members[keys[0]].email or email.text.casefold()
        alone = [key for key in keys if not cast.members[key].joint]
        weight = cue(step.title)
        if len(alone) == 1 and weight:
            cast.hint(alone[0], "vendor" if weight > 0 else "buyer", "work")
        found.append(list(dict.fromkeys(keys)))
    cast.merge_initials(notes)
    return found


def _doer(grid: Grid, step: Step, column: Column, cast: Cast, notes: Notes) -> list[str]:
    """The owner of a step in the column of one side's steps is that side."""
    side = column.sides[0] if len(column.sides) == 1 else ""
    first = column.title.split()[0]
    name = column.group or (
        first if generic_side(first) and len(first) > 4 else {"vendor": "Vendor"}.get(side, "Customer")
    )
    place = grid.ref(step.title_cell)
    key = cast.add(Mention(name, generic=side), place)
    notes.say(
        place, f"{quoted(step.title)} stands under {quoted(column.title)}: {quoted(name)} is its owner.", "resolved"
    )
    if column.group:
        cast.members[key].group = column.group
    return [key]


def _responsible(grid: Grid, marked: dict[int, Cell], table: Table, notes: Notes) -> set[int]:
    """The columns whose marks name owners: in a RACI table who is responsible, else who is accountable."""
    letters = {number: set(words(cell.text).replace(" ", "")) for number, cell in marked.items()}
    if not letters or not all(letter <= set("racisld") for letter in letters.values()):
        return set(letters)
    for wanted in ("r", "d", "a", "l"):
        if chosen := {number for number, letter in letters.items() if wanted in letter}:
            break
    for number in letters.keys() - chosen:
        title = table.columns[number].title
        notes.say(
            grid.ref(marked[number]),
            f"{quoted(marked[number].text)} of {quoted(title)} is no owner: left out.",
            "left-out",
        )
    return chosen


def _cast_cell(grid: Grid, cell: Cell, column: Column, cast: Cast, notes: Notes) -> list[str]:
    place = grid.ref(cell)
    mentions, nobody = read_owners(cell.text)
    if words(cell.text) in MARKS and not nobody and (column.marks or len(column.sides) == 1):
        mentions, nobody = read_owners(column.title)[0], []  # the heading names who is meant
        if len(column.sides) == 1 and not column.group:
            mentions = [Mention(column.title, generic=column.sides[0])]
        notes.say(place, f"{quoted(cell.text)} is read as: {quoted(column.title)} is an owner.", "resolved")
    for word in nobody:
        if re.search(r"\w", word):
            notes.say(place, f"{quoted(word)} names nobody: left without an owner.", "not-understood")
    keys = [cast.add(mention, place) for mention in mentions]
    for key, mention in zip(keys, mentions, strict=True):
        told = sides_named(mention.name) if not mention.generic else ()
        if len(told) == 1 and " " in mention.name:
            cast.hint(key, told[0], "role")
        _aside(cast.members[key], key, mention, cast, place, notes)
    if column.group:
        for key in keys:
            cast.members[key].group = cast.members[key].group or column.group
    if column.guessed:
        notes.say("", f"{quoted(column.title)} is read as the {column.sides[0]}'s column of owners. Right?", "ask")
    if len(column.sides) == 1:
        for key in keys:
            if not cast.members[key].joint:
                cast.hint(key, column.sides[0], "role" if column.guessed else "told")
    elif len(keys) == 2 and keys[0] != keys[1] and not column.group:
        if len(column.sides) == 2:
            for key, side in zip(keys, column.sides, strict=True):
                if not cast.members[key].joint and not cast.members[key].firm:
                    cast.hint(key, side, "role")
        cast.pairs.append((keys[0], keys[1]))
    return keys


def _aside(member: Member, key: str, mention: Mention, cast: Cast, place: str, notes: Notes) -> None:
    """What stands in brackets: a side, a title, a company, or words to be listed."""
    if not mention.aside or (mention.generic and mention.name.endswith((")", "）"))):
        return
    side = generic_side(mention.aside)
    sides = sides_named(mention.aside)
    if side in ("vendor", "buyer"):
        cast.hint(key, side, "told" if len(mention.aside) > 4 else "role")
        if not member.role and side and fold(mention.aside) not in ("customer", "vendor", "buyer", "seller", "client"):
            member.role = mention.aside
    elif len(sides) == 1 and len(mention.aside.split()) <= 2:
        cast.hint(key, sides[0], "role")
    elif (
        mention.aside[:1].isupper()
        and len(mention.aside.split()) <= 3
        and ":" not in mention.aside
        and ";" not in mention.aside
    ):
        member.group = member.group or mention.aside
    else:
        notes.say(
            place,
            f"{quoted(mention.name)} is the owner; {quoted(mention.aside)} beside the name is not carried.",
            "resolved",
        )


def _party(grid: Grid, cell: Cell, keys: list[str], cast: Cast, parties: Parties, notes: Notes) -> None:
    """A column that names the side or the company: it tells where the owners stand, or is the owner itself."""
    sides = sides_named(cell.text, parties.vendor, parties.customer)
    side = (
        generic_side(cell.text)
        or parties.side_of_company(cell.text)
        or (sides[0] if len(sides) == 1 else "joint" if sides else None)
    )
    if not keys:
        mention = person_and_title(cell.text)
        key = cast.add(Mention(cell.text, generic=side or mention.generic), grid.ref(cell))
        keys.append(key)
    elif side in ("vendor", "buyer"):
        for key in keys:
            if not cast.members[key].joint:
                cast.hint(key, side, "told")
    elif side is None:
        for key in keys:
            cast.members[key].group = cast.members[key].group or cell.text

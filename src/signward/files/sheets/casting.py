"""From owner cells to people: who is named where, which companies they belong to, and on which side they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from signward.files.sheets.cast import Cast, Member
from signward.files.sheets.find_table import Column, Table
from signward.files.sheets.grid import Cell, Grid, fold, words
from signward.files.sheets.header_block import Facts
from signward.files.sheets.headings import generic_side, sides_named
from signward.files.sheets.owners import Mention, person_and_title, read_owners
from signward.files.sheets.parties import Parties, companies_in_file_name, companies_in_title, cue
from signward.files.sheets.reading import Notes, quoted
from signward.files.sheets.steps import Step

_FREE_MAIL = frozenset(
    ["gmail", "outlook", "hotmail", "yahoo", "icloud", "gmx", "web", "proton", "protonmail", "aol", "live"]
)
_MARKS = frozenset(["x", "✓", "✔", "✔️", "✅", "●", "•", "o", "r", "a", "yes", "ja", "oui", "1", "○", "◯", "◎"])
_LEADS = {
    "vendor_lead": ("vendor", "account executive"),
    "buyer_lead": ("buyer", "champion"),
    "economic_buyer": ("buyer", "economic buyer"),
}


def name_parties(
    facts: Facts, sheet: str, filename: str, vendor: str | None, customer: str | None, notes: Notes
) -> Parties:
    """The two companies: as told, from the lines above the table, from a title, from the file's name."""
    parties = Parties(vendor or facts.text("vendor"), customer or facts.text("customer"))
    sources = [cell.text for cell in facts.titles] + [sheet] * bool(sheet) + companies_in_file_name(filename)
    for text in sources:
        known = {words(parties.vendor), words(parties.customer)}
        names = [name for name in companies_in_title(text) if words(name) not in known and generic_side(name) is None]
        if not names or (parties.vendor and parties.customer) or (text == sheet and len(names) < 2) or len(names) > 2:
            continue
        if len(names) == 2 and not parties.vendor and re.search(r"<>|\s[x×]\s", text):
            names.reverse()  # "Acme <> Globex": the one who writes it names itself first
        if not parties.customer:
            parties.customer = names.pop(0)
            parties.guessed = text
        if names and not parties.vendor:
            parties.vendor = names.pop(0)
            parties.guessed = text
    return parties


def add_leads(grid: Grid, facts: Facts, cast: Cast) -> None:
    """The people that the lines above the table name."""
    for key, (side, role) in _LEADS.items():
        cell = facts.cell(key)
        if cell is None:
            continue
        for mention in read_owners(facts.text(key))[0]:
            known = cast.add(mention, grid.ref(cell), listed=True)
            cast.members[known].role = cast.members[known].role or role
            cast.hint(known, side, "told")


def cast_steps(grid: Grid, steps: Sequence[Step], cast: Cast, parties: Parties, notes: Notes) -> list[list[str]]:
    """The keys of the owners of each step, with every hint for their sides counted."""
    found = []
    for step in steps:
        keys: list[str] = []
        for row in (step.row, *step.more):
            for column in step.table.of("owner"):
                cell = row.cells.get(column.number)
                if cell and cell.text:
                    keys += _cast_cell(grid, cell, column, cast, notes)
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
    return found


def find_companies(cast: Cast, steps: Sequence[Step], parties: Parties) -> None:
    """Companies that only the owner columns name: in brackets behind people, or as owners themselves."""
    for member in cast.members.values():
        stem = member.email.rpartition("@")[2].partition(".")[0]
        if stem and not member.group and not member.firm and stem not in _FREE_MAIL:
            member.group = stem.capitalize()
    groups: dict[str, float] = defaultdict(float)
    for member in cast.members.values():
        if member.group:
            groups[member.group] += member.votes["vendor"] - member.votes["buyer"]
    for first, second in cast.pairs:
        if cast.members[first].group and cast.members[second].group:
            groups[cast.members[first].group] += 1
            groups[cast.members[second].group] -= 1
    if len(groups) == 2 and not (parties.vendor and parties.customer):
        _name_two(groups, parties)
        return
    named = {
        id(m): m
        for m in cast.members.values()
        if not m.joint and not m.listed and not m.email and not (m.firm and generic_side(m.name))
    }
    titles = " | ".join(f" {words(step.title)} " for step in steps)
    in_titles = [m for m in named.values() if f" {words(m.name)} " in titles]
    if in_titles and len(named) <= 2 and not parties.customer and not parties.vendor:
        _name_two({m.name: m.votes["vendor"] - m.votes["buyer"] - (m in in_titles) for m in named.values()}, parties)


def check_parties(cast: Cast, parties: Parties) -> None:
    """Swaps two guessed companies when addresses of people, or the side of their namesakes, say the opposite."""
    if not parties.guessed:
        return
    wrong = right = 0
    for domain, side in parties.domains.items():
        stem = words(domain.partition(".")[0]).replace(" ", "")
        for name, own in ((parties.vendor, "vendor"), (parties.customer, "buyer")):
            if name and (stem == words(name).replace(" ", "") or stem.startswith(words(name).split(" ")[0])):
                right, wrong = right + (own == side), wrong + (own != side)
    for member in cast.members.values():
        text = f"{member.name} {member.group}"
        named = parties.side_of_company(text)
        told = _told_side(member, text)
        if named and told and not member.joint:
            right, wrong = right + (named == told), wrong + (named != told)
    if wrong > right:
        parties.vendor, parties.customer = parties.customer, parties.vendor


def swapped(tables: Sequence[Table], parties: Parties) -> bool:
    """Whether columns that are headed by a guessed company hold the other side's roles; the two are swapped then."""
    if not parties.guessed:
        return False
    right = wrong = 0
    for table in tables:
        for column in table.of("owner"):
            side = parties.side_of_company(column.title)
            told = [generic_side(row.text(column.number)) for row in table.rows] if side else []
            right += sum(found == side for found in told)
            wrong += sum(found is not None and found != side and found != "joint" for found in told)
    if wrong > right:
        parties.vendor, parties.customer = parties.customer, parties.vendor
    return wrong > right


def _told_side(member: Member, text: str) -> str | None:
    """The side that a column or a role tells, apart from any company's name."""
    sides = sides_named(text)
    if abs(member.votes["vendor"] - member.votes["buyer"]) >= 100:
        return max(member.votes, key=lambda side: member.votes[side])
    return sides[0] if len(sides) == 1 else None


def _name_two(scores: dict[str, float], parties: Parties) -> None:
    ordered = sorted(scores, key=lambda name: -scores[name])
    if len(ordered) == 1:
        if scores[ordered[0]] < 0:
            parties.customer = parties.customer or ordered[0]
        return
    parties.vendor, parties.customer = parties.vendor or ordered[0], parties.customer or ordered[-1]
    parties.guessed = "the owners"


def _cast_cell(grid: Grid, cell: Cell, column: Column, cast: Cast, notes: Notes) -> list[str]:
    place = grid.ref(cell)
    mentions, nobody = read_owners(cell.text)
    if len(column.sides) == 1 and cell.text.strip().casefold() in _MARKS:
        mentions = [Mention(column.title, generic=column.sides[0])]  # a mark in the column of a side
        notes.say(
            place, f"{quoted(cell.text)} under {quoted(column.title)} is read as an owner on that side.", "resolved"
        )
    for word in nobody:
        if re.search(r"\w", word):
            notes.say(place, f"{quoted(word)} names nobody: left without an owner.", "not-understood")
    keys = [cast.add(mention, place) for mention in mentions]
    for key, mention in zip(keys, mentions, strict=True):
        told = sides_named(mention.name) if not mention.generic else ()
        if len(told) == 1 and " " in mention.name:
            cast.hint(key, told[0], "role")
        _aside(cast.members[key], key, mention, cast, place, notes)
    if len(column.sides) == 1:
        for key in keys:
            if not cast.members[key].joint:
                cast.hint(key, column.sides[0], "told")
    elif len(keys) == 2 and keys[0] != keys[1]:
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

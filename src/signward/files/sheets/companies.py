"""Which company sells and which buys, from titles, owners, addresses and the kind of work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from signward.files.sheets.cast import Cast, Member
from signward.files.sheets.grid import LONGEST_SAID, words
from signward.files.sheets.header_block import Facts
from signward.files.sheets.headings import generic_side, sides_named
from signward.files.sheets.parties import Parties, companies_by_role, companies_in_file_name, companies_in_title, cue
from signward.files.sheets.reading import Notes
from signward.files.sheets.steps import Step
from signward.files.sheets.table import Table

_FREE_MAIL = frozenset(
    ["gmail", "outlook", "hotmail", "yahoo", "icloud", "gmx", "web", "proton", "protonmail", "aol", "live"]
)


def name_parties(
    facts: Facts, sheet: str, filename: str, vendor: str | None, customer: str | None, notes: Notes
) -> Parties:
    """The two companies: as told, from the lines above the table, from a title, from the file's name."""
    parties = Parties(vendor or facts.text("vendor"), customer or facts.text("customer"))
    sources = (
        [cell.text for cell in facts.titles if len(cell.text) <= LONGEST_SAID]
        + [sheet] * bool(sheet)
        + companies_in_file_name(filename)
    )
    for text in sources:
        told = companies_by_role(text)
        parties.vendor = parties.vendor or told.get("vendor", "")
        parties.customer = parties.customer or told.get("buyer", "")
        known = {words(parties.vendor), words(parties.customer)}
        names = [name for name in companies_in_title(text) if words(name) not in known and generic_side(name) is None]
        if not names or (parties.vendor and parties.customer) or (text == sheet and len(names) < 2) or len(names) > 2:
            continue
        if len(names) == 2 and not parties.vendor and re.search(r"<>|\s[x×]\s", text):
            names.reverse()  # "Acme <> Globex": the one who writes it names itself first
        if len(names) == 1 and parties.customer:
            continue  # words of a title beside a customer that is known need be no company
        if not parties.customer:
            parties.customer = names.pop(0)
            parties.guessed = text
        if names and not parties.vendor:
            parties.vendor = names.pop(0)
            parties.guessed = text
    return parties


def find_companies(cast: Cast, steps: Sequence[Step], parties: Parties) -> None:
    """Companies that only the owner columns name: in brackets behind people, or as owners themselves."""
    for member in cast.members.values():
        stem = member.email.rpartition("@")[2].partition(".")[0]
        if stem and not member.group and not member.firm and stem not in _FREE_MAIL:
            member.group = stem.capitalize()
    groups: dict[str, float] = defaultdict(float)
    known = {side: name for side, name in (("vendor", parties.vendor), ("buyer", parties.customer)) if name}
    for member in cast.members.values():
        if member.group and generic_side(member.group) is None:
            groups[member.group] += member.votes["vendor"] - member.votes["buyer"]
    for first, second in cast.pairs:
        if cast.members[first].group and cast.members[second].group:
            groups[cast.members[first].group] += 1
            groups[cast.members[second].group] -= 1
    if len(known) == 1:
        others = [name for name in groups if parties.side_of_company(name) is None]
        if len(others) == 1:
            parties.vendor, parties.customer = parties.vendor or others[0], parties.customer or others[0]
            parties.guessed = "the owners"
        return
    if len(groups) == 2 and not known:
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
    if wrong == right:
        right, wrong = _by_work(tables, parties)
    if wrong > right:
        parties.vendor, parties.customer = parties.customer, parties.vendor
    return wrong > right


def _by_work(tables: Sequence[Table], parties: Parties) -> tuple[int, int]:
    """How often the only company that owns a step is the one whose work it sounds like, and how often it is not."""
    right = wrong = 0
    for table in tables:
        sided = {c.number: side for c in table.of("owner") if (side := parties.side_of_company(c.title))}
        for row in table.rows if len(sided) == 2 else []:
            owning = [sided[number] for number in sided if row.text(number)]
            weight = cue(row.text(table.first("title")))
            if len(owning) == 1 and weight:
                fits = (weight > 0) == (owning[0] == "vendor")
                right, wrong = right + fits, wrong + (not fits)
    return right, wrong


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

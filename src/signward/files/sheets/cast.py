"""Everybody that a sheet names: one person per name however it is written, each on one side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from signward.files.sheets.grid import fold, words
from signward.files.sheets.owners import Mention
from signward.files.sheets.parties import Parties
from signward.files.sheets.reading import Notes, quoted

_WEIGHT = {"told": 100.0, "company": 40.0, "email": 40.0, "generic": 30.0, "role": 20.0, "pair": 6.0, "work": 1.0}


@dataclass(slots=True)
class Member:
    """One person or placeholder. `votes` weighs the hints for each side."""

    spellings: Counter[str] = field(default_factory=Counter)
    email: str = ""
    role: str = ""
    side: str = ""
    id: str = ""
    where: str = ""
    votes: dict[str, float] = field(default_factory=lambda: {"vendor": 0.0, "buyer": 0.0})
    firm: bool = False
    joint: bool = False
    listed: bool = False
    group: str = ""

    @property
    def name(self) -> str:
        """The spelling that looks most like a name."""
        return max(
            self.spellings,
            key=lambda s: (
                s != s.upper() or not s.isascii(),
                s != s.lower() or not s.isascii(),
                self.spellings[s],
                len(s),
            ),
        )


@dataclass(slots=True)
class Cast:
    members: dict[str, Member] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def add(self, mention: Mention, where: str, *, listed: bool = False) -> str:
        """Counts one mention and returns the key of the person it means."""
        key = self._key(mention)
        member = self.members.setdefault(key, Member(where=where))
        member.spellings[mention.name] += 1
        member.email = member.email or mention.email
        member.role = member.role or mention.role
        member.listed = member.listed or listed
        member.joint = mention.generic == "joint"
        if mention.generic in ("vendor", "buyer"):
            self.hint(key, mention.generic, "generic")
        return key

    def hint(self, key: str, side: str, how: str) -> None:
        member = self.members[key]
        member.votes[side] += _WEIGHT[how]
        member.firm = member.firm or _WEIGHT[how] >= 20

    def _key(self, mention: Mention) -> str:
        if mention.email:
            known = next((key for key, member in self.members.items() if member.email == mention.email), None)
            if known:
                return known
        key = words(mention.name) or mention.name
        if key in self.members or mention.generic:
            return key
        longer = [
            known
            for known in self.members
            if known.startswith(f"{key} ") and not self.members[known].joint and self.members[known].listed
        ]
        if len(longer) == 1 and " " not in key:
            return longer[0]
        return key

    def settle(self, parties: Parties, notes: Notes) -> None:
        """Puts everybody on one side, and says where that is a guess."""
        self._merge_first_names(notes)
        for member in self.members.values():
            self._company_hints(member, parties)
        for first, second in self.pairs:
            self._pair_hint(first, second)
        for member in self.members.values():
            if member.joint:
                continue
            member.side = max(member.votes, key=lambda side: member.votes[side])
            if not member.firm:
                why = "by the order and kind of work" if any(member.votes.values()) else "nothing tells which side"
                notes.say(
                    member.where, f"{quoted(member.name)} is read as on the {member.side} side ({why}). Right?", "ask"
                )

    def _company_hints(self, member: Member, parties: Parties) -> None:
        side = parties.side_of_company(member.name) or (parties.side_of_company(member.group) if member.group else None)
        if side:
            member.votes[side] += _WEIGHT["company"]
            member.firm = True
        by_email = parties.side_of_email(member.email) if member.email else None
        if by_email:
            member.votes[by_email] += _WEIGHT["email"]
            member.firm = True

    def _pair_hint(self, first: str, second: str) -> None:
        """Two owners in one cell stand for the two sides; the vendor mostly comes first."""
        one, two = self.members.get(first), self.members.get(second)
        if one is None or two is None or one is two or one.joint or two.joint:
            return
        if one.firm and not two.firm:
            two.votes["buyer" if one.votes["vendor"] > one.votes["buyer"] else "vendor"] += _WEIGHT["pair"]
        elif two.firm and not one.firm:
            one.votes["buyer" if two.votes["vendor"] > two.votes["buyer"] else "vendor"] += _WEIGHT["pair"]
        elif not one.firm:
            one.votes["vendor"] += _WEIGHT["pair"] / 3
            two.votes["buyer"] += _WEIGHT["pair"] / 3

    def merge_initials(self, notes: Notes) -> None:
        """ "SO" is Sam Ortiz where nobody else has these initials."""
        initials = defaultdict(list)
        for key, member in self.members.items():
            if " " in key and not member.joint:
                initials["".join(word[0] for word in key.split(" "))].append(key)
        for short, keys in initials.items():
            known = self.members.get(short)
            if known and len(keys) == 1 and known.name.isupper():
                self._merge(short, keys[0], notes)

    def _merge(self, short: str, key: str, notes: Notes) -> None:
        """From now on the short name means the other member, with all hints that it gathered."""
        less, whole = self.members[short], self.members[key]
        notes.say(less.where, f"{quoted(less.name)} is read as {quoted(whole.name)}.", "resolved")
        for side, vote in less.votes.items():
            whole.votes[side] += vote
        whole.firm = whole.firm or less.firm
        whole.email = whole.email or less.email
        self.members[short] = whole
        self.pairs = [(key if a == short else a, key if b == short else b) for a, b in self.pairs]

    def _merge_first_names(self, notes: Notes) -> None:
        """ "Tom" is Tom Reyes where there is only one Tom."""
        by_first = defaultdict(list)
        for key, member in self.members.items():
            if (" " in key and not member.joint and not any(member.votes.values())) or (member.listed and " " in key):
                by_first[key.partition(" ")[0]].append(key)
        for first, keys in by_first.items():
            short = self.members.get(first)
            if (
                short
                and len(keys) == 1
                and not short.joint
                and not short.firm
                and not re.search(r"\b(team|ap|it|legal|group)\b", keys[0])
            ):
                self._merge(first, keys[0], notes)

    def people(self) -> list[dict[str, Any]]:
        """The people of the plan file, each with an id; placeholders for both sides at once are not people."""
        taken: set[str] = set()
        found: list[dict[str, Any]] = []
        for member in {id(m): m for m in self.members.values()}.values():
            if member.joint:
                continue
            member.id = unique_id(member.name, taken, "person")
            person = {
                "id": member.id,
                "name": member.name,
                "side": member.side,
                "role": member.role,
                "email": member.email,
            }
            found.append({key: value for key, value in person.items() if value})
        return found


def unique_id(text: str, taken: set[str], fallback: str) -> str:
    """A short readable id that nobody has yet."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:40].strip("-")
    slug = slug if re.match(r"[a-z]", slug) else (f"{fallback}-{slug}" if slug else fallback)
    candidate, number = slug, 2
    while candidate in taken:
        candidate, number = f"{slug}-{number}", number + 1
    taken.add(candidate)
    return candidate

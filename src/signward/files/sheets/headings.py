"""Which column a heading announces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from signward.files.sheets.company_words import short_names
from signward.files.sheets.grid import fold, words
from signward.files.sheets.heading_words import BOTH_WORDS, BUYER_WORDS, HEADING_WORDS, VENDOR_WORDS

_LONGEST_HEADING = 60
# A word of two meanings is the first of these that the row does not have yet.
_ORDER = tuple(HEADING_WORDS)
# Languages in which a heading is read as day first; English says nothing.
DAY_FIRST = frozenset({"de", "fr", "es", "it", "nl", "pt", "sv", "pl"})


@dataclass(frozen=True, slots=True)
class Heading:
    """`kinds` best first; `sides` of an owner column in the order in which the heading names them."""

    kinds: tuple[str, ...]
    sides: tuple[str, ...] = ()
    exact: bool = False


def has_exact(text: str) -> bool:
    """Whether `heading` would call it exact: a quick look before the thorough one, for the many rows that are none."""
    if not text or len(text) > _LONGEST_HEADING:
        return False
    known = _phrases()
    return words(text) in known or fold(text) in known or words(re.sub(r"[(\[（].*?[)\]）]", " ", text)) in known


def heading(text: str, vendor: str = "", buyer: str = "") -> Heading | None:
    """What a heading means, or None where it is no known heading."""
    return _heading(text, vendor, buyer) if text and len(text) <= _LONGEST_HEADING else None


@lru_cache(4096)
def _heading(text: str, vendor: str, buyer: str) -> Heading | None:
    plain = words(text)
    sides = sides_named(text, vendor, buyer)
    if plain in short_names(vendor) | short_names(buyer):
        return Heading(("owner",), sides)
    found = _phrases().get(plain) or _phrases().get(fold(text))
    if found:
        return Heading(_ordered(found), sides, exact=True)
    without = words(re.sub(r"[(\[（].*?[)\]）]", " ", text))
    found = _phrases().get(without) if without else None
    if found:
        return Heading(_ordered(found), sides, exact=True)
    last = re.split(r"\s[-–—|]\s|:\s", text)[-1]
    if last != text and (found := _phrases().get(words(last))):
        return Heading(_ordered(found), sides, exact=True)  # "Timeline - End"
    contained = _contained(plain)
    if sides and "owner" not in contained and len(plain.split()) <= 4 and not contained:
        return Heading(("owner",), sides)
    return Heading(contained, sides) if contained else None


def whose_steps(text: str) -> str:
    """What stands before a plain word for steps in a heading: "Acme actions" are those of "Acme"; else empty."""
    found = heading(text)
    if found is None or found.exact or found.kinds[:1] != ("title",):
        return ""
    *before, last = text.replace("’s", "").replace("'s", "").split()
    known = heading(last)
    whose = " ".join(before).strip(" :-–")
    return whose if known and known.exact and whose[:1].isupper() and heading(whose) is None else ""


def languages(texts: list[str]) -> Counter[str]:
    """How many of these headings each language knows; those that English knows too count for none."""
    told: Counter[str] = Counter()
    for text in texts:
        known = _tongues().get(words(text), frozenset())
        if "en" not in known:
            told.update(known)
    return told


def sides_named(text: str, vendor: str = "", buyer: str = "") -> tuple[str, ...]:
    """`vendor` and `buyer` in the order in which the text names them."""
    plain = words(text)
    places = [("vendor", _first(plain, VENDOR_WORDS, vendor)), ("buyer", _first(plain, BUYER_WORDS, buyer))]
    return tuple(side for side, place in sorted(places, key=lambda p: p[1]) if place < len(plain) + 1)


def generic_side(text: str) -> str | None:
    """`vendor`, `buyer` or `joint` where the whole text is a word for a side or a role of one side."""
    whole = words(text)
    plain = re.sub(r"^(the|der|die|das|le|la|les|l|el|il|lo|de|het|o|a) ", "", whole)
    options = {whole, plain, re.sub(r" (team|side|seite|lead)$", "", plain)}
    for side, known in (("joint", BOTH_WORDS), ("vendor", VENDOR_WORDS), ("buyer", BUYER_WORDS)):
        if options & _split(known):
            return side
    return None


@cache
def _split(known: str) -> frozenset[str]:
    return frozenset(words(word) for word in known.split("|"))


def _first(plain: str, known: str, company: str) -> int:
    """Where the first of these words stands, whole words only; beyond the end where none does."""
    listed = _split(known)
    places = [place for run, place in runs(plain) if run in listed or (company and run in short_names(company))]
    if not plain.isascii():
        places += [plain.index(word) for word in listed if not word.isascii() and word in plain]
    return min(places, default=len(plain) + 1)


def runs(plain: str) -> Iterator[tuple[str, int]]:
    """Every run of up to six whole words of the text, with its place: a look-up each beats a search per known word."""
    tokens = plain.split(" ")
    starts = list(accumulate((len(token) + 1 for token in tokens), initial=0))
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + 6, len(tokens)) + 1):
            yield " ".join(tokens[first:last]), starts[first]


@cache
def _phrases() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for kind, by_language in HEADING_WORDS.items():
        for listed in by_language.values():
            for phrase in listed.split("|"):
                known.setdefault(words(phrase) or fold(phrase), set()).add(kind)
    return {phrase: frozenset(kinds) for phrase, kinds in known.items()}


@cache
def _tongues() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for by_language in HEADING_WORDS.values():
        for language, listed in by_language.items():
            for phrase in listed.split("|"):
                known.setdefault(words(phrase), set()).add(language)
    return {phrase: frozenset(tongues) for phrase, tongues in known.items()}


def _contained(plain: str) -> tuple[str, ...]:
    """The kinds of the longest phrase that stands in the heading as whole words."""
    known = _phrases()
    hits = [(len(run), -place, run) for run, place in runs(plain) if len(run) > 2 and run in known]
    if not plain.isascii():
        hits += [(len(p), -plain.index(p), p) for p in known if len(p) > 1 and not p.isascii() and p in plain]
    if not hits or max(hits)[0] < 0.3 * len(plain):
        return ()
    return _ordered(known[max(hits)[2]])


def _ordered(kinds: frozenset[str]) -> tuple[str, ...]:
    return tuple(kind for kind in _ORDER if kind in kinds)

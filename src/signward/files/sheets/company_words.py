"""How companies are called for short: "Acme" is Acme Analytics, "Data" is nobody."""

from __future__ import annotations

from functools import lru_cache

from signward.files.sheets.grid import words

# Words of company names that tell no company from another.
_COMMON_WORDS = (
    "gmbh corp inc ltd limited group holding company bank banque systems system software technologies technology "
    "solutions services partners international global digital data cloud consulting labs foods health energy "
    "media insurance versicherung logistics industries networks analytics security finance capital university team"
)
COMMON = frozenset(_COMMON_WORDS.split())


@lru_cache(64)
def short_names(company: str) -> frozenset[str]:
    """The whole name and what it begins with, where that tells the company from another."""
    tokens = words(company).split()
    if not tokens:
        return frozenset()
    leading = range(1, len(tokens)) if len(tokens[0]) > 3 and tokens[0] not in COMMON else range(0)
    return frozenset([" ".join(tokens), *(" ".join(tokens[:n]) for n in leading)])

"""What people read in place of ids: names of people and workstreams, numbers of milestones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

SIGNATURE_ROW: Final = "Signature"


@dataclass(slots=True)
class Names:
    """By id: each person's and workstream's words, and each milestone's number. Words are unique within each."""

    people: dict[str, str] = field(default_factory=dict)
    streams: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    signature: str = "signature"

    def person(self, words: str) -> str:
        """The id behind a person's words; the words themselves where nobody is called so."""
        return _behind(self.people, words) or words

    def stream(self, words: str) -> str | None:
        return _behind(self.streams, words)

    def row(self, milestone: str) -> str:
        """A milestone's number; the signature's word for the signature, which has no row."""
        return self.rows.get(milestone, SIGNATURE_ROW)

    def milestone(self, number: str) -> str:
        """The id behind a number. Raises ValueError where no row has it."""
        if number.casefold() == SIGNATURE_ROW.casefold():
            return self.signature
        found = _behind(self.rows, number)
        if found is None:
            raise ValueError(f"no row has the number {number}")
        return found


def words_of(records: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Each id with its name, or with itself where the name is blank, another's too, or another's id."""
    named = [(str(record["id"]), str(record.get("name", ""))) for record in records]
    said = Counter(_alike(name) for _, name in named)
    ids = Counter(_alike(key) for key, _ in named)

    def clear(key: str, name: str) -> bool:
        others = ids[_alike(name)] - (_alike(key) == _alike(name))
        return bool(name.strip()) and said[_alike(name)] == 1 and not others

    return {key: name if clear(key, name) else key for key, name in named}


def _behind(words: Mapping[str, str], asked: str) -> str | None:
    exact = next((key for key, said in words.items() if said == asked), None)
    return exact or next((key for key, said in words.items() if _alike(said) == _alike(asked)), None)


def _alike(words: str) -> str:
    return " ".join(words.split()).casefold()

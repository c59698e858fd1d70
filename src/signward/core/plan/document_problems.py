"""What is wrong with a plan file: all of it at once, each by its place in the file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, TypeVar

Path = tuple[str | int, ...]
_HELD_NOWHERE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_SHOWN: Final = 80
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` leads to the field from the top: `("workstreams", 0, "milestones", 1, "after")`."""

    path: Path
    message: str

    @property
    def place(self) -> str:
        """The path as people write it: `workstreams[0].milestones[1].after`."""
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return steps.removeprefix(".") or "the file"


class WrongDocument(ValueError):
    """The document is not a plan; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{problem.place}: {problem.message}" for problem in problems))
        self.problems = tuple(problems)

    @property
    def message(self) -> str:
        return str(self)


class Reader:
    """Reads values field by field, noting what is wrong instead of stopping at it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, path: Path, message: str) -> None:
        self.problems.append(Problem(path, message))

    @contextmanager
    def noting(self, path: Path) -> Iterator[None]:
        """A ValueError raised inside is noted at this path."""
        try:
            yield
        except ValueError as wrong:
            self.wrong(path, str(wrong))

    def mapping(self, value: Any, path: Path, known: Collection[str]) -> Mapping[str, Any]:
        """The value as a mapping; unknown keys are noted with the nearest known one."""
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.wrong(path, f"expected keys and values, not {_shown(value)}")
            return {}
        for key in value:
            if key not in known:
                self.wrong((*path, str(key)), f"unknown key{nearest(str(key), known)}")
        return value

    def listed(self, value: Any, path: Path) -> list[tuple[Any, Path]]:
        """The items of a list, each with its path."""
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            self.wrong(path, f"expected a list, not {_shown(value)}")
            return []
        for n, item in enumerate(value):
            if item is None:
                self.wrong((*path, n), "nothing stands here")
        return [(item, (*path, n)) for n, item in enumerate(value) if item is not None]

    def text(self, row: Mapping[str, Any], key: str, path: Path) -> str:
        """The text under a key, with line ends as \\n; empty where none stands there."""
        return self.words(row.get(key), (*path, key))

    def words(self, value: Any, path: Path) -> str:
        if value is None:
            return ""
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            self.wrong(path, f"expected text, not {_shown(value)}")
            return ""
        if found := _HELD_NOWHERE.search(str(value)):
            self.wrong(path, f"no page or sheet can hold the character U+{ord(found.group()):04X}")
            return ""
        return str(value).replace("\r\n", "\n").replace("\r", "\n")

    def day(self, value: Any, path: Path) -> date | None:
        """A calendar day, from a date or an ISO text."""
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        if isinstance(value, str) and len(value) == 10:
            with self.noting(path):
                return date.fromisoformat(value)
            return None
        self.wrong(path, f"expected a date such as 2026-12-18, not {_shown(value)}")
        return None

    def number(self, value: Any, path: Path, low: float, high: float) -> float | None:
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.wrong(path, f"expected a number from {low:g} to {high:g}, not {_shown(value)}")
        return None

    def whole(self, value: Any, path: Path, low: int, high: int) -> int:
        if value is None:
            return 0
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.wrong(path, f"expected a whole number from {low} to {high}, not {_shown(value)}")
        return 0

    def flag(self, value: Any, path: Path) -> bool:
        if value is not None and not isinstance(value, bool):
            self.wrong(path, f"expected true or false, not {_shown(value)}")
        return value is True

    def choice(self, value: Any, path: Path, kinds: type[E]) -> E | None:
        if value is None:
            return None
        try:
            return kinds(value)
        except ValueError:
            self.wrong(path, f"expected one of {', '.join(kinds)}, not {_shown(value)}")
            return None


def _shown(value: Any) -> str:
    """The value as it would be written, cut when long."""
    try:
        words = repr(value)
    except ValueError:  # an integer with more digits than Python writes out
        return "a number of thousands of digits"
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def nearest(word: str, known: Collection[str]) -> str:
    """`, did you mean …?` with the nearest known word, or nothing where none is near."""
    found = get_close_matches(word, known, 1, 0.5)
    return f", did you mean {found[0]}?" if found else ""

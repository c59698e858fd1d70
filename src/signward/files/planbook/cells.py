"""One value of the plan file as a cell that people read, and back. A cell that means nothing raises ValueError."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date, datetime
from io import StringIO
from typing import Any, Final

from signward.files.planbook.layout import Kind
from signward.files.planbook.names import Names

Cell = str | int | float | date | None
_LINK: Final = re.compile(r"\s*(\d+|signature)\s*(FS|SS|FF|SF)?\s*(?:([+-]\s*\d+)\s*d?)?\s*", re.IGNORECASE)
_YES_OR_NO: Final = {"yes": True, "true": True, "no": False, "false": False}
_FIRST_DAY: Final = date(1900, 3, 1)  # earlier days are not what a spreadsheet program takes them for


def shown(kind: Kind, value: Any, names: Names) -> Cell:
    """The cell for a value (None for a missing one)."""
    return None if value is None else _SHOWN[kind](value, names)


def meant(kind: Kind, cell: Cell, names: Names) -> Any:
    """The value that a filled cell means. Raises ValueError with what was expected."""
    return _MEANT[kind](cell, names)


def text_of(cell: Cell) -> str:
    """The words of a cell, whatever a program made of them when they were typed."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def join(words: list[str]) -> str:
    """Words in one cell, with commas between; quoted where they would be taken for more than one."""
    return ", ".join(_quoted(word) for word in words)


def split(cell: Cell) -> list[str]:
    """The words that `join` wrote, or that somebody typed with commas or on lines of their own."""
    rows = csv.reader(StringIO(text_of(cell), newline=""), skipinitialspace=True)
    return [word for row in rows for word in row]


def day_cell(value: str) -> Cell:
    day = date.fromisoformat(value)
    return day if day >= _FIRST_DAY else value


def number_cell(value: float) -> Cell:
    """A number as one where 16 digits say it all, else as its exact text."""
    return value if float(f"{value:.16G}") == value else repr(value)


def _quoted(word: str) -> str:
    plain = word and word == word.strip() and not any(c in ',"\r\n' for c in word)
    return word if plain else '"' + word.replace('"', '""') + '"'


def _duration_cell(value: Any) -> Cell:
    if isinstance(value, list):
        return " / ".join(map(repr, value))
    if isinstance(value, dict):
        return "; ".join(f"{kind} {', '.join(map(repr, numbers))}" for kind, numbers in value.items())
    return number_cell(value)


def _duration(cell: Cell) -> Any:
    if not isinstance(cell, str):
        return _number(cell)
    if "/" in cell:
        return [_number(part) for part in cell.split("/")]
    if re.match(r"\s*[A-Za-z]", cell):
        parts = [part.split(None, 1) for part in cell.split(";")]
        if all(len(part) == 2 for part in parts):
            return {kind.lower(): [_number(n) for n in numbers.split(",")] for kind, numbers in parts}
        raise ValueError("a duration is a number of business days, or 2 / 4 / 8, or pert 2, 4, 8")
    return _number(cell)


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    words = text_of(cell).strip()
    try:
        return int(words) if re.fullmatch(r"[+-]?\d{1,15}", words) else float(words)
    except ValueError:
        raise ValueError(f"expected a number, not {words!r}") from None


def _flag(cell: Cell) -> bool:
    words = text_of(cell).strip().lower()
    if words not in _YES_OR_NO:
        raise ValueError(f"expected yes or no, not {words!r}")
    return _YES_OR_NO[words]


def _day(cell: Cell) -> str:
    words = text_of(cell).strip()
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise ValueError(f"expected a date such as 2026-12-18, not {words!r}") from None


def _link_cell(link: Any, names: Names) -> str:
    if isinstance(link, str):
        return names.row(link)
    kind, lag = link.get("link", "FS"), link.get("lag", 0)
    return f"{names.row(link['id'])}{kind}" + (f"{lag:+d}d" if lag else "")


def _links(cell: Cell, names: Names) -> list[Any]:
    return [_link(words, names) for words in re.split(r"[,;\n]", text_of(cell)) if words.strip()]


def _link(words: str, names: Names) -> Any:
    found = _LINK.fullmatch(words)
    if not found:
        raise ValueError(f"expected the number of a row, such as 3 or 3SS+2d, not {words.strip()!r}")
    number, kind, lag = found.groups()
    row = {"id": names.milestone(number)}
    more = ({"link": kind.upper()} if kind else {}) | ({"lag": int(lag.replace(" ", ""))} if lag else {})
    return row | more if more else row["id"]


def _rows(cell: Cell, names: Names) -> list[str]:
    return [names.milestone(words.strip()) for words in re.split(r"[,;\n]", text_of(cell)) if words.strip()]


_SHOWN: Final[dict[Kind, Callable[[Any, Names], Cell]]] = {
    Kind.TEXT: lambda value, _: str(value),
    Kind.DAY: lambda value, _: day_cell(value),
    Kind.DAYS: lambda value, _: join(value),
    Kind.NUMBER: lambda value, _: number_cell(value),
    Kind.DURATION: lambda value, _: _duration_cell(value),
    Kind.ROW: lambda value, names: names.row(value),
    Kind.ROWS: lambda value, names: join([names.row(row) for row in value]),
    Kind.LINKS: lambda value, names: join([_link_cell(link, names) for link in value]),
    Kind.PERSON: lambda value, names: names.people.get(value, value),
    Kind.PERSONS: lambda value, names: join([names.people.get(person, person) for person in value]),
    Kind.STREAM: lambda value, names: names.streams[value],
    Kind.FLAG: lambda value, _: "yes" if value else None,
    Kind.STATUS: lambda value, _: value,
}
_MEANT: Final[dict[Kind, Callable[[Cell, Names], Any]]] = {
    Kind.TEXT: lambda cell, _: text_of(cell),
    Kind.FLAG: lambda cell, _: _flag(cell),
    Kind.DAY: lambda cell, _: _day(cell),
    Kind.DAYS: lambda cell, _: [_day(word) for word in split(cell)],
    Kind.NUMBER: lambda cell, _: _number(cell),
    Kind.DURATION: lambda cell, _: _duration(cell),
    Kind.ROW: lambda cell, names: names.milestone(text_of(cell).strip()),
    Kind.ROWS: _rows,
    Kind.LINKS: _links,
    Kind.PERSON: lambda cell, names: names.person(text_of(cell)),
    Kind.PERSONS: lambda cell, names: [names.person(word) for word in split(cell)],
    Kind.STREAM: lambda cell, _: text_of(cell),
    Kind.STATUS: lambda cell, _: text_of(cell),
}

"""A neutral grid: what xlsx, csv and Markdown have in common once their own wrapping is off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

# The width of a line of text that stands outside any table.
PARAGRAPH = 99

Value = str | int | float | bool | date | None

# Invisible and direction-changing characters: never wanted in a title, often hostile.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


_ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|BEZUG!|NV|WERT!|ZAHL!|VALEUR!)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One visible cell. `row` and `column` count from 1; `fill` and `ink` are colour names (green, red …) or empty.

    `width` is the number of columns that a merged cell covers; `copy` marks the lower part of a cell merged downwards,
    `bullet` a line of a list; `place` names where the cell stood when it was moved.
    """

    row: int
    column: int
    value: Value
    text: str
    fill: str = ""
    ink: str = ""
    strike: bool = False
    bold: bool = False
    percent: bool = False
    width: int = 1
    copy: bool = False
    bullet: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row that hold something, by column."""

    number: int
    cells: dict[int, Cell]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells.values())

    def text(self, column: int | None) -> str:
        cell = self.cells.get(column) if column is not None else None
        return cell.text if cell else ""

    @property
    def filled(self) -> list[Cell]:
        """The cells that say something, not only colour."""
        return [cell for cell in self.cells.values() if cell.text]


@dataclass(frozen=True, slots=True)
class Grid:
    """One visible sheet or file. `lines` grids (Markdown) name their cells by line instead of by letter."""

    name: str
    rows: tuple[Row, ...]
    lines: bool = False
    legend: dict[str, str] = field(default_factory=dict)

    def ref(self, cell: Cell) -> str:
        return cell.place or self.where(cell.row, cell.column)

    def where(self, row: int, column: int) -> str:
        return f"line {row}, column {column}" if self.lines else f"{letters(column)}{row}"


def letters(column: int) -> str:
    """The spreadsheet name of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


LONGEST_SAID = 300  # a date, an owner, a status, a title: what is longer is none, and no pattern is tried on it


def clean(text: str) -> str:
    """The text without control, invisible and direction characters; line ends kept, other runs of space made one."""
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def unsafe(text: str) -> bool:
    """Whether `clean` takes more than white space out of the text."""
    return _UNWANTED.search(text.replace("\ufeff", "")) is not None


def is_error(text: str) -> bool:
    """Whether this is what a spreadsheet program shows for a formula that failed."""
    return text.startswith("#") and _ERRORS.fullmatch(text) is not None


def fold(text: str) -> str:
    """Text for comparing: width, case and Latin accents gone, punctuation kept."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    text = "".join(c for c in text if not "\u0300" <= c <= "\u036f")
    return " ".join(unicodedata.normalize("NFC", text).split())


def words(text: str) -> str:
    """Folded text with punctuation turned into single spaces."""
    return _words(text) if len(text) <= KEPT else _words.__wrapped__(text)


KEPT: Final = 200
"""Longer texts are no headings, names or dates, and are not kept in memory for the next sheet."""


@lru_cache(16384)
def _words(text: str) -> str:
    return " ".join(re.sub(r"[^\w#%№]+|_", " ", fold(text)).split())

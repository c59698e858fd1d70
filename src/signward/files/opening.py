"""One way to open whatever holds a plan: a plan file, or a spreadsheet as people have them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from signward.core.plan.document import Problem, WrongDocument, read_document
from signward.core.plan.state import Plan
from signward.files.planfile.reading import WrongFile, load

if TYPE_CHECKING:
    from signward.files.sheets import Reading, Remark

PLAN_FILES = (".yaml", ".yml", ".json")
ARCHIVE = b"PK"  # how a workbook begins
SPREADSHEETS = (".xlsx", ".csv", ".tsv", ".md", ".markdown", ".txt")


def open_plan(path: str, today: date) -> tuple[Plan, tuple[Remark, ...]]:
    """The plan in a file, or in standard input for `-`, with what the reader has to say about a spreadsheet.

    Standard input holds a plan file or a workbook. Raises ValueError (WrongFile, RefusedFile) with words for people.
    """
    data = _bytes(path)
    kind = Path(path).suffix.lower()
    if path == "-":
        kind = ".xlsx" if data.startswith(ARCHIVE) else ".yaml"
    if kind in PLAN_FILES:
        return load(_text(data), today), ()
    if kind in SPREADSHEETS or kind in {".xls", ".xlsm", ".xlsb", ".ods"}:
        return _from_sheet(data, Path(path).name, today)
    known = ", ".join((*PLAN_FILES, *SPREADSHEETS))
    raise WrongFile([f"a plan is read from {known}, not from '{kind or 'a file without an ending'}'"])


def _bytes(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except (OSError, ValueError) as wrong:  # ValueError: a name with a NUL in it
        raise WrongFile([f"cannot be read: {getattr(wrong, 'strerror', None) or wrong}"]) from wrong


def read_table(
    data: bytes, filename: str, today: date, *, vendor: str | None = None, customer: str | None = None
) -> Reading:
    """What a spreadsheet or a table says: our own workbook to the letter, anybody else's as a careful person reads it.

    Raises RefusedFile where the file is unsafe or holds no table of milestones.
    """
    from signward.files.planbook.reading import read_planbook
    from signward.files.sheets import read_sheet

    own = read_planbook(data, filename, today)
    return own or read_sheet(data, filename, today, vendor=vendor, customer=customer)


def _from_sheet(data: bytes, name: str, today: date) -> tuple[Plan, tuple[Remark, ...]]:
    reading = read_table(data, name, today)
    try:
        return read_document(reading.document, today), reading.remarks
    except WrongDocument as wrong:
        raise WrongFile(told(wrong, reading)) from wrong


def told(wrong: WrongDocument, reading: Reading) -> list[str]:
    """Each problem by sheet and cell where the reader knows them, else by its field."""
    return [f"{_place(problem, reading)}: {problem.message}" for problem in wrong.problems]


def _place(problem: Problem, reading: Reading) -> str:
    inward = (problem.path[:n] for n in range(len(problem.path), 0, -1))
    return next((reading.places[path] for path in inward if path in reading.places), problem.place)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise WrongFile([f"line {line}: the file is not UTF-8 text"]) from wrong

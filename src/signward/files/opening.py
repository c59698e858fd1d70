"""One way to open whatever holds a plan: a plan file, or a spreadsheet as people have them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from signward.core.plan.document import WrongDocument, read_document
from signward.core.plan.state import Plan
from signward.files.planfile.reading import WrongFile, load

if TYPE_CHECKING:
    from signward.files.sheets import Remark

PLAN_FILES = (".yaml", ".yml", ".json")
SPREADSHEETS = (".xlsx", ".csv", ".tsv", ".md", ".markdown", ".txt")


def open_plan(path: str, today: date) -> tuple[Plan, tuple[Remark, ...]]:
    """The plan in a file, or in standard input for `-`, with what the reader has to say about a spreadsheet.

    Raises ValueError (WrongFile, RefusedFile, WrongDocument) or OSError, each with words for people.
    """
    data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    kind = Path(path).suffix.lower()
    if path == "-" or kind in PLAN_FILES:
        return load(_text(data), today), ()
    if kind in SPREADSHEETS or kind in {".xls", ".xlsm", ".xlsb", ".ods"}:
        return _from_sheet(data, Path(path).name, today)
    known = ", ".join((*PLAN_FILES, *SPREADSHEETS))
    raise WrongFile([f"a plan is read from {known}, not from '{kind or 'a file without an ending'}'"])


def _from_sheet(data: bytes, name: str, today: date) -> tuple[Plan, tuple[Remark, ...]]:
    from signward.files.sheets import read_sheet

    reading = read_sheet(data, name, today)
    try:
        return read_document(reading.document, today), reading.remarks
    except WrongDocument as wrong:
        raise WrongFile([f"{problem.place}: {problem.message}" for problem in wrong.problems]) from wrong


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise WrongFile([f"line {line}: the file is not UTF-8 text"]) from wrong

"""Reads csv and its cousins: any of the usual separators and encodings."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from signward.files.formula_guard import unguarded
from signward.files.sheets.grid import Cell, Grid, Row, clean, is_error, unsafe
from signward.files.sheets.guards import MOST_CELLS, MOST_ROWS, check_width
from signward.files.sheets.reading import Notes, RefusedFile, Remark

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 200_000  # characters that tell the separator
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def read_delimited(text: str, encoding: str, name: str) -> tuple[Grid, list[Remark]]:
    """The rows of a csv text as a grid.

    Raises:
        RefusedFile: it is no table, or larger than any plan.
    """
    notes = Notes(name)
    text, told = _told_separator(text)
    separator = told or _separator(text)
    if separator != "," or encoding not in ("utf-8", "ascii"):
        notes.say("", f"Read as text in {encoding}, columns separated by {_NAMES[separator]}.", "resolved")
    rows = []
    cells = 0
    try:
        for number, fields in enumerate(
            csv.reader(io.StringIO(text, newline=None), delimiter=separator), start=2 if told else 1
        ):
            check_width(sum(map(bool, fields)), name)
            row = Row(number, {c: cell for c, raw in enumerate(fields, 1) if (cell := _cell(number, c, raw, notes))})
            cells += len(row.cells)
            if number > MOST_ROWS or cells > MOST_CELLS:
                raise RefusedFile(f"The file holds more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells.")
            if row.cells:
                rows.append(row)
    except csv.Error as problem:
        raise RefusedFile(f"The file is not a readable table ({problem}).") from problem
    return Grid(name, tuple(rows)), notes.found


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the encoding it is in: UTF-8, UTF-16, Japanese (cp932) or Windows (cp1252)."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    head = data[:4000]
    if len(re.findall(rb"[\x01-\x08\x0e-\x1a]", head)) > len(head) // 20:
        raise RefusedFile("This is not a spreadsheet: neither an Excel workbook nor text.")
    if head.count(b"\x00") > len(head) // 5:
        return _decoded(data, "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be")
    if b"\x00" in data[:100_000]:
        raise RefusedFile("This is not a spreadsheet: neither an Excel workbook nor text.")
    for encoding in ("utf-8", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _japanese(text):
            return text, encoding
    return data.decode("cp1252", errors="replace"), "cp1252"


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as problem:
        raise RefusedFile(f"The text is marked as {encoding} and is not ({problem.reason}).") from problem


def _japanese(text: str) -> bool:
    kana = len(re.findall("[\u3040-\u30ff]", text))
    high = len(re.findall("[^\x00-\x7f]", text))
    half_width = len(re.findall("[\uff61-\uff9f]", text))
    return kana >= 3 and half_width * 2 < high


def _told_separator(text: str) -> tuple[str, str | None]:
    found = re.match(r"sep=([,;\t|])(?:\r\n?|\n)", text, re.IGNORECASE)
    return (text[found.end() :], found.group(1)) if found else (text, None)


def _separator(text: str) -> str:
    """The separator under which most rows have the same, largest number of columns."""
    best, best_score = ",", 0.0
    sample = "\n".join(text[:_SAMPLE].splitlines()[:400])
    for separator in _SEPARATORS:
        try:
            widths = Counter(len(fields) for fields in csv.reader(io.StringIO(sample), delimiter=separator) if fields)
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        score = count / sum(widths.values()) * min(width, 12) ** 0.5
        if score > best_score:
            best, best_score = separator, score
    return best


def _cell(row: int, column: int, raw: str, notes: Notes) -> Cell | None:
    if unsafe(raw):
        notes.say(Grid("", ()).where(row, column), "Control or invisible characters were taken out.", "resolved")
    text = clean(unguarded(raw))
    if is_error(text):
        notes.say(
            Grid("", ()).where(row, column), f"The cell holds the error {text}: nothing was read.", "not-understood"
        )
        return None
    return Cell(row, column, text, text) if text else None

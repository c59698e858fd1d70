"""Which kind of file it is, whatever its name says, and its cells."""

from __future__ import annotations

from signward.files.sheets.delimited_in import decode, read_delimited
from signward.files.sheets.grid import Grid
from signward.files.sheets.guards import check_size
from signward.files.sheets.markdown_in import read_markdown
from signward.files.sheets.reading import RefusedFile, Remark
from signward.files.sheets.step_lists import looks_like_list
from signward.files.sheets.workbook_in import read_workbook

_NOT_READ = {"xls": "an old .xls "
    "file", "xlsb": "a binary .xlsb "
    "file", "xlsm": "a workbook with macros", "ods": "an OpenDocument file", "numbers": "a Numbers file",
             "pdf": "a PDF", "docx": "a Word file", "pptx": "a presentation"}  # fmt: skip


def read_grids(data: bytes, filename: str) -> tuple[list[Grid], list[Remark]]:
    """The visible sheets of the file, each with one row for each step, and what was said on the way.

    Raises:
        RefusedFile: the file is unsafe or of a kind that is not read.
    """
    check_size(data)
    name = filename.replace("\\", "/").rpartition("/")[2]
    extension = name.rpartition(".")[2].lower()
    if extension in _NOT_READ:
        raise RefusedFile(f"This is {_NOT_READ[extension]}. Save it as .xlsx or .csv.")
    if data.startswith(b"PK"):
        return read_workbook(data)
    if data.startswith((b"%PDF", b"{\\rtf", b"<!DOCTYPE", b"<html", b"<?xml")):
        raise RefusedFile("This is not a spreadsheet: neither an Excel workbook nor csv nor Markdown.")
    text, encoding = decode(data)
    plain = extension not in ("csv", "tsv")
    marked = extension in ("md", "markdown") or (plain and (_looks_marked(text) or looks_like_list(text)))
    grid, remarks = read_markdown(text, name) if marked else read_delimited(text, encoding, name)
    return [grid], remarks


def _looks_marked(text: str) -> bool:
    lines = text.splitlines()[:200]
    return any(set(line.strip()) <= set("|-: ") and line.count("-") > 2 and "|" in line for line in lines)

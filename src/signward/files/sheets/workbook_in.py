"""Reads an xlsx workbook into grids: values only, hidden parts left out and said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from signward.files.sheets import colours
from signward.files.sheets.grid import Cell, Grid, Row, Value, clean, is_error, letters, unsafe
from signward.files.sheets.guards import check_width, open_archive
from signward.files.sheets.reading import Notes, RefusedFile, Remark, quoted


def read_workbook(data: bytes) -> tuple[list[Grid], list[Remark]]:
    """The visible sheets of a workbook, and what was left out.

    Raises:
        RefusedFile: the workbook is unsafe, damaged, or has no visible sheet with cells.
    """
    archive = open_archive(data)
    book = load_book(data, values=True)
    formulas = formulas_of(archive, data)
    grids: list[Grid] = []
    remarks: list[Remark] = []
    for sheet in book.worksheets:
        notes = Notes(sheet.title)
        if sheet.sheet_state != "visible":
            notes.say("", f"The sheet {quoted(sheet.title)} is hidden: left out.", "left-out")
        else:
            grids.append(_grid(sheet, formulas.get(sheet.title, {}), notes))
        remarks.extend(notes.found)
    return grids, remarks


def load_book(data: bytes, *, values: bool) -> Any:
    import openpyxl  # heavy: only a workbook needs it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as problem:
        raise RefusedFile(f"The workbook cannot be read ({type(problem).__name__}: {problem}).") from problem


def formulas_of(archive: zipfile.ZipFile, data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Formula texts by sheet and place; the workbook is loaded a second time only when it has any."""
    sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
    if not any(b"<f" in archive.read(name) or b":f>" in archive.read(name) for name in sheets):
        return {}
    book = load_book(data, values=False)
    return {
        sheet.title: {place: str(cell.value) for place, cell in sheet._cells.items() if cell.data_type == "f"}
        for sheet in book.worksheets
    }


def _grid(sheet: Any, formulas: dict[tuple[int, int], str], notes: Notes) -> Grid:
    hidden_columns = _hidden_columns(sheet)
    hidden_rows = {n for n, d in sheet.row_dimensions.items() if d.hidden or d.height == 0}
    _say_hidden(sheet, hidden_columns, hidden_rows, notes)
    widths = {(r.min_row, r.min_col): r.max_col - r.min_col + 1 for r in sheet.merged_cells.ranges}
    rows: dict[int, dict[int, Cell]] = {}
    # Only cells that exist: iterating by rows would walk a million empty ones where one stray cell stands far away.
    for (row, column), raw in sorted(sheet._cells.items()):
        if row in hidden_rows or column in hidden_columns:
            continue
        cell = _cell(raw, widths.get((row, column), 1), formulas.get((row, column)), notes)
        if cell:
            rows.setdefault(row, {})[column] = cell
    check_width(len({column for cells in rows.values() for column in cells}), sheet.title)
    _copy_down(sheet, rows, hidden_rows)
    return Grid(sheet.title, tuple(Row(n, dict(sorted(cells.items()))) for n, cells in sorted(rows.items())))


def _hidden_columns(sheet: Any) -> set[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden or dimension.width == 0:
            hidden.update(range(dimension.min or 0, min(dimension.max or 0, 16384) + 1))
    return hidden


def _say_hidden(sheet: Any, columns: set[int], rows: set[int], notes: Notes) -> None:
    held = [place for place, cell in sheet._cells.items() if cell.value is not None]
    for column in sorted(columns & {c for _, c in held}):
        name = letters(column)
        notes.say(f"{name}:{name}", f"Column {name} is hidden: left out.", "left-out")
    for row in sorted(rows & {r for r, _ in held}):
        why = "hidden by a filter" if sheet.auto_filter.ref else "hidden"
        notes.say(f"{row}:{row}", f"Row {row} is {why}: left out.", "left-out")


def _cell(raw: Any, width: int, formula: str | None, notes: Notes) -> Cell | None:
    place = raw.coordinate
    value = _value(raw.value)
    if formula is not None:
        value = _computed(value, formula, place, notes)
    if isinstance(value, str) and is_error(value):
        cause = f"The formula {quoted(formula)} ends in" if formula else "The cell holds"
        notes.say(place, f"{cause} the error {value}: nothing was read.", "not-understood")
        value = None
    text = _text(value)
    if isinstance(value, str):
        if unsafe(value):
            notes.say(place, "Control or invisible characters were taken out of the text.", "resolved")
        value = text
    comment = getattr(raw, "comment", None)
    if comment is not None and comment.text:
        notes.say(place, f"A comment is not carried into the plan: {quoted(clean(comment.text))}.", "left-out")
    style = raw.has_style
    fill = _fill(raw) if style else ""
    if not text and not fill:
        return None
    font = raw.font if style else None
    return Cell(
        row=raw.row, column=raw.column, value=value, text=text, fill=fill, width=width,
        ink=_colour(font.color) if font else "", strike=bool(font and font.strike), bold=bool(font and font.bold),
        percent=style and "%" in str(raw.number_format),
    )  # fmt: skip


def _value(value: object) -> Value:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, str | int | float | bool | date) or value is None:
        return value
    return str(value)


def _computed(value: Value, formula: str, place: str, notes: Notes) -> Value:
    if value is None:
        notes.say(place, f"The formula {quoted(formula)} has no saved result: nothing was read.", "not-understood")
    return value


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else clean(str(value))


def _fill(raw: Any) -> str:
    fill = raw.fill
    return _colour(fill.fgColor) if fill is not None and fill.fill_type == "solid" else ""


def _colour(colour: Any) -> str:
    if colour is None:
        return ""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colours.name_of(colour.rgb)
    if colour.type == "theme" and isinstance(colour.theme, int):
        return colours.themed(colour.theme)
    if colour.type == "indexed" and isinstance(colour.indexed, int):
        return colours.indexed(colour.indexed)
    return ""


def _copy_down(sheet: Any, rows: dict[int, dict[int, Cell]], hidden: Iterable[int]) -> None:
    """A cell merged downwards speaks for every row that it covers."""
    for block in sheet.merged_cells.ranges:
        top = rows.get(block.min_row, {}).get(block.min_col)
        if top is None or block.max_row == block.min_row or not top.text:
            continue
        for number in range(block.min_row + 1, block.max_row + 1):
            # A row that holds nothing else is only the height of a merged title.
            if number not in hidden and any(cell.text for cell in rows.get(number, {}).values()):
                rows[number][block.min_col] = Cell(
                    number, block.min_col, top.value, top.text, top.fill, top.ink, top.strike, top.bold, copy=True
                )

"""Plans as xlsx: our own workbook, which people edit and import back."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

from signward.core.plan.state import Plan
from signward.files.planbook.cells import Cell
from signward.files.planbook.writing import Sheet, sheets_of

LONGEST: Final = 32_767  # characters in a cell of any spreadsheet program


def plan_xlsx(plan: Plan) -> bytes:
    """A workbook with a sheet for each part of the plan. Every text is a text cell, so nothing is ever a formula.

    Raises ValueError where a text is longer than a cell can be.
    """
    from xlsxwriter import Workbook

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    book.set_properties({"title": "Mutual Action Plan", "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - a file's own
    styles = {
        "bold": book.add_format({"bold": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
    }
    for sheet in sheets_of(plan):
        _fill(book.add_worksheet(sheet.title), sheet, styles)
    book.close()
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for line, (label, value) in enumerate(sheet.facts):
        page.write_string(line, 0, label, styles["bold"])
        _write(page, line, 1, value, styles)
    if not sheet.headings:
        return
    head = len(sheet.facts) + bool(sheet.facts)
    for column, heading in enumerate(sheet.headings):
        page.write_string(head, column, heading, styles["bold"])
    for line, row in enumerate(sheet.rows, head + 1):
        for column, cell in enumerate(row):
            _write(page, line, column, cell, styles)
    page.freeze_panes(head + 1, 2 if sheet.facts else 1)


def _write(page: Any, row: int, column: int, value: Cell, styles: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time()), styles["day"])
    elif isinstance(value, str):
        if len(value) > LONGEST:
            raise ValueError(f"a text of {len(value):,} characters does not fit into a cell: {value[:60]}…")
        page.write_string(row, column, value, styles["text"])
    else:
        page.write_number(row, column, value, styles["number"])

"""Plans as xlsx: one sheet with the plan's header and its table, as people expect it and the reader reads it back."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from signward.core.plan.state import Plan
from signward.files.writers.rows import HEADINGS, header, rows

WIDTHS = (6, 44, 20, 20, 20, 12, 10, 14, 12, 12, 40)


def plan_xlsx(plan: Plan) -> bytes:
    """A workbook of one sheet `Plan`. Every text is a text cell, so nothing is ever a formula."""
    from xlsxwriter import Workbook

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    book.set_properties({"title": "Mutual Action Plan", "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - a file's own
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Plan")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    line = 0
    for label, value in header(plan):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, value, wrapped)
        line += 1
    line += 1
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(line, column, heading, bold)
    for number, row in enumerate(rows(plan), line + 1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, day, wrapped)
    sheet.freeze_panes(line + 1, 2)
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: str | int | float | date | None, day: Any, text: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:32_000], text)
    else:
        sheet.write_number(row, column, value)

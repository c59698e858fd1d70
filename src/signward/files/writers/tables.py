"""Plans as a Markdown table and as CSV: the first sheet of the workbook, in one table."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from signward.core.plan.state import Plan
from signward.files.formula_guard import guarded
from signward.files.planbook.cells import Cell
from signward.files.planbook.writing import plan_sheet


def plan_md(plan: Plan) -> str:
    """A document with the plan's header and one table. Line breaks in a text become spaces."""
    sheet = plan_sheet(plan)
    title = " – ".join(filter(None, (plan.customer, plan.vendor))) or "Mutual Action Plan"
    lines = [f"# {_one_line(title)}", ""]
    lines += [f"- {label}: {_one_line(_words(value))}" for label, value in sheet.facts]
    lines += ["", _row(sheet.headings), _row(("---",) * len(sheet.headings))]
    lines += [_row(row) for row in sheet.rows]
    return "\n".join(lines) + "\n"


def plan_csv(plan: Plan) -> str:
    """CSV with a header block and the table. Text that would be a formula gets one leading quote."""
    sheet = plan_sheet(plan)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for label, value in sheet.facts:
        writer.writerow([label, _guarded(value)])
    writer.writerow([])
    writer.writerow(sheet.headings)
    writer.writerows([_guarded(cell) for cell in row] for row in sheet.rows)
    return out.getvalue()


def _guarded(cell: Cell) -> str:
    return guarded(cell) if isinstance(cell, str) else _words(cell)


def _words(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _row(cells: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(_one_line(_words(cell)).replace("|", "\\|") for cell in cells) + " |"


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""Plans as a Markdown table and as CSV."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from signward.core.plan.state import Plan
from signward.files.writers.rows import HEADINGS, header, rows

LIVE = ("=", "+", "-", "@", "\t", "\r")  # how a spreadsheet program recognises a formula


def plan_md(plan: Plan) -> str:
    """A document with the plan's header and one table."""
    title = " – ".join(filter(None, (plan.customer, plan.vendor))) or "Mutual Action Plan"
    lines = [f"# {_one_line(title)}", ""]
    lines += [f"- {label}: {_one_line(value)}" for label, value in header(plan)]
    lines += ["", _row(HEADINGS), _row(["---"] * len(HEADINGS))]
    lines += [_row([_words(value) for value in row]) for row in rows(plan)]
    return "\n".join(lines) + "\n"


def plan_csv(plan: Plan) -> str:
    """CSV with a header block and the table. Text that would be a formula gets one leading quote."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for label, value in header(plan):
        writer.writerow([label, guarded(value)])
    writer.writerow([])
    writer.writerow(HEADINGS)
    for row in rows(plan):
        writer.writerow([guarded(value) if isinstance(value, str) else _words(value) for value in row])
    return out.getvalue()


def guarded(text: str) -> str:
    """The text with a quote before it where a spreadsheet program would run it, or where it begins with one already."""
    return f"'{text}" if text.startswith((*LIVE, "'")) else text


def _words(value: str | int | float | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(_one_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""The word under Status beside the days that say the same: people may have changed either."""

from __future__ import annotations

from datetime import date
from typing import Any

from signward.files.planbook.cells import text_of
from signward.files.planbook.pages import Line
from signward.files.planbook.writing import status
from signward.files.sheets.reading import quoted


def settle_status(milestone: dict[str, Any], row: Line, today: date) -> None:
    """Where the word says more than the days, a day is supplied and asked about; else the days count."""
    typed = text_of(row.cells.get("Status", "")).strip()
    if not typed or typed.lower() == status(milestone).lower():
        return
    if typed.lower() == "done":
        milestone["done"] = min(milestone.get("due") or today.isoformat(), today.isoformat())
        row.say("Status", f"Done, and no day under Completed on: taken as {milestone['done']}.", "ask")
    elif typed.lower() == "in progress" and "done" not in milestone:
        milestone["started"] = today.isoformat()
        row.say("Status", f"In progress, and no day under Started on: taken as {milestone['started']}.", "ask")
    else:
        row.say("Status", f"{quoted(typed)} is not what the days of this row say; the days count.", "ask")

"""`signward check PLAN…`: the doctor's findings, and whether one of them blocks signature."""

from __future__ import annotations

from datetime import date

from signward.cli.answers import Answer, Read, answer_each, as_line, under_name
from signward.cli.findings import as_json, as_text
from signward.core.doctor import blocks, diagnose
from signward.core.plan.state import Plan


def check(read: Read, today: date, form: str = "text", several: bool = False) -> int:
    """Prints the findings of each plan, as `text` or `json`; the exit code is 1 where one blocks signature."""

    def answer(plan: Plan, file: str | None) -> Answer:
        found = diagnose(plan, today)
        shown = as_line(file, as_json(found)) if form == "json" else under_name(file, as_text(plan, found))
        return shown, not blocks(found)

    return answer_each(read, form, several, answer)

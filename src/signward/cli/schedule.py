"""`signward schedule PLAN…`: both passes, slack, the critical path and the verdict."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from typing import Final

from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable, timetable

FEASIBLE, NOT_FEASIBLE, WRONG_PLAN = 0, 1, 2
FORMS: Final = ("text", "json", "svg")


def schedule(
    read: Iterable[tuple[str, Plan | Exception]], today: date, form: str = "text", several: bool = False
) -> int:
    """Prints the timetable of each plan that was read, and returns the exit code: 0, 1 not feasible, 2 a wrong plan.

    `form` is one of FORMS. Of `several` plans JSON is one object a line that names its `file`, also for a wrong one.
    """
    worst = FEASIBLE
    for name, plan in read:
        try:
            found = _timetable(plan, today)
        except ValueError as wrong:
            worst = WRONG_PLAN
            _tell(name, wrong, form if several else "text")
            continue
        print(_shown(found, form, name if several else None))
        worst = max(worst, FEASIBLE if found.verdict.feasible else NOT_FEASIBLE)
    return worst


def _timetable(plan: Plan | Exception, today: date) -> Timetable:
    if isinstance(plan, Exception):
        raise ValueError(str(plan)) from plan
    return timetable(plan, today)


def _shown(found: Timetable, form: str, file: str | None) -> str:
    if form == "svg":
        from signward.files.svg import timeline_svg  # text and JSON do without it

        return timeline_svg(found.plan, found, found.today, standalone=True)
    from signward.cli.timetables import as_json, as_text

    if form == "json":
        named = {} if file is None else {"file": file}
        return json.dumps(named | as_json(found), ensure_ascii=False)
    return (f"{file}\n" if file is not None else "") + as_text(found)


def _tell(name: str, wrong: ValueError, form: str) -> None:
    """One wrong plan does not stop the others."""
    if form == "json":
        print(json.dumps({"file": name, "error": str(wrong)}, ensure_ascii=False))
    print(f"{name}: {wrong}", file=sys.stderr)

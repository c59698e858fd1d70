"""`signward check PLAN…`: the doctor's findings, and whether one of them blocks signature."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from typing import Final

from signward.cli.findings import as_json, as_text
from signward.core.doctor import Finding, blocks, diagnose
from signward.core.plan.state import Plan

SOUND, BLOCKED, WRONG_PLAN = 0, 1, 2
FORMS: Final = ("text", "json")


def check(read: Iterable[tuple[str, Plan | Exception]], today: date, form: str = "text", several: bool = False) -> int:
    """Prints the findings of each plan that was read, and returns the exit code: 0, 1 blocked, 2 a wrong plan.

    `form` is one of FORMS. Of `several` plans JSON is one object a line that names its `file`, also for a wrong one.
    """
    worst = SOUND
    for name, plan in read:
        try:
            if isinstance(plan, Exception):
                raise ValueError(str(plan)) from plan
            found = diagnose(plan, today)
        except ValueError as wrong:
            worst = WRONG_PLAN
            _tell(name, wrong, form if several else "text")
            continue
        print(_shown(plan, found, form, name if several else None))
        worst = max(worst, BLOCKED if blocks(found) else SOUND)
    return worst


def _shown(plan: Plan, found: list[Finding], form: str, file: str | None) -> str:
    if form == "json":
        return json.dumps(({} if file is None else {"file": file}) | as_json(found), ensure_ascii=False)
    return (f"{file}\n" if file is not None else "") + as_text(plan, found)


def _tell(name: str, wrong: ValueError, form: str) -> None:
    """One wrong plan does not stop the others."""
    if form == "json":
        print(json.dumps({"file": name, "error": str(wrong)}, ensure_ascii=False))
    print(f"{name}: {wrong}", file=sys.stderr)

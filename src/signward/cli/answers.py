"""What `check` and `schedule` have in common: an answer for each plan, and one wrong plan stops nobody."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable

from signward.core.plan.state import Plan

YES, NO, WRONG_PLAN = 0, 1, 2
Read = Iterable[tuple[str, Plan | Exception]]
Answer = tuple[str, bool]


def answer_each(read: Read, form: str, several: bool, answer: Callable[[Plan, str | None], Answer]) -> int:
    """Prints the answer to each plan that was read, and returns the worst exit code: 0 yes, 1 no, 2 a wrong plan.

    `answer` gets the plan and, of `several`, its file's name; it returns what to print and whether the answer is yes.
    Of several plans a wrong one is an object with its `error` in JSON; its words go to standard error in any case.
    """
    worst = YES
    for name, plan in read:
        try:
            if isinstance(plan, Exception):
                raise ValueError(str(plan)) from plan
            words, yes = answer(plan, name if several else None)
        except ValueError as wrong:
            worst = WRONG_PLAN
            if several and form == "json":
                print(json.dumps({"file": name, "error": str(wrong)}, ensure_ascii=False))
            print(f"{name}: {wrong}", file=sys.stderr)
            continue
        print(words)
        worst = max(worst, YES if yes else NO)
    return worst


def as_line(file: str | None, values: dict[str, object]) -> str:
    """A JSON object on one line, with its file's name first where there are several."""
    return json.dumps(({} if file is None else {"file": file}) | values, ensure_ascii=False)


def under_name(file: str | None, words: str) -> str:
    return words if file is None else f"{file}\n{words}"

"""`signward convert FILE -o OUT`: between spreadsheets, plan files and what is printed or subscribed to."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from signward.core.plan.state import Plan
from signward.files.opening import open_plan

DONE, WRONG = 0, 2


def convert(file: str, out: str, today: date, form: str = "text") -> int:
    """Writes the plan in `file` as `out`, by its ending; `-` is standard output: YAML, or JSON for that `form`.

    What could not be understood is listed on standard error with sheet and cell, and so is what the plan says and
    the kind of `out` cannot. Returns the exit code.
    """
    kind = {"text": ".yaml", "json": ".json"}[form] if out == "-" else Path(out).suffix.lower()
    if kind not in WRITERS:
        print(f"{out}: a plan is written as {', '.join(WRITERS)}", file=sys.stderr)
        return WRONG
    try:
        plan, remarks = open_plan(file, today)
        data = WRITERS[kind](plan, today)
        for remark in remarks:
            print(remark, file=sys.stderr)
        _say_lost(plan, kind, out)
        _put(out, data)
    except (ValueError, OSError) as wrong:
        for line in getattr(wrong, "problems", None) or (str(wrong),):
            print(f"{file}: {line}", file=sys.stderr)
        return WRONG
    return DONE


def print_schema() -> int:
    from signward.files.planfile.schema import SCHEMA

    print(json.dumps(SCHEMA, indent=2))
    return DONE


def _say_lost(plan: Plan, kind: str, out: str) -> None:
    if kind in (".csv", ".md"):
        from signward.files.planbook.writing import not_in_a_table

        for words in not_in_a_table(plan):
            print(f"{out}: one table does not hold {words}; xlsx, yaml and json do", file=sys.stderr)


def _put(out: str, data: bytes) -> None:
    if out == "-":
        sys.stdout.buffer.write(data)
    else:
        Path(out).write_bytes(data)


def _yaml(plan: Plan, today: date) -> bytes:
    from signward.files.planfile.writing import dump_yaml

    return dump_yaml(plan).encode()


def _json(plan: Plan, today: date) -> bytes:
    from signward.files.planfile.writing import dump_json

    return dump_json(plan).encode()


def _md(plan: Plan, today: date) -> bytes:
    from signward.files.writers.tables import plan_md

    return plan_md(plan).encode()


def _csv(plan: Plan, today: date) -> bytes:
    from signward.files.writers.tables import plan_csv

    return plan_csv(plan).encode("utf-8-sig")


def _xlsx(plan: Plan, today: date) -> bytes:
    from signward.files.writers.workbook import plan_xlsx

    return plan_xlsx(plan)


def _ics(plan: Plan, today: date) -> bytes:
    from signward.files.writers.calendar import plan_ics

    return plan_ics(plan)


def _svg(plan: Plan, today: date) -> bytes:
    from signward.cli.likely import likely
    from signward.core.plan.timetable import timetable
    from signward.files.svg import timeline_svg

    found, chances = likely(timetable(plan, today))
    return timeline_svg(plan, found, today, chances=chances).encode()


def _pdf(plan: Plan, today: date) -> bytes:
    from signward.cli.likely import likely
    from signward.core.plan.timetable import timetable
    from signward.files.pdf import plan_pdf

    found, chances = likely(timetable(plan, today))
    return plan_pdf(plan, found, today, chances=chances)


WRITERS: dict[str, Callable[[Plan, date], bytes]] = {
    ".yaml": _yaml, ".yml": _yaml, ".json": _json, ".md": _md, ".csv": _csv, ".xlsx": _xlsx, ".ics": _ics,
    ".svg": _svg, ".pdf": _pdf,
}  # fmt: skip

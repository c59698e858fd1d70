"""`signward schedule PLAN…`: both passes, slack, the critical path and the verdict."""

from __future__ import annotations

import sys
from datetime import date

from signward.cli.answers import Answer, Read, answer_each, as_line, under_name
from signward.cli.likely import likely
from signward.core.plan.drift import as_compared_with
from signward.core.plan.grounds import judged
from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable, timetable


def schedule(
    read: Read, today: date, form: str = "text", several: bool = False, why: str | None = None, since: str | None = None
) -> int:
    """Prints the timetable of each plan, as `text`, `json` or `svg`; the exit code is 1 where one is not feasible.

    Text and drawing tell the chance, where there is one to tell; JSON leaves it to `simulate`.

    A verdict that stands on milestones without durations is said to on standard error: each counts as a day. With
    `why` it tells instead what leads to the dates of that milestone (or of the signature), by its id. Drift is told
    against the latest sign-off, or the one of version `since`.
    """

    def answer(plan: Plan, file: str | None) -> Answer:
        found = timetable(_compared(plan, since), today)
        founded, said = judged(plan, found)
        if not founded:
            print(f"{file or 'note'}: {said}", file=sys.stderr)
        words = _shown(found, form, file) if why is None else _explained(found, why, form, file)
        return words, found.verdict.feasible

    return answer_each(read, form, several, answer)


def _compared(plan: Plan, since: str | None) -> Plan:
    versions = [baseline.version for baseline in plan.baselines]
    if since is None or since in versions:
        return as_compared_with(plan, since or "")
    known = f"signed off: {', '.join(versions)}" if versions else "there is none"
    raise ValueError(f"no sign-off is of version {since!r}; {known}")


def _shown(found: Timetable, form: str, file: str | None) -> str:
    from signward.cli.timetables import as_json, as_text

    if form == "json":
        return as_line(file, as_json(found))
    found, chances = likely(found)
    if form == "svg":
        from signward.files.svg import timeline_svg  # text does without it

        return timeline_svg(found.plan, found, found.today, chances=chances)
    return under_name(file, as_text(found, chances))


def _explained(found: Timetable, key: str, form: str, file: str | None) -> str:
    from signward.core.plan.why import why_earliest, why_latest

    if key not in found.dates:
        raise ValueError(f"there is no milestone {key!r}; there are {', '.join(found.dates)}")
    earliest, latest = why_earliest(found, key), why_latest(found, key)
    if form == "json":
        return as_line(file, {"signward": 1, "id": key, "why_earliest": list(earliest), "why_latest": list(latest)})
    return under_name(file, "\n".join(["At the earliest:", *earliest, "", "At the latest:", *latest, ""]))

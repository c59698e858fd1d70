"""`signward simulate PLAN…`: the distribution of the signature date, what costs time, and what a change would do."""

from __future__ import annotations

from datetime import date

from signward.cli.answers import Answer, Read, answer_each, as_line, under_name
from signward.cli.chances import Asked, as_json, as_text, what_if_as_json, what_if_as_text
from signward.core.plan.state import Plan
from signward.core.risk.simulation import Simulation
from signward.core.risk.simulation import simulate as play
from signward.core.risk.what_if import what_if


def simulate(read: Read, today: date, asked: Asked, form: str = "text", several: bool = False) -> int:
    """Prints what the trials of each plan say, as `text`, `json` or `svg`. Chances are no yes or no: the code is 0."""
    answer = _changed if asked.what_if else _played

    def answered(plan: Plan, file: str | None) -> Answer:
        return answer(plan, today, asked, form, file), True

    return answer_each(read, form, several, answered)


def _played(plan: Plan, today: date, asked: Asked, form: str, file: str | None) -> str:
    found = play(plan, today, trials=asked.trials, seed=asked.seed, drivers=form != "svg")
    if form == "svg":
        return _drawn(found)
    return as_line(file, as_json(found, asked)) if form == "json" else under_name(file, as_text(plan, found, asked))


def _changed(plan: Plan, today: date, asked: Asked, form: str, file: str | None) -> str:
    from signward.files.planfile.changes import changed  # a plain simulation does without it

    other = changed(plan, asked.what_if, today)
    found = what_if(plan, other, today, trials=asked.trials, seed=asked.seed, drivers=form != "svg")
    if form == "svg":
        return _drawn(found.before, found.after)
    if form == "json":
        return as_line(file, what_if_as_json(found, asked))
    return under_name(file, what_if_as_text(other, found, asked))


def _drawn(found: Simulation, other: Simulation | None = None) -> str:
    from signward.files.svg.distribution import distribution_svg  # text and JSON do without it

    return distribution_svg(found, other=other)

"""Changes to a plan as one types them: `questionnaire.duration=[1, 2, 4]`, `target_signature=2026-12-23`, `-review`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from signward.core.plan.document import Problem, WrongDocument, read_document, write_document
from signward.core.plan.document_in import PLAN_KEYS
from signward.core.plan.document_problems import Path, nearest
from signward.core.plan.milestones import inherited, without
from signward.core.plan.state import Plan
from signward.files.planfile.reading import WrongFile, read_value


class WrongChange(ValueError):
    """Changes that cannot be made. `problems` says why: each the change as it was typed (or the place in the plan,
    where no one change is to blame) and words for people."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{change}: {message}" for change, message in problems))
        self.problems = tuple(problems)


def changed(plan: Plan, changes: Iterable[str], today: date | None = None) -> Plan:
    """The plan with all these changes made together. Raises WrongChange where they cannot be.

    `NAME.KEY=VALUE` sets a key of a milestone, the signature, a risk, a person or a workstream by its id;
    `KEY=VALUE` and `KEY.KEY=VALUE` set what stands at the top of a plan file. Values are written as in the file; with
    nothing behind the `=` the key is taken away. A calendar that is given another country loses its region.
    `-NAME` takes a milestone or a risk away; what followed the milestone then follows what it followed.
    With `today`, a start or an end that lies after it is a problem.
    """
    typed = [change.strip() for change in changes]
    problems: list[tuple[str, str]] = []
    left = plan
    for change in typed:
        if change.startswith("-"):
            try:
                left = _taken_away(left, change.removeprefix("-").strip())
            except ValueError as wrong:
                problems.append((change, str(wrong)))
    document, made = deepcopy(write_document(left)), dict[Path, str]()
    for change in typed:
        if not change.startswith("-"):
            try:
                made[_set(document, change)] = change
            except ValueError as wrong:
                problems.append((change, str(wrong)))
    if problems:
        raise WrongChange(problems)
    try:
        return read_document(document, today)
    except WrongDocument as wrong:
        raise WrongChange([(_blamed(problem, made), problem.message) for problem in wrong.problems]) from wrong


def _taken_away(plan: Plan, name: str) -> Plan:
    gone = plan.milestone(name)
    if gone is not None:
        return without(plan, name, inherited(plan, gone))
    risks = [risk.id for risk in plan.risks if risk.id]
    if name not in risks:
        known = [*plan.names, *risks]
        raise ValueError(f"there is no milestone or risk {name}{nearest(name, known)}")
    return replace(plan, risks=tuple(risk for risk in plan.risks if risk.id != name))


def _set(document: dict[str, Any], change: str) -> Path:
    """Sets it in the document, and returns the place."""
    what, sign, written = change.partition("=")
    if not sign:
        raise ValueError("a change reads NAME.KEY=VALUE, KEY=VALUE or -NAME")
    path, value = _place(document, what.strip()), _value(written)
    holder: Any = document
    for step in path[:-1]:
        holder = _within(holder, step)
    last = path[-1]
    if isinstance(holder, list):
        _within(holder, last)
    elif not isinstance(holder, dict):
        raise ValueError(f"there is nothing below {path[-2]} that could be set")
    holder[last] = value
    if last == "country":
        holder.pop("region", None)
    return path


def _value(written: str) -> Any:
    try:
        return read_value(written)
    except WrongFile as wrong:
        raise ValueError("; ".join(wrong.problems).removeprefix("line 1: ")) from wrong


def _place(document: dict[str, Any], what: str) -> Path:
    """Where in the document: an id may hold dots itself, so the longest that fits counts, and before any key."""
    named = dict(_named(document))
    name = max((name for name in named if what.startswith(f"{name}.")), key=len, default=None)
    if name is not None:
        return (*named[name], *_steps(what.removeprefix(f"{name}.")))
    first = what.partition(".")[0]
    if what in named:
        raise ValueError(f"say which key of {what} changes, such as {what}.duration=[2, 5, 15]")
    if first not in PLAN_KEYS:
        known = [*named, *PLAN_KEYS]
        raise ValueError(f"there is no {first} in the plan{nearest(first, known)}")
    return _steps(what)


def _named(document: dict[str, Any]) -> Iterator[tuple[str, Path]]:
    """Everything with an id, milestones last since they count first."""
    for key in ("people", "risks", "workstreams"):
        for n, row in enumerate(document.get(key, ())):
            if "id" in row:
                yield row["id"], (key, n)
    if "signature" in document:
        yield document["signature"].get("id", "signature"), ("signature",)
    for n, stream in enumerate(document.get("workstreams", ())):
        for k, row in enumerate(stream.get("milestones", ())):
            yield row["id"], ("workstreams", n, "milestones", k)


def _steps(keys: str) -> Path:
    return tuple(int(key) if key.isdecimal() else key for key in keys.split("."))


def _within(holder: Any, step: str | int) -> Any:
    """What stands at one step, made where a mapping has nothing there yet."""
    if isinstance(holder, dict):
        return holder.setdefault(step, {})
    if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
        return holder[step]
    raise ValueError(f"there is nothing at {step}")


def _blamed(problem: Problem, made: dict[Path, str]) -> str:
    """The change that set the place of the problem, what holds it, or something in it."""
    inward = (problem.path[:n] for n in range(len(problem.path), 0, -1))
    within = (change for path, change in made.items() if path[: len(problem.path)] == problem.path)
    return next((made[path] for path in inward if path in made), next(within, problem.place))

"""Plan files in. Values are read quickly first; only a wrong file is read again, for the lines of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from signward.core.plan.document import Problem, WrongDocument, read_document
from signward.core.plan.state import Plan
from signward.core.plan.templates import Template, read_template

LARGEST = 2_000_000  # characters; the largest plan anybody signs is a fiftieth of it
DEEPEST = 40
T = TypeVar("T")
_MISFITS = (ValueError, LookupError, TypeError, AttributeError, RecursionError)  # a value that does not fit its tag


class WrongFile(ValueError):
    """The file is not a plan file. `problems` are sentences, each with its line and field."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def load(text: str, today: date | None = None) -> Plan:
    """The plan in a plan file's text. Raises WrongFile with every problem by line and field."""
    return _read(text, lambda values: read_document(values, today))


def load_template(text: str) -> Template:
    """Likewise the template in a template's text."""
    return _read(text, read_template)


def _read(text: str, read: Callable[[Any], T]) -> T:
    """What `read` makes of the values in a text. Raises WrongFile, also for the WrongDocument that `read` raises."""
    if len(text) > LARGEST:
        raise WrongFile([f"the file is larger than {LARGEST:,} characters"])
    values = _values(text)
    _refuse_depth(values)
    _refuse_half_characters(text, values)
    try:
        return read(values)
    except WrongDocument as wrong:
        raise WrongFile(_with_lines(text, wrong.problems)) from wrong


def read_value(text: str) -> Any:
    """One value as it may stand behind a key of a plan file, such as `[2, 5, 15]`. Raises WrongFile."""
    values = _values(text)
    _refuse_depth(values)
    return values


def _values(text: str) -> Any:
    if text.lstrip().startswith("{"):
        try:
            return json.loads(text, object_pairs_hook=_once)
        except ValueError as wrong:
            if not isinstance(wrong, json.JSONDecodeError):
                raise WrongFile([str(wrong)]) from wrong
            as_json = wrong
        except RecursionError as wrong:
            raise WrongFile(["the file is nested too deeply"]) from wrong
        try:
            return _yaml(text)  # a YAML file may begin with a brace too
        except WrongFile:
            raise WrongFile([f"line {as_json.lineno}: not valid JSON: {as_json.msg}"]) from None
    return _yaml(text)


def _refuse_depth(values: Any) -> None:
    """JSON comes without the look ahead that YAML gets."""
    level = [values]
    for _ in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return
    raise WrongFile([f"nested deeper than {DEEPEST} levels"])


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _refuse_half_characters(text: str, values: Any) -> None:
    """An escaped surrogate without its other half cannot be written out again."""
    if "\\ud" not in text.lower():
        return
    try:
        json.dumps(values, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError as wrong:
        raise WrongFile(["a text holds half a character (a surrogate without its other half)"]) from wrong


def _yaml(text: str) -> Any:
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        return _loader("safe").load(_guarded(text))
    except ReaderError as wrong:
        at = text[: wrong.position].count("\n") + 1
        raise WrongFile([f"line {at}: not valid YAML: {text[wrong.position]!r} is no character of a text"]) from wrong
    except MarkedYAMLError as wrong:
        line = f"line {wrong.problem_mark.line + 1}: " if wrong.problem_mark else ""
        raise WrongFile([f"{line}not valid YAML: {wrong.problem or wrong.context}"]) from wrong
    except WrongFile:
        raise
    except (YAMLError, *_MISFITS) as wrong:
        raise WrongFile([f"not valid YAML: {wrong}"]) from wrong


def _loader(kind: str) -> Any:
    """A YAML loader that leaves days as they are written, so that a wrong one is told by its place like all else."""
    from ruamel.yaml import YAML

    loader = YAML(typ=kind, pure=True)
    as_written: Any = type("AsWritten", (loader.Constructor,), {})
    as_written.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
    loader.Constructor = as_written
    return loader


def _guarded(text: str) -> str:
    """Refuses what a plan never needs and a bomb does: aliases, and depth."""
    from ruamel.yaml import YAML
    from ruamel.yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

    if "*" not in text and text.count("[") + text.count("{") < DEEPEST:
        return text  # neither can be there; most files are let through without a second look
    depth = 0
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, AliasEvent):
            raise WrongFile([f"line {event.start_mark.line + 1}: aliases (*{event.anchor}) are not used in plan files"])
        depth += isinstance(event, MappingStartEvent | SequenceStartEvent)
        depth -= isinstance(event, MappingEndEvent | SequenceEndEvent)
        if depth > DEEPEST:
            raise WrongFile([f"line {event.start_mark.line + 1}: nested deeper than {DEEPEST} levels"])
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice} stands twice in one place")
    return found


def _with_lines(text: str, problems: tuple[Problem, ...]) -> list[str]:
    from ruamel.yaml.error import YAMLError

    try:
        placed = _loader("rt").load(text)
    except (YAMLError, *_MISFITS):
        placed = None
    found = sorted((_line(placed, problem.path), problem.place, problem.message) for problem in problems)
    return [f"{f'line {line}, ' if line else ''}{place}: {message}" for line, place, message in found]


def _line(placed: Any, path: tuple[str | int, ...]) -> int:
    """The line (from 1) of the innermost step of a path that stands in the file; 0 where none does."""
    line = 0
    for step in path:
        try:
            where = placed.lc.item(step) if isinstance(step, int) else placed.lc.key(step)
            line, placed = where[0] + 1, placed[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line

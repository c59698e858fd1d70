"""Working time of each side and of single people, line by line."""

from __future__ import annotations

from typing import Any, Final

from signward.files.planbook.cells import meant, split, text_of
from signward.files.planbook.layout import Kind
from signward.files.planbook.names import Names
from signward.files.planbook.pages import Line
from signward.files.planbook.writing import WEEK

Path = tuple[str | int, ...]
_ABBREVIATED: Final = 3


def read_calendars(lines: list[Line], places: dict[Path, str]) -> dict[str, Any]:
    """The plan file's `calendars`. A line that says nothing of working time is listed."""
    made: dict[str, Any] = {}
    for line in lines:
        side = text_of(line.cells.get("Side", "")).strip().lower()
        calendar = made.setdefault(side, {})
        places["calendars", side] = f"{line.page.title} row {line.row}"
        try:
            _read(line, calendar)
        except ValueError as wrong:
            line.say("Value", f"{wrong}.", "not-understood")
    return made


def read_person_days(lines: list[Line], people: list[dict[str, Any]], names: Names, places: dict[Path, str]) -> None:
    """Gives people the calendars and absences of their lines. A line about nobody of the plan is listed."""
    for line in lines:
        words = text_of(line.cells["Person"])
        found = next((n for n, person in enumerate(people) if person["id"] == names.person(words)), None)
        if found is None:
            line.say("Person", f"{words!r} is not among the people: left out.", "left-out")
            continue
        try:
            _read_of(line, people[found], ("people", found), places)
        except ValueError as wrong:
            line.say("Value", f"{wrong}.", "not-understood")


def _read_of(line: Line, person: dict[str, Any], path: Path, places: dict[Path, str]) -> None:
    if text_of(line.cells.get("What", "")).strip().lower() == "away":
        places[*path, "absences"] = f"{line.page.title} row {line.row}"
        first, last = _span(line)
        person.setdefault("absences", []).append(first if first == last else [first, last])
    else:
        places[*path, "calendar"] = f"{line.page.title} row {line.row}"
        _read(line, person.setdefault("calendar", {}))


def _span(line: Line) -> tuple[Any, Any]:
    if "Value" not in line.cells:
        raise ValueError("nothing stands beside 'away'")
    value = line.cells["Value"]
    first, last = (meant(Kind.DAY, day, Names()) for day in (value, line.cells.get("Until", value)))
    return first, last


def _read(line: Line, calendar: dict[str, Any]) -> None:
    what = text_of(line.cells.get("What", "")).strip().lower()
    if "Value" not in line.cells:
        raise ValueError(f"nothing stands beside {what!r}")
    value = line.cells["Value"]
    if what in ("country", "region"):
        calendar[what] = text_of(value)
    elif what == "working days":
        calendar["workdays"] = [_weekday(word) for word in split(value)]
    elif what == "holiday":
        calendar.setdefault("holidays", []).append(meant(Kind.DAY, value, Names()))
    elif what == "freeze":
        calendar.setdefault("freezes", []).append([*_span(line)])
    else:
        raise ValueError(f"expected Country, Region, Working days, Holiday or Freeze, not {what!r}")


def _weekday(word: str) -> int:
    begin = word.strip().lower()[:_ABBREVIATED]
    for number, day in enumerate(WEEK, 1):
        if begin and day.lower().startswith(begin):
            return number
    raise ValueError(f"expected a day of the week, not {word!r}")

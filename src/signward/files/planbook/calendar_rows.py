"""Working time of each side, line by line."""

from __future__ import annotations

from typing import Any, Final

from signward.files.planbook.cells import meant, split, text_of
from signward.files.planbook.layout import Kind
from signward.files.planbook.names import Names
from signward.files.planbook.pages import Line
from signward.files.planbook.writing import WEEK

_ABBREVIATED: Final = 3


def read_calendars(lines: list[Line], places: dict[tuple[str | int, ...], str]) -> dict[str, Any]:
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
        last = line.cells.get("Until", value)
        calendar.setdefault("freezes", []).append([meant(Kind.DAY, day, Names()) for day in (value, last)])
    else:
        raise ValueError(f"expected Country, Region, Working days, Holiday or Freeze, not {what!r}")


def _weekday(word: str) -> int:
    begin = word.strip().lower()[:_ABBREVIATED]
    for number, day in enumerate(WEEK, 1):
        if begin and day.lower().startswith(begin):
            return number
    raise ValueError(f"expected a day of the week, not {word!r}")

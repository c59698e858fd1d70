"""The rules by which gates usually meet: as forms hold them, as plan files write them (RFC 5545), and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from re import fullmatch
from typing import Final

from signward.core.schedule.wording import counted, day_in_words, enumerated, month_in_words

WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NTHS: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
MOST_BETWEEN: Final = 99
"""Weeks or months from one meeting to the next."""

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ORDINALS: Final = (
    "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip


class Unit(StrEnum):
    WEEK = "weekly"
    MONTH = "monthly"


@dataclass(frozen=True, slots=True)
class Rule:
    """Every so many (`every`) weeks on `weekdays` (ISO, Monday 1); or months, on the `nths` (1 to 4, -1 the last) of
    one weekday, or on one `day` (1 to 31, -1 the last)."""

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()
    day: int | None = None


def read_rule(text: str, start: date | None = None) -> Rule | None:
    """The rule that an RRULE stands for, counted from `start`; None for one that is none of the usual, or that ends."""
    parts = _parts(text)
    if parts is None or parts.keys() - {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "WKST"}:
        return None
    every = _whole(parts.get("INTERVAL", "1"))
    if every is None or not 1 <= every <= MOST_BETWEEN or parts.get("WKST", "MO") != "MO":
        return None
    if parts["FREQ"] == "WEEKLY":
        return _weekly(parts, every, start)
    return _monthly(parts, every, start) if parts["FREQ"] == "MONTHLY" else None


def write_rule(rule: Rule) -> str:
    """The rule as RFC 5545 has it: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`."""
    interval = f";INTERVAL={rule.every}" if rule.every != 1 else ""
    if rule.unit is Unit.WEEK:
        return f"FREQ=WEEKLY{interval};BYDAY={','.join(_CODES[day - 1] for day in rule.weekdays)}"
    if rule.day is not None:
        return f"FREQ=MONTHLY{interval};BYMONTHDAY={rule.day}"
    return f"FREQ=MONTHLY{interval};BYDAY={','.join(f'{n}{_CODES[rule.weekdays[0] - 1]}' for n in rule.nths)}"


def rule_in_words(text: str, start: date | None = None) -> str:
    """`every second Tuesday`, `first Thursday of the month`; one that is none of the usual stands as it is written."""
    parts = _parts(text) or {}
    ends: dict[str, str] = {key: parts.pop(key) for key in ("UNTIL", "COUNT") if key in parts}
    rule = read_rule(";".join(f"{key}={value}" for key, value in parts.items()), start)
    end = _end(ends)
    if rule is None or end is None:
        return f"by the rule {text.strip()}"
    return (_weeks(rule) if rule.unit is Unit.WEEK else _months(rule, start)) + end


def without_end(text: str) -> str:
    """The rule without the day or the number of meetings with which it ends."""
    parts = text.strip().upper().removeprefix("RRULE:").split(";")
    return ";".join(part for part in parts if not part.startswith(("UNTIL=", "COUNT=")))


def _parts(text: str) -> dict[str, str] | None:
    """The parts of a rule by name; None where it is not made of parts, each once, or says no frequency."""
    pairs = [part.partition("=") for part in text.strip().upper().removeprefix("RRULE:").split(";")]
    parts = {name: value for name, _, value in pairs}
    return parts if len(parts) == len(pairs) and "FREQ" in parts and all(parts.values()) else None


def _weekly(parts: dict[str, str], every: int, start: date | None) -> Rule | None:
    if parts.keys() & {"BYMONTHDAY", "BYSETPOS"}:
        return None
    if "BYDAY" not in parts:
        return Rule(Unit.WEEK, every, (start.isoweekday(),)) if start else None
    days = parts["BYDAY"].split(",")
    if not set(days) <= set(_CODES):
        return None
    return Rule(Unit.WEEK, every, tuple(sorted({_CODES.index(day) + 1 for day in days})))


def _monthly(parts: dict[str, str], every: int, start: date | None) -> Rule | None:
    if "BYDAY" in parts:
        return None if "BYMONTHDAY" in parts else _nth(parts["BYDAY"].split(","), parts.get("BYSETPOS"), every)
    stated = start.day if start else None
    day = _whole(parts["BYMONTHDAY"]) if "BYMONTHDAY" in parts else stated
    if "BYSETPOS" in parts or day is None or not (1 <= day <= 31 or day == -1):
        return None
    return Rule(Unit.MONTH, every, day=day)


def _nth(days: list[str], position: str | None, every: int) -> Rule | None:
    """`1TU,3TU`, or one weekday with a position in the month beside it."""
    numbers = [day[:-2] for day in days]
    if position is not None:
        if len(days) != 1 or numbers[0]:
            return None
        numbers = position.split(",")
    weekdays, nths = {day[-2:] for day in days}, [_whole(n) for n in numbers]
    if len(weekdays) != 1 or not weekdays <= set(_CODES) or not set(nths) <= set(NTHS):
        return None
    return Rule(Unit.MONTH, every, (_CODES.index(weekdays.pop()) + 1,), tuple(n for n in NTHS if n in nths))


def _whole(text: str) -> int | None:
    return int(text) if fullmatch("[+-]?[0-9]{1,4}", text) else None


def _end(parts: dict[str, str]) -> str | None:
    """`, until 31 Dec 2026`, `, 12 times`; empty where there is none, None where it cannot be read."""
    if not parts:
        return ""
    if set(parts) == {"COUNT"}:
        count = _whole(parts["COUNT"])
        return None if count is None else f", {counted(count, 'time')}"
    try:
        return f", until {day_in_words(date.fromisoformat(parts['UNTIL'][:8]))}" if set(parts) == {"UNTIL"} else None
    except ValueError:
        return None


def _weeks(rule: Rule) -> str:
    days = enumerated([WEEK[day - 1] for day in rule.weekdays])
    if len(rule.weekdays) == 1 or rule.every == 1:
        return _each(rule.every, days, "weeks", on=f" on {days}")
    return f"{_each(rule.every, 'week', 'weeks')} on {days}"


def _months(rule: Rule, start: date | None) -> str:
    if rule.day is None:
        which = f"{enumerated([NTHS[n] for n in rule.nths])} {WEEK[rule.weekdays[0] - 1]}"
    else:
        which = "last day" if rule.day == -1 else f"day {rule.day}"
    if rule.every == 1:
        return f"{which} of the month"
    return f"{which} of {_each(rule.every, 'month', 'months')}{_in_months(rule.every, start)}"


def _each(every: int, what: str, plural: str, on: str = "") -> str:
    """`every Tuesday`, `every second Tuesday`, `every 13 weeks on Tuesday`."""
    if every > len(_ORDINALS):
        return f"every {every} {plural}{on}"
    return " ".join(filter(None, ("every", _ORDINALS[every - 1], what)))


def _in_months(every: int, start: date | None) -> str:
    """Which months those are, where they are the same few of every year."""
    if start is None or every not in (3, 4, 6, 12):
        return ""
    months = sorted((start.month - 1 + n) % 12 + 1 for n in range(0, 12, every))
    return f" ({', '.join(map(month_in_words, months))})"

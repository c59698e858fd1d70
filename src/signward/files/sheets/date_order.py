"""Whether 03/11/26 is 3 November or 11 March: resolved by all dates together, and said aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from signward.files.sheets.calendar_words import MONTHS
from signward.files.sheets.grid import fold
from signward.files.sheets.reading import quoted
from signward.files.sheets.spoken import Spoken, full_year

_NAMES = {"DMY": "day first", "MDY": "month first", "YMD": "year first"}
# A plan's dates lie within these many days of the day of reading.
_PLAUSIBLE = range(-800, 2200)


@dataclass(frozen=True, slots=True)
class Order:
    """`order` is DMY, MDY or YMD; `sentence` says how it was found, empty when nothing had to be decided.

    `proven` by a number above 12; `conflict` when some dates prove the opposite.
    """

    order: str = "MDY"
    proven: bool = True
    conflict: bool = False
    sentence: str = ""


def decide_order(
    written: Sequence[tuple[Spoken, str]],
    today: date,
    *,
    day_first_language: bool,
    known: Sequence[date] = (),
    spelled: Sequence[str] = (),
) -> Order:
    """The order in which all these dates are written. `written` holds each with its words, in the order of the rows.

    `spelled` are dates with the month's name: who writes "27 Nov" writes 27/11.
    """
    numeric = [(spoken, said) for spoken, said in written if spoken.kind == "numbers"]
    if not numeric:
        return Order("DMY" if day_first_language else "MDY")
    proofs: dict[str, list[str]] = {"DMY": [], "MDY": [], "YMD": []}
    for spoken, said in numeric:
        possible = [order for order in proofs if _possible(spoken, order, today)]
        if len(possible) == 1:
            proofs[possible[0]].append(said)
    found = {order: said for order, said in proofs.items() if said}
    example = next((said for spoken, said in numeric if spoken.parts[0] <= 12 and spoken.parts[1] <= 12), "")
    if len(found) == 1:
        order, proof = next(iter(found.items()))
        shown = " and ".join(dict.fromkeys(proof[:2]))
        alone = f"{example} alone could be read either way; " if example else ""
        return Order(order, sentence=f"Dates are read {_NAMES[order]}: {alone}{shown} can be read no other way.")
    if found:
        order = max(found, key=lambda name: len(found[name]))
        return Order(order, proven=False, conflict=True, sentence=_conflict(found, order))
    return _by_hints(
        [spoken for spoken, _ in numeric], example, today, day_first_language, known, spelled_order(spelled)
    )


def spelled_order(texts: Sequence[str]) -> tuple[str, str] | None:
    """The order in which days stand beside months that are named, with an example; None where both occur or none."""
    found: dict[str, str] = {}
    for text in texts:
        plain = fold(text)
        for order, pattern in (
            ("DMY", r"\b\d{1,2}(?:st|nd|rd|th)? ([a-z]{3,})"),
            ("MDY", r"([a-z]{3,})\.? \d{1,2}\b(?!\d)"),
        ):
            if any(name in MONTHS for name in re.findall(pattern, plain)):
                found.setdefault(order, quoted(text))
    return next(iter(found.items())) if len(found) == 1 else None


def in_order(spoken: Spoken, order: str, today: date) -> date | None:
    """The day of three numbers read in this order, or None; two numbers take the year nearest to today."""
    parts = spoken.parts
    if len(parts) == 2:
        day, month = parts if order == "DMY" else parts[::-1]
        return near(day, month, today)
    year, month, day = {"DMY": parts[::-1], "MDY": (parts[2], parts[0], parts[1]), "YMD": parts}[order]
    return _date(full_year(year), month, day)


def near(day: int, month: int, anchor: date) -> date | None:
    """The day and month in the year that lies nearest to the anchor, rather after it than before it."""
    options = [found for year in range(anchor.year - 1, anchor.year + 3) if (found := _date(year, month, day))]
    after = [found for found in options if (found - anchor).days >= -120]
    return min(after, default=None)


def _possible(spoken: Spoken, order: str, today: date) -> bool:
    if order == "YMD" and (len(spoken.parts) == 2 or spoken.day == 4 or abs(2000 + spoken.parts[2] - today.year) <= 3):
        return False
    found = in_order(spoken, order, today)
    if found is None or (spoken.weekday is not None and found.weekday() != spoken.weekday):
        return False
    return len(spoken.parts) == 2 or spoken.day == 4 or (found - today).days in _PLAUSIBLE


def _conflict(found: dict[str, list[str]], order: str) -> str:
    told = "; ".join(f"{said[0]} is {_NAMES[name]}" for name, said in found.items())
    return f"Dates are written in two orders ({told}): those that could be either are read {_NAMES[order]}. Check them."


def _by_hints(
    numeric: list[Spoken],
    example: str,
    today: date,
    day_first: bool,
    known: Sequence[date],
    spelled: tuple[str, str] | None,
) -> Order:
    """Nothing proves the order: dots, the language of the headings, then which reading makes the rows run forward."""
    separators = Counter(spoken.separator for spoken in numeric)
    if separators["."] * 2 > len(numeric):
        return Order("DMY", sentence=f"Dates such as {example} are read day first, as written with dots.")
    if spelled:
        how = f"in the order of {spelled[1]}"
        return Order(
            spelled[0], False, sentence=f"Dates such as {example} are read {_NAMES[spelled[0]]}, {how}. Check this."
        )
    if day_first:
        return Order("DMY", sentence=f"Dates such as {example} are read day first, as in the language of the headings.")
    fits = {order: _fit(numeric, order, today, known) for order in ("MDY", "DMY")}
    if abs(fits["MDY"] - fits["DMY"]) >= 0.2:
        order = max(fits, key=lambda name: fits[name])
        why = "so that the rows run forward in time and near the other dates"
        return Order(
            order,
            False,
            sentence=f"Dates such as {example} could be day or month first: read {_NAMES[order]}, {why}. Check this.",
        )
    return Order(
        "MDY",
        False,
        sentence=f"Dates such as {example} could be day or month first and nothing in the file decides: read month first. Check this.",  # noqa: E501
    )


def _fit(numeric: list[Spoken], order: str, today: date, known: Sequence[date]) -> float:
    days = [found for spoken in numeric if (found := in_order(spoken, order, today))]
    if not days:
        return 0
    steps = [later >= earlier for earlier, later in pairwise(days)]
    forward = sum(steps) / len(steps) if steps else 0.5
    first, last = min([today, *known]), max([today, *known])
    close = sum((day - first).days >= -60 and (day - last).days <= 200 for day in days) / len(days)
    return forward + close


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

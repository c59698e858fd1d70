"""Days, lengths and deliverables as sentences say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from re import IGNORECASE, match
from typing import Final

from signward.core.schedule.durations import Duration

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: date, beside: date | None = None) -> str:
    """`18 Dec 2026`, without the year where it is that of the day it stands beside."""
    year = "" if beside and day.year == beside.year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def month_in_words(month: int) -> str:
    """`Dec` for 12."""
    return _MONTHS[month - 1]


def enumerated(words: Sequence[str]) -> str:
    """`Monday, Tuesday and Friday`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def counted(count: int, noun: str) -> str:
    """`1 milestone`, `12 business days`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def percent(share: float) -> str:
    """`35 %`; what is neither impossible nor certain never reads 0 or 100."""
    rounded = round(100 * share)
    if 0 < share < 1 and rounded in (0, 100):
        return "under 1 %" if rounded == 0 else "over 99 %"
    return f"{rounded} %"


def duration_in_words(duration: Duration | None) -> str:
    """`4 business days`: of a distribution, its median."""
    return counted(duration.days, "business day") if duration else "no stated time"


def quoted(deliverable: str) -> str:
    return f"“{deliverable}”"


def named(deliverable: str) -> tuple[str, str]:
    """What has to happen to a deliverable, and the words for it: a questionnaire goes out, anything else starts."""
    questionnaire = match(r"(?:the\s+)?(.*?\bquestionnaire)\b", deliverable, IGNORECASE)
    if questionnaire is None:
        return "start", quoted(deliverable)
    words = questionnaire[1]
    return "go out", f"the {words if words[1:2].isupper() else words[0].lower() + words[1:]}"

"""Days, lengths and deliverables as the verdict's sentence says them."""

from __future__ import annotations

from datetime import date
from re import IGNORECASE, match
from typing import Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: date, beside: date) -> str:
    """`18 Dec`, with the year where it is not that of the day it stands beside."""
    year = "" if day.year == beside.year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def length_in_words(count: int, unit: str) -> str:
    """`1 business day`, `12 business days`."""
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def quoted(deliverable: str) -> str:
    return f"“{deliverable}”"


def named(deliverable: str) -> tuple[str, str]:
    """What has to happen to a deliverable, and the words for it: a questionnaire goes out, anything else starts."""
    questionnaire = match(r"(?:the\s+)?(.*?\bquestionnaire)\b", deliverable, IGNORECASE)
    if questionnaire is None:
        return "start", quoted(deliverable)
    words = questionnaire[1]
    return "go out", f"the {words if words[1:2].isupper() else words[0].lower() + words[1:]}"

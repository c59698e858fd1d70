"""The day it is at the workspace, and days as forms send them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from signward.web.endpoint import Request


def today(request: Request) -> date:
    """The day it is at the workspace."""
    return datetime.now(UTC).astimezone(ZoneInfo(request.who.time_zone)).date()


def day_of(text: str) -> date | None:
    """A date as the browser's date field sends it; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

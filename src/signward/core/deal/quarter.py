"""The quarter in which a vendor counts a deal: the vendor's own notion, never shown to a buyer."""

from __future__ import annotations

from datetime import date, timedelta


def quarter_end(today: date, first_month: int = 1) -> date:
    """The last day of the quarter that the day lies in, for a year that begins with `first_month` (1 to 12)."""
    months_left = 3 - (today.month - first_month) % 3
    beyond = today.year * 12 + today.month - 1 + months_left
    return date(beyond // 12, beyond % 12 + 1, 1) - timedelta(1)

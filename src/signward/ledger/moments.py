"""Moments as the ledger writes them: whole microseconds since 1970 in UTC, exactly, so that a hash can cover them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

_1970: Final = datetime(1970, 1, 1, tzinfo=UTC)


def to_us(at: datetime) -> int:
    """The number that an aware moment is written as."""
    return (at - _1970) // timedelta(microseconds=1)


def from_us(at_us: int) -> datetime:
    """The moment, in UTC, that a number was written for."""
    return _1970 + timedelta(microseconds=at_us)

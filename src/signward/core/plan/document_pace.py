"""How durations move together, read from a plan file and written into one."""

from __future__ import annotations

from typing import Any, Final

from signward.core.plan.document_problems import Reader
from signward.core.plan.state import Pace

PACE_KEYS: Final = ("deal", "vendor", "buyer")


def read_pace(r: Reader, value: Any) -> Pace | None:
    if value is None:
        return None
    row = r.mapping(value, ("pace",), PACE_KEYS)
    pace = Pace(**{key: r.number(row.get(key), ("pace", key), 0, 1) or 0.0 for key in PACE_KEYS})
    if pace.most > 1:
        r.wrong(("pace",), f"deal and side are 1 together at most, not {pace.most:g}")
    return pace


def write_pace(pace: Pace | None) -> dict[str, float] | None:
    """Shares of 0 are not written, unless all are: that says more than nothing does."""
    if pace is None:
        return None
    shares = {"deal": pace.deal, "vendor": pace.vendor, "buyer": pace.buyer}
    return {key: share for key, share in shares.items() if share} or {"deal": 0}

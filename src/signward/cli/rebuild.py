"""`signward rebuild`: the rows that pages read, written anew from the ledger or compared with it."""

from __future__ import annotations

import sys
from pathlib import Path

from signward.cli.serve import opened, point_at


def rebuild(data: Path | None, *, only_compare: bool = False) -> int:
    """Returns the exit code: 0, or 1 where `only_compare` found a row that is not what the ledger says."""
    point_at(8000, data)
    opened(static=False)
    from signward.plans.rebuild import compare_all, rebuild_all

    if not only_compare:
        print(f"Rows of {rebuild_all()} plans written anew from the ledger.")
        return 0
    drifts = list(compare_all())
    for drift in drifts:
        print(f"{drift.plan}: {drift.what}")
    if not drifts:
        print("Every row is what the ledger says.", file=sys.stderr)
    return 1 if drifts else 0

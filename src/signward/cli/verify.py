"""`signward verify FILE`: whether an exported ledger is as it was written, offline and without a server."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from signward.ledger.exported import NotALedger, Verified, check

INTACT, ALTERED, WRONG_FILE = 0, 1, 2


def verify(file: Path, form: str = "text", head: str | None = None) -> int:
    """Prints what was found, in the form `text` or `json`, and returns the exit code: 0 intact, 1 altered, 2 wrong.

    `head` is a hash that was seen earlier at the end of one of its chains, and must still be in it.
    """
    try:
        with file.open("rb") as lines:
            found = check(lines, head)
    except (OSError, NotALedger) as wrong:
        print(f"{file}: {wrong}", file=sys.stderr)
        return WRONG_FILE
    print(json.dumps(_as_json(found), ensure_ascii=False) if form == "json" else _as_text(found))
    return ALTERED if found.faults else INTACT


def _as_json(found: Verified) -> dict[str, Any]:
    faults = [{"chain": fault.chain, "entry": fault.seq, "why": fault.why} for fault in found.faults]
    return {"signward": 1, "intact": not faults, "entries": found.counts, "heads": found.heads, "faults": faults}


def _as_text(found: Verified) -> str:
    if not found.faults:
        counts = ", ".join(f"{count} {chain}" for chain, count in found.counts.items())
        heads = "".join(f"\n  head of {chain}: {head}" for chain, head in found.heads.items())
        return f"Intact: every entry is as it was written ({counts}).{heads}"
    first = found.faults[0]
    more = len(found.faults) - 1
    places = {"line": f"line {first.seq}", "witness": "the end"}
    place = places.get(first.chain, f"entry {first.seq} of the {first.chain} chain")
    return f"Altered. First at {place}: {first.why}." + (f" {more} more after it." if more else "")

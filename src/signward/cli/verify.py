"""`signward verify FILE`: whether an evidence bundle or an exported ledger is as it was made, offline."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from signward.files.bundle.verify import NotABundle, faults
from signward.ledger.checkpoint import Checkpoint, Witnessed, found_in
from signward.ledger.exported import NotALedger, Verified, check

INTACT, ALTERED, WRONG_FILE = 0, 1, 2


def verify(
    file: Path, form: str = "text", head: str | None = None, kept: Sequence[Path] = (), key: str | None = None
) -> int:
    """Prints what was found, in the form `text` or `json`, and returns the exit code: 0 intact, 1 altered, 2 wrong.

    `head` is a hash that was seen earlier at the end of one of its chains, and must still be in it. `kept` are mails
    or other files with checkpoints, `key` the public key that must have signed them (64 hexadecimal digits).
    """
    try:
        if _is_zip(file):
            return _bundle(file, form, kept, key or "")
        checkpoints = [point for place in kept for point in _found_in(place)]
        with file.open("rb") as lines:
            found = check(lines, head, checkpoints, key or "")
    except (OSError, NotALedger, NotABundle) as wrong:
        print(f"{file}: {wrong}", file=sys.stderr)
        return WRONG_FILE
    shown = _as_json(found, checkpoints) if form == "json" else _as_text(found, checkpoints)
    print(json.dumps(shown, ensure_ascii=False) if form == "json" else shown)
    return ALTERED if found.faults else INTACT


def _is_zip(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(2) == b"PK"


def _bundle(file: Path, form: str, kept: Sequence[Path], key: str) -> int:
    """An evidence bundle is checked by the script that lies in each of them."""
    found = list(faults(file.read_bytes(), key, tuple(place.read_bytes() for place in kept)))
    if form == "json":
        told = [{"chain": "bundle", "entry": 0, "why": why} for why in found]
        print(json.dumps({"signward": 1, "intact": not found, "faults": told}, ensure_ascii=False))
    else:
        print(f"Altered. {found[0]}." if found else "Intact: everything in the bundle is as it was made.")
    return ALTERED if found else INTACT


def _found_in(place: Path) -> list[Witnessed]:
    found = found_in(place.read_bytes())
    if not found:
        raise NotALedger(f"there is no checkpoint in {place}")
    return found


def _as_json(found: Verified, checkpoints: list[Witnessed]) -> dict[str, Any]:
    faults = [{"chain": fault.chain, "entry": fault.seq, "why": fault.why} for fault in found.faults]
    said = {"signward": 1, "intact": not faults, "entries": found.counts, "heads": found.heads, "faults": faults}
    return said | {"checkpoints": [asdict(kept.checkpoint) for kept in checkpoints]}


def _as_text(found: Verified, checkpoints: list[Witnessed]) -> str:
    if not found.faults:
        counts = ", ".join(f"{count} {chain}" for chain, count in found.counts.items())
        heads = "".join(f"\n  head of {chain}: {head}" for chain, head in found.heads.items())
        kept = "".join(f"\n  {_held(kept.checkpoint)}" for kept in checkpoints)
        return f"Intact: every entry is as it was written ({counts}).{heads}{kept}"
    first = found.faults[0]
    more = len(found.faults) - 1
    places = {"line": f"line {first.seq}", "witness": "a witness"}
    place = places.get(first.chain, f"entry {first.seq} of the {first.chain} chain")
    return f"Altered. First at {place}: {first.why}." + (f" {more} more after it." if more else "")


def _held(point: Checkpoint) -> str:
    at = datetime.fromtimestamp(point.at_us // 1_000_000, UTC)
    return f"holds the checkpoint of {at:%Y-%m-%d %H:%M} UTC: entry {point.seq} of {point.chain}, key {point.key}"

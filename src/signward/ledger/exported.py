"""A ledger as a file: JSON lines that anybody can check offline. Knows no database and no Django.

The first line is a header with each chain's length and head; then one entry a line, chain by chain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from signward.core.plan.canonical import canonical
from signward.ledger.chain import ROW_FIELDS, Fault, Row, Sealed, faults

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Verified:
    """`faults` is empty where the file is as it was written; `counts` is the number of entries of each chain."""

    counts: dict[str, int]
    faults: tuple[Fault, ...]


class NotALedger(ValueError):
    """The file is not an exported ledger at all; the message says at which line."""


def lines(chains: dict[str, list[Sealed]]) -> Iterator[bytes]:
    """The file, line by line."""
    heads = {name: {"length": len(rows), "head": rows[-1].hash if rows else ""} for name, rows in chains.items()}
    yield canonical({"signward_ledger": FORMAT, "chains": heads}) + b"\n"
    for rows in chains.values():
        for entry in rows:
            body = {"hash": entry.hash, "salt": entry.salt, "payload": entry.payload}
            yield canonical(asdict(entry.row) | body) + b"\n"


def check(file: Iterable[bytes]) -> Verified:
    """Recomputes every commitment and hash. Raises NotALedger for a file of another kind."""
    rows = iter(file)
    heads = _header(next(rows, b""))
    chains: dict[str, list[Sealed]] = {name: [] for name in heads}
    found: list[Fault] = []
    number = 1
    for number, row in enumerate(rows, 2):
        entry = _entry(row)
        if entry is None or entry.row.chain not in chains:
            found.append(Fault("line", number, "this line is not an entry of the ledger"))
        else:
            chains[entry.row.chain].append(entry)
    for name, entries in chains.items():
        found += faults(entries)
        found += _ends(name, entries, heads[name])
    return Verified({name: len(entries) for name, entries in chains.items()}, tuple(found))


def _header(line: bytes) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except ValueError as wrong:
        raise NotALedger("line 1 is not the header of an exported ledger") from wrong
    if not isinstance(read, dict) or read.get("signward_ledger") != FORMAT or not isinstance(read.get("chains"), dict):
        raise NotALedger("line 1 is not the header of an exported ledger")
    if canonical(read) != line.rstrip(b"\n") or set(read) != {"signward_ledger", "chains"}:
        raise NotALedger("line 1, the header, was altered")
    chains: dict[str, Any] = read["chains"]
    return chains


def _entry(line: bytes) -> Sealed | None:
    """None for a line that was not written by us, in exactly this spelling."""
    try:
        read = json.loads(line)
        if set(read) != {*ROW_FIELDS, "hash", "salt", "payload"} or canonical(read) + b"\n" != line:
            return None
        return Sealed(Row(**{f: read[f] for f in ROW_FIELDS}), read["hash"], read["salt"], read["payload"])
    except (ValueError, TypeError):
        return None


def _ends(name: str, entries: list[Sealed], head: Any) -> list[Fault]:
    ours = {"length": len(entries), "head": entries[-1].hash if entries else ""}
    return [] if ours == head else [Fault(name, len(entries), "the chain does not end where the header says")]

"""A ledger as a file: JSON lines that anybody can check offline. Knows no database and no Django.

The first line is a header with each chain's length and head; then one entry a line, chain by chain.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from signward.core.plan.canonical import canonical
from signward.ledger.chain import CHAINS, ROW_FIELDS, Fault, Row, Sealed, faults
from signward.ledger.checkpoint import Witnessed, against

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Verified:
    """`faults` is empty where the file is as it was written.

    `counts` is the number of entries of each chain, `heads` the hash of its newest: who keeps a head elsewhere can
    later prove that nothing before it was rewritten or cut off.
    """

    counts: dict[str, int]
    heads: dict[str, str]
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


def check(
    file: Iterable[bytes], witnessed: str | None = None, checkpoints: list[Witnessed] | None = None, key: str = ""
) -> Verified:
    """Recomputes every commitment and hash, looks for a head that was `witnessed` earlier, and asks the `checkpoints`
    that somebody kept, signed by the `key` where one is named.

    Raises NotALedger for a file of another kind. Without a witnessed head a file that was written anew from its first
    changed entry to its end, header and all, cannot be told from a true one.
    """
    first, *rest = list(file) or [b""]
    heads, entries = _header(first), [_entry(row) for row in rest]
    if heads is None and not any(entries):
        raise NotALedger("this is not an exported ledger: its first line is not the header of one")
    chains, found = _by_chain(entries, heads or {})
    if heads is None:
        found.insert(0, Fault("line", 1, "the header was altered"))
    for name, sealed in chains.items():
        found += faults(sealed)
        found += _ends(name, sealed, heads[name]) if heads and name in heads else []
    if witnessed and not any(entry.hash == witnessed for sealed in chains.values() for entry in sealed):
        found.append(Fault("witness", 0, "no entry has the witnessed head: the past was rewritten or its end cut off"))
    found += against(chains, checkpoints or [], key)
    return Verified(
        {name: len(sealed) for name, sealed in chains.items()},
        {name: sealed[-1].hash for name, sealed in chains.items() if sealed},
        tuple(found),
    )


def _by_chain(entries: list[Sealed | None], heads: dict[str, Any]) -> tuple[dict[str, list[Sealed]], list[Fault]]:
    """The entries of each chain, and the lines that are none or do not stand where they were written."""
    chains: dict[str, list[Sealed]] = {name: [] for name in heads}
    found, reached = [], 0
    for number, entry in enumerate(entries, 2):
        if entry is None or (heads and entry.row.chain not in heads):
            found.append(Fault("line", number, "this line is not an entry as it was written"))
            continue
        chains.setdefault(entry.row.chain, []).append(entry)
        place = CHAINS.index(entry.row.chain) if entry.row.chain in CHAINS else reached
        if place < reached:
            found.append(Fault("line", number, "this line stands after another chain has begun"))
        reached = max(reached, place)
    return chains, found


def _header(line: bytes) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
        whole = (
            isinstance(read, dict) and canonical(read) + b"\n" == line and set(read) == {"signward_ledger", "chains"}
        )
    except (ValueError, RecursionError):
        return None
    if not whole or read["signward_ledger"] != FORMAT or not isinstance(read["chains"], dict):
        return None
    chains: dict[str, Any] = read["chains"]
    return chains


def _entry(line: bytes) -> Sealed | None:
    """None for a line that was not written by us, in exactly this spelling."""
    try:
        read = json.loads(line)
        if not isinstance(read, dict) or set(read) != _KEYS or canonical(read) + b"\n" != line:
            return None
    except (ValueError, RecursionError):
        return None
    if not all(isinstance(read[key], kind) for key, kind in _KINDS.items()) or not _is_salt(read["salt"]):
        return None
    return Sealed(Row(**{f: read[f] for f in ROW_FIELDS}), read["hash"], read["salt"], read["payload"])


def _is_salt(salt: Any) -> bool:
    return salt is None or (isinstance(salt, str) and re.fullmatch("[0-9a-f]{64}", salt) is not None)


_KINDS: Final = {f: int if f in ("seq", "at_us") else str for f in (*ROW_FIELDS, "hash")}
_KEYS: Final = {*ROW_FIELDS, "hash", "salt", "payload"}


def _ends(name: str, entries: list[Sealed], head: Any) -> list[Fault]:
    ours = {"length": len(entries), "head": entries[-1].hash if entries else ""}
    return [] if ours == head else [Fault(name, len(entries), "the chain does not end where the header says")]

"""The arithmetic of the chain. Knows JSON and hashes: no plans, no database, no Django.

A row is `seq, chain, workspace, plan, kind, at_us, actor_ref, commitment, prev`. Its hash is
SHA-256(0x00 ‖ canonical(row)); the commitment is HMAC-SHA256(salt, canonical(payload)). Payload and salt stand beside
the row, so a body can be erased and the chain still holds, as long as a later entry says that it was.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from signward.core.plan.canonical import canonical

GENESIS: Final = "0" * 64
"""What the first row of a chain follows."""

CHAINS: Final = ("shared", "vendor", "buyer")


ERASED: Final = "body.erased/1"
"""The kind of an entry that says so when the body of an earlier one was erased: its payload is {"entry": seq}."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, in the fields that its hash covers. `at_us` is microseconds since 1970 in UTC."""

    seq: int
    chain: str
    workspace: str
    plan: str
    kind: str
    at_us: int
    actor_ref: str
    commitment: str
    prev: str

    @property
    def hash(self) -> str:
        return hashlib.sha256(b"\x00" + canonical({name: getattr(self, name) for name in ROW_FIELDS})).hexdigest()


ROW_FIELDS: Final = ("seq", "chain", "workspace", "plan", "kind", "at_us", "actor_ref", "commitment", "prev")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A row with the hash and the body that were stored. A body of None was erased; its commitment stays."""

    row: Row
    hash: str
    salt: str | None
    payload: Any


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a chain does not hold, and why, in words."""

    chain: str
    seq: int
    why: str


def commitment(salt: str, payload: bytes) -> str:
    """`salt` is 64 hexadecimal digits; `payload` canonical bytes."""
    return hmac.new(bytes.fromhex(salt), payload, hashlib.sha256).hexdigest()


def faults(entries: Iterable[Sealed]) -> Iterator[Fault]:
    """Every fault of one chain, in order: the first is the first bad entry."""
    chain = list(entries)
    erased = _erased(chain)
    previous: Sealed | None = None
    for entry in chain:
        why = _wrong(entry, previous, erased)
        if why:
            yield Fault(entry.row.chain, entry.row.seq, why)
        previous = entry


def _erased(entries: list[Sealed]) -> set[int]:
    """The numbers of those whose body a later entry says was erased."""
    said = [(e.row.seq, e.payload["entry"]) for e in entries if e.row.kind == ERASED and _names_one(e.payload)]
    return {seq for at, seq in said if seq < at}


def _names_one(payload: Any) -> bool:
    return isinstance(payload, dict) and type(payload.get("entry")) is int


def _wrong(entry: Sealed, previous: Sealed | None, erased: set[int]) -> str | None:
    row = entry.row
    if row.seq != (previous.row.seq + 1 if previous else 1):
        return "an entry is missing, doubled or out of order before it"
    if row.prev != (previous.hash if previous else GENESIS):
        return "it does not follow the entry before it"
    if previous and (row.chain, row.plan, row.workspace) != (
        previous.row.chain,
        previous.row.plan,
        previous.row.workspace,
    ):
        return "it belongs to another chain"
    if row.hash != entry.hash:
        return "its hash does not match what it says"
    if entry.salt is None:
        if entry.payload is not None:
            return "its body has no salt"
        return None if row.seq in erased else "its body is gone, and no later entry says that it was erased"
    if not hmac.compare_digest(commitment(entry.salt, canonical(entry.payload)), row.commitment):
        return "its body is not the one that was written"
    return None

"""A chain as the ledger writes it, without a database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from signward.core.plan.canonical import canonical
from signward.ledger.chain import GENESIS, Row, Sealed, commitment
from signward.ledger.checkpoint import Checkpoint, Witnessed, sign
from signward.ledger.exported import lines

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw().hex()
PLAN, WORKSPACE = "0b7c6c1e-0000-4000-8000-000000000001", "0b7c6c1e-0000-4000-8000-000000000002"


def sealed_chain(name: str, payloads: list[Any], kinds: dict[int, str] | None = None) -> list[Sealed]:
    entries: list[Sealed] = []
    for seq, payload in enumerate(payloads, 1):
        salt = f"{seq:064x}"
        row = Row(
            seq=seq, chain=name, workspace=WORKSPACE, plan=PLAN, kind=(kinds or {}).get(seq, "note.written/1"),
            at_us=1_700_000_000_000 + seq,
            actor_ref="user:1", commitment=commitment(salt, canonical(payload)),
            prev=entries[-1].hash if entries else GENESIS,
        )  # fmt: skip
        entries.append(Sealed(row, row.hash, salt, payload))
    return entries


def exported(shared: int = 3, own: int = 1) -> list[bytes]:
    """The lines of a file with that many entries in the shared and the vendor's chain."""
    chains = {"shared": [{"n": n, "text": "Grüße"} for n in range(shared)], "vendor": [{"n": n} for n in range(own)]}
    return list(lines({name: sealed_chain(name, payloads) for name, payloads in chains.items()}))


def kept(seq: int, head: str, key: Ed25519PrivateKey = KEY, **other: Any) -> Witnessed:
    """The checkpoint of the shared chain's entry with that hash; `other` fields as somebody might forge them."""
    point = Checkpoint(WORKSPACE, PLAN, "shared", seq, head, 1_700_000_000_000_000, PUBLIC)
    return sign(replace(point, **other), key.sign)

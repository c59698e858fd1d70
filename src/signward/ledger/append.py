"""Adding to a chain. Only the desk (`plans.act`) may import this."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from signward.core.plan.canonical import canonical
from signward.ledger.chain import Row, commitment
from signward.ledger.models import Body, Entry, Stream


def append(stream: Stream, said: Iterable[tuple[str, Mapping[str, Any]]], *, at_us: int, actor_ref: str) -> None:
    """Adds (kind, payload) pairs to a locked stream, and moves its version and head."""
    entries, bodies = [], []
    for kind, payload in said:
        text, salt = canonical(payload), secrets.token_hex(32)
        entry = _entry(stream, kind, at_us, actor_ref, commitment(salt, text))
        stream.version, stream.head = entry.seq, entry.hash
        entries.append(entry)
        bodies.append((salt, text.decode()))
    Entry.objects.bulk_create(entries)
    Body.objects.bulk_create(Body(entry=e, salt=s, payload=p) for e, (s, p) in zip(entries, bodies, strict=True))
    Stream.objects.filter(pk=stream.pk).update(version=stream.version, head=stream.head)


def _entry(stream: Stream, kind: str, at_us: int, actor_ref: str, sealed: str) -> Entry:
    row = Row(
        seq=stream.version + 1, chain=stream.chain, workspace=str(stream.workspace), plan=str(stream.plan), kind=kind,
        at_us=at_us, actor_ref=actor_ref, commitment=sealed, prev=stream.head,
    )  # fmt: skip
    return Entry(
        stream=stream, seq=row.seq, kind=kind, at_us=at_us, actor_ref=actor_ref, commitment=sealed, prev=row.prev,
        hash=row.hash,
    )  # fmt: skip

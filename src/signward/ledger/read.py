"""Reading a chain back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from signward.ledger.chain import Fault, Row, Sealed, faults
from signward.ledger.exported import lines
from signward.ledger.models import Entry, Stream


@dataclass(frozen=True, slots=True)
class Written:
    """One entry with its payload as JSON values. `at_us` is microseconds since 1970 in UTC."""

    seq: int
    kind: str
    at_us: int
    actor_ref: str
    hash: str
    payload: dict[str, Any]


def entries(
    plan: UUID, chain: str, *, after: int = 0, until: int | None = None, before_us: int | None = None
) -> Iterator[Written]:
    """Oldest first: those after a version, up to and with another, and earlier than a moment."""
    found = Entry.objects.filter(stream__plan=plan, stream__chain=chain, seq__gt=after).order_by("seq")
    if until is not None:
        found = found.filter(seq__lte=until)
    if before_us is not None:
        found = found.filter(at_us__lt=before_us)
    return (_written(*row) for row in found.values_list(*_FIELDS))


def newest(plan: UUID, chain: str, limit: int, before: int | None = None) -> list[Written]:
    """Newest first: the `limit` entries below version `before`."""
    found = Entry.objects.filter(stream__plan=plan, stream__chain=chain).order_by("-seq")
    if before is not None:
        found = found.filter(seq__lt=before)
    return [_written(*row) for row in found.values_list(*_FIELDS)[:limit]]


def times(plan: UUID, chain: str) -> list[int]:
    """When each entry was written, oldest first, in microseconds since 1970 in UTC."""
    found = Entry.objects.filter(stream__plan=plan, stream__chain=chain).order_by("seq")
    return list(found.values_list("at_us", flat=True))


def sealed(plan: UUID, chain: str) -> Iterator[Sealed]:
    """Every entry with all that its hash covers, oldest first."""
    found = Entry.objects.filter(stream__plan=plan, stream__chain=chain).select_related("stream", "body")
    for entry in found.order_by("seq").iterator(chunk_size=500):
        row = Row(
            seq=entry.seq, chain=chain, workspace=str(entry.stream.workspace), plan=str(plan), kind=entry.kind,
            at_us=entry.at_us, actor_ref=entry.actor_ref, commitment=entry.commitment, prev=entry.prev,
        )  # fmt: skip
        body = getattr(entry, "body", None)  # none where it was erased
        yield Sealed(row, entry.hash, body.salt if body else None, json.loads(body.payload) if body else None)


def verify(plan: UUID) -> list[Fault]:
    """What is wrong with the plan's stored chains: nothing, where nobody altered them."""
    found: list[Fault] = []
    for stream in Stream.objects.filter(plan=plan).order_by("id"):
        found += faults(sealed(plan, stream.chain))
        last = Entry.objects.filter(stream=stream).order_by("-seq").values_list("seq", "hash").first()
        if last is not None and last != (stream.version, stream.head):
            found.append(Fault(stream.chain, stream.version, "the newest entry is not the head of the chain"))
    return found


def export(plan: UUID, *chains: str) -> Iterator[bytes]:
    """Those chains as JSON lines, for `signward verify`. A side is given `shared` and its own, never the other's."""
    return lines({chain: list(sealed(plan, chain)) for chain in chains})


_FIELDS = ("seq", "kind", "at_us", "actor_ref", "hash", "body__payload")


def _written(seq: int, kind: str, at_us: int, actor_ref: str, sha: str, payload: str) -> Written:
    return Written(seq, kind, at_us, actor_ref, sha, json.loads(payload))

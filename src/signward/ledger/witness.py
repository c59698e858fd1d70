"""Making checkpoints: at each sign-off, and once a day for every chain that moved."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, time
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from signward.ledger import checkpoint
from signward.ledger.checkpoint import Checkpoint, Witnessed
from signward.ledger.keys import LockedKey, signer
from signward.ledger.models import Stream, Witness
from signward.ledger.moments import to_us

PAGE: Final = 200

_log = logging.getLogger(__name__)


def witness(plan: UUID, chain: str, at: datetime) -> Witnessed:
    """The checkpoint of the chain as it stands, made and kept where its newest entry has none yet.

    Raises LockedKey; Stream.DoesNotExist for a plan that does not exist.
    """
    with transaction.atomic():
        stream = Stream.objects.select_for_update().get(plan=plan, chain=chain)
        kept = Witness.objects.filter(stream=stream, seq=stream.version).first()
        return _witnessed(stream, kept) if kept else _made(stream, at)


def kept(plan: UUID, chain: str) -> list[Witnessed]:
    """Every checkpoint of one chain, oldest first."""
    rows = Witness.objects.filter(stream__plan=plan, stream__chain=chain).select_related("stream").order_by("seq")
    return [_witnessed(row.stream, row) for row in rows]


def witness_all(at: datetime) -> int:
    """A checkpoint for every chain that moved and has none of this day (UTC). Returns how many were made.

    Each is a transaction of its own. The log names every head, so that whoever collects logs is a witness too.
    """
    made = 0
    while page := list(_due(at)):
        try:
            for plan, chain in page:
                said = witness(plan, chain, at)
                _log.info("checkpoint of %s/%s: entry %s, %s", plan, chain, said.checkpoint.seq, said.checkpoint.hash)
                made += 1
        except LockedKey as locked:
            _log.error("no checkpoints are made: %s", locked)
            break
    return made


def _due(at: datetime) -> list[tuple[UUID, str]]:
    midnight = to_us(datetime.combine(at.astimezone(UTC).date(), time(), UTC))
    today = Witness.objects.filter(stream=OuterRef("pk"), at_us__gte=midnight)
    moved = Stream.objects.filter(~Exists(today), version__gt=F("witnessed")).order_by("pk")
    return list(moved.values_list("plan", "chain")[:PAGE])


def _made(stream: Stream, at: datetime) -> Witnessed:
    key = signer(stream.workspace, at)
    point = Checkpoint(
        str(stream.workspace), str(stream.plan), stream.chain, stream.version, stream.head, to_us(at), key.public
    )
    made = checkpoint.sign(point, key.sign)
    Witness.objects.create(
        stream=stream, seq=point.seq, hash=point.hash, at_us=point.at_us, key=key.public, signature=made.signature.hex()
    )
    Stream.objects.filter(pk=stream.pk).update(witnessed=stream.version)
    return made


def _witnessed(stream: Stream, row: Witness) -> Witnessed:
    point = Checkpoint(str(stream.workspace), str(stream.plan), stream.chain, row.seq, row.hash, row.at_us, row.key)
    return Witnessed(point, bytes.fromhex(row.signature))

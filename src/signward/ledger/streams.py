"""The three chains of a plan, and the lock that everybody takes before changing anything of it."""

from __future__ import annotations

from uuid import UUID

from signward.ledger.chain import CHAINS, GENESIS
from signward.ledger.models import Stream


def open_streams(workspace: UUID, plan: UUID) -> dict[str, Stream]:
    """The three empty chains of a new plan."""
    streams = [Stream(plan=plan, workspace=workspace, chain=chain, head=GENESIS) for chain in CHAINS]
    return {s.chain: s for s in Stream.objects.bulk_create(streams)}


def lock_streams(plan: UUID) -> dict[str, Stream]:
    """The plan's chains, locked until the transaction ends. Empty for a plan that does not exist."""
    locked = Stream.objects.select_for_update().filter(plan=plan).order_by("id")
    return {s.chain: s for s in locked}

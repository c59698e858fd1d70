"""Answers that were given under a key, so that a retry never doubles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from signward.core.plan.actors import Actor
from signward.core.plan.facts import Fact
from signward.core.plan.refusals import Refusal
from signward.core.plan.wire import from_payload
from signward.ledger.models import Stream
from signward.ledger.read import entries
from signward.plans.models import Answered


@dataclass(frozen=True, slots=True)
class Earlier:
    """The first answer: which entries of which chain it wrote."""

    plan: UUID
    chain: str
    first: int
    last: int

    @property
    def events(self) -> tuple[Fact, ...]:
        written = entries(self.plan, self.chain, after=self.first - 1, until=self.last)
        return tuple(from_payload(entry.kind, entry.payload) for entry in written)

    @property
    def shared_version(self) -> int:
        return Stream.objects.values_list("version", flat=True).get(plan=self.plan, chain="shared")


class KeyUsedTwice(Refusal):
    """The same key came with another command."""


def find(by: Actor, key: str, order: str) -> Earlier | None:
    """The answer given to this actor under this key. Raises KeyUsedTwice where it was another order."""
    row = Answered.objects.filter(actor_ref=by.ref, key=key).first()
    if row is None:
        return None
    if row.order != order:
        raise KeyUsedTwice("This key was used for another change already.")
    return Earlier(row.plan, row.chain, row.first, row.last)


def remember(by: Actor, key: str, order: str, plan: UUID, chain: str, span: tuple[int, int], at: datetime) -> None:
    Answered.objects.create(
        actor_ref=by.ref, key=key, order=order, plan=plan, chain=chain, first=span[0], last=span[1], at=at
    )


def first_time(by: Actor, key: str, where: UUID) -> bool:
    """For what is no command to a plan: False where it was done before under this key. `where` is plan or workspace.

    Call it in the transaction of what it guards, so that both stand or neither.
    """
    nothing = {"order": "", "plan": where, "chain": "", "first": 0, "last": 0, "at": datetime.now(UTC)}
    return Answered.objects.get_or_create(actor_ref=by.ref, key=key, defaults=nothing)[1]


KEPT: Final = timedelta(days=15)
"""Longer than any session lasts, so no page with the key can still be open."""


def forget(at: datetime) -> None:
    """Deletes answers under keys that nobody can send again."""
    Answered.objects.filter(at__lt=at - KEPT).delete()

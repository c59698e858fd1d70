"""Who acts on a plan."""

from __future__ import annotations

from dataclasses import dataclass

from signward.core.plan.state import Side


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in the role in which they act.

    `ref` is the durable reference for the ledger (`user:5`, `participant:9`); `role` one of the side's roles in
    `permissions`; `person` their id in the plan where they are in it.
    """

    ref: str
    name: str
    side: Side
    role: str
    person: str | None = None

    @property
    def called(self) -> str:
        """What events record: the person's id in the plan, or the name of someone who is not in it."""
        return self.person or self.name

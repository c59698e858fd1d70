"""Who may do what. One function, a table, no database: what the table does not allow is denied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Nobody that we know."""


@dataclass(frozen=True, slots=True)
class VendorUser:
    """A signed-in user of a workspace."""

    user: int
    workspace: UUID
    role: str


@dataclass(frozen=True, slots=True)
class Guest:
    """A buyer's participant in one plan, after the code was typed in. `standing` is active, revoked or expired."""

    participant: int
    workspace: UUID
    plan: UUID
    role: str
    standing: str = "active"


Principal = Anonymous | VendorUser | Guest


@dataclass(frozen=True, slots=True)
class Thing:
    """What it is done to: a plan of a workspace, or with `plan` None the workspace itself."""

    workspace: UUID
    plan: UUID | None = None


@dataclass(frozen=True, slots=True)
class Allow:
    pass


@dataclass(frozen=True, slots=True)
class Deny:
    """`unknown`: to this principal the thing does not exist. `forbidden`: it does, and this is not for them."""

    reason: Literal["unknown", "forbidden"]


_EVERYONE: Final = frozenset({"admin", "manager", "ae", "viewer"})
_SELLERS: Final = frozenset({"admin", "manager", "ae"})
_BUYERS: Final = frozenset({"champion", "signatory", "colleague", "viewer"})
_DOERS: Final = frozenset({"champion", "signatory", "colleague"})
_LEADS: Final = frozenset({"champion", "signatory"})
_NOBODY: Final[frozenset[str]] = frozenset()

# action: roles of the vendor, roles of the buyer
_TABLE: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "plan.read": (_EVERYONE, _BUYERS),
    "plan.export": (_EVERYONE, _BUYERS),
    "plan.change": (_SELLERS, _DOERS),
    "plan.note": (_SELLERS, _DOERS),
    "plan.sign": (_NOBODY, _LEADS),
    "plan.invite": (_SELLERS, _NOBODY),
    "deal.read": (_EVERYONE, _NOBODY),
    "deal.change": (_SELLERS, _NOBODY),
    "template.read": (_EVERYONE, _NOBODY),
    "template.change": (_SELLERS, _NOBODY),
    "people.read": (_EVERYONE, _NOBODY),
    "people.change": (frozenset({"admin"}), _NOBODY),
    "outbox.read": (_EVERYONE, _NOBODY),
}
ACTIONS: Final = frozenset(_TABLE)


def can(principal: Principal, action: str, thing: Thing) -> Allow | Deny:
    """Whether the principal may do this to that. Raises KeyError for an action that nobody declared."""
    vendor, buyer = _TABLE[action]
    if isinstance(principal, VendorUser):
        known, roles = principal.workspace == thing.workspace, vendor
    elif isinstance(principal, Guest):
        same = principal.workspace == thing.workspace and principal.plan == thing.plan
        known, roles = same and principal.standing == "active", buyer
    else:
        return Deny("unknown")
    if not known or not roles:
        return Deny("unknown")
    return Allow() if principal.role in roles else Deny("forbidden")

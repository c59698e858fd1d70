"""A buyer's session: a random cookie of which only the digest is kept, idle for a day at most, two weeks in all."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from signward.people.hashing import sha256
from signward.people.models import Contact, GuestSession, Participant
from signward.people.policy import Guest
from signward.people.prepared import Prepared

IDLE: Final = timedelta(hours=24)
WHOLE: Final = timedelta(days=14)
FRESH: Final = timedelta(minutes=15)
_TOUCH: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Present:
    """A guest at a plan, as found for one request. `fresh`: the code was typed in during the last 15 minutes."""

    guest: Guest
    contact: int
    name: str
    email: str
    person: str
    fresh: bool
    time_zone: str
    vendor: str


def begin(contact: Contact, *, at: datetime | None = None) -> str:
    """A new session for the contact; returns the value of its cookie."""
    now, value = at or datetime.now(UTC), secrets.token_urlsafe(32)
    GuestSession.objects.create(contact=contact, digest=sha256(value), created_at=now, seen_at=now, verified_at=now)
    return value


def prove(value: str, *, at: datetime | None = None) -> None:
    """A code was typed in once more: what binds may be done for the next 15 minutes."""
    GuestSession.objects.filter(digest=sha256(value)).update(verified_at=at or datetime.now(UTC))


def end(value: str) -> None:
    GuestSession.objects.filter(digest=sha256(value)).delete()


def find(value: str, plan: UUID, *, at: datetime | None = None, touch: bool = True) -> Present | None:
    """Who the cookie is at this plan, in one statement. None for a dead session or another's plan.

    Being found keeps a session from growing idle, unless nobody asked: `touch` is False for a page left open.
    """
    now = at or datetime.now(UTC)
    row = _AT_PLAN.row(plan, sha256(value))
    if row is None:
        return None
    pk, workspace, role, status, expires, person, contact, name, email, begun, seen, verified, zone, vendor = row
    if begun <= now - WHOLE or seen <= now - IDLE:
        return None
    standing = "expired" if expires is not None and expires <= now else status
    if touch and now - seen > _TOUCH:
        GuestSession.objects.filter(digest=sha256(value)).update(seen_at=now)
    guest = Guest(participant=pk, workspace=workspace, plan=plan, role=role, standing=standing)
    return Present(guest, contact, name, email, person, now - verified < FRESH, zone, vendor)


_AT_PLAN: Final = Prepared(
    lambda plan, digest: Participant.objects.filter(plan_id=plan, contact__sessions__digest=digest).values_list(
        "pk", "workspace_id", "role", "status", "expires_at", "person", "contact_id", "contact__name",
        "contact__email", "contact__sessions__created_at", "contact__sessions__seen_at",
        "contact__sessions__verified_at", "workspace__time_zone", "workspace__name",
    ),
    UUID,
    str,
)  # fmt: skip

"""The link in an invitation: it says who is meant, and opens nothing."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db.models import Q

from signward.people.hashing import sha256
from signward.people.models import Participant, PlanLink

LIFE: Final = timedelta(days=180)


def make_link(participant: Participant, *, at: datetime | None = None) -> str:
    """A new token for the participant; earlier ones stop working. Only the mail ever holds it."""
    now = at or datetime.now(UTC)
    token = f"mapl_{secrets.token_urlsafe(32)}"
    PlanLink.objects.filter(participant=participant, revoked_at=None).update(revoked_at=now)
    PlanLink.objects.create(participant=participant, digest=sha256(token), expires_at=now + LIFE)
    return token


def find_participant(token: str, *, at: datetime | None = None) -> Participant | None:
    """Whom a token names, if link and participant are live. Changes nothing."""
    now = at or datetime.now(UTC)
    return (
        Participant.objects.select_related("contact", "workspace")
        .filter(_lasting(now), status="active", links__digest=sha256(token), links__revoked_at=None)
        .filter(links__digest=sha256(token), links__expires_at__gt=now)
        .first()
    )


def _lasting(now: datetime) -> Q:
    return Q(expires_at=None) | Q(expires_at__gt=now)

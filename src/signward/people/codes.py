"""The code that proves a mailbox: eight digits, ten minutes, five tries, one at a time, once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from signward.people.hashing import sha256
from signward.people.limits import CODE_REQUESTS, CODE_REQUESTS_NET, CODE_TRIES, take
from signward.people.models import EmailCode, Participant

LIFE: Final = timedelta(minutes=10)
TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Challenge:
    """`code` goes into the mail, `nonce` into the cookie of the browser that asked."""

    code: str
    nonce: str


def challenge(participant: Participant | None, net: str, *, at: datetime | None = None) -> Challenge | None:
    """A new code for the participant; an earlier one stops working.

    None, after the same amount of work, where there is nobody to mail it to or they asked too often.
    """
    now = at or datetime.now(UTC)
    made = Challenge(f"{secrets.randbelow(10**8):08d}", secrets.token_urlsafe(32))
    hashed = make_password(made.code)
    if not take(CODE_REQUESTS_NET, net, at=now) or participant is None:
        return None
    if not take(CODE_REQUESTS, str(participant.pk), at=now):
        return None
    with transaction.atomic():
        EmailCode.objects.filter(participant=participant, used_at=None).update(used_at=now)
        EmailCode.objects.create(
            participant=participant, nonce=sha256(made.nonce), hashed=hashed, expires_at=now + LIFE
        )
    return made


def redeem(nonce: str, typed: str, *, whose: int | None = None, at: datetime | None = None) -> Participant | None:
    """The participant whose code this is. Every call counts as a try; the one that succeeds uses the code up.

    With `whose`, the key of a participant, anybody else's code is a wrong one.
    """
    now = at or datetime.now(UTC)
    live = EmailCode.objects.filter(nonce=sha256(nonce), used_at=None, tries__lt=TRIES, expires_at__gt=now)
    live = live if whose is None else live.filter(participant=whose)
    found = live.select_related("participant__contact", "participant__workspace").first()
    if found is None or not take(CODE_TRIES, str(found.participant_id), at=now):
        make_password(typed)
        return None
    # The two updates decide, not what was read before: of a hundred at once, five are tries and one succeeds.
    if not live.filter(pk=found.pk).update(tries=F("tries") + 1):
        return None
    digits = "".join(letter for letter in typed if letter.isdecimal())
    if not check_password(digits, found.hashed):
        return None
    if not EmailCode.objects.filter(pk=found.pk, used_at=None).update(used_at=now):
        return None
    participant = found.participant
    lasting = participant.expires_at is None or participant.expires_at > now
    return participant if participant.status == "active" and lasting else None


def decoy() -> str:
    """A nonce that belongs to no code, for a browser that must not learn that there is none."""
    return secrets.token_urlsafe(32)

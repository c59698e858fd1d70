"""How often somebody may try something: token buckets in the database, so that all processes count together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.db import transaction

from signward.people.models import Bucket


@dataclass(frozen=True, slots=True)
class Limit:
    """`most` in `seconds`; they come back evenly."""

    name: str
    most: int
    seconds: int


CODE_REQUESTS: Final = (Limit("code", 3, 900), Limit("code-day", 10, 86_400))
CODE_REQUESTS_NET: Final = (Limit("code-net", 30, 3_600),)
CODE_TRIES: Final = (Limit("tries-day", 50, 86_400),)
SIGN_INS: Final = (Limit("sign-in", 10, 3_600),)
SIGN_INS_NET: Final = (Limit("sign-in-net", 60, 3_600),)
INVITES: Final = (Limit("invite", 20, 86_400),)
INVITES_PLAN: Final = (Limit("invite-plan", 100, 86_400),)
IMPORTS: Final = (Limit("import", 60, 3_600),)


def take(limits: tuple[Limit, ...], who: str, *, at: datetime | None = None) -> bool:
    """Takes one from every bucket; False, and nothing is taken, where one of them is empty."""
    now = at or datetime.now(UTC)
    with transaction.atomic():
        found = [_filled(limit, who, now) for limit in limits]
        if any(bucket.left < 1 for bucket in found):
            return False
        for bucket in found:
            bucket.left -= 1
            bucket.save(update_fields=["left", "at"])
    return True


def _filled(limit: Limit, who: str, now: datetime) -> Bucket:
    key = f"{limit.name}:{who}"[:200]
    Bucket.objects.bulk_create([Bucket(key=key, left=limit.most, at=now)], ignore_conflicts=True)
    bucket = Bucket.objects.select_for_update().get(key=key)
    passed = max(0.0, (now - bucket.at).total_seconds())
    bucket.left = min(float(limit.most), bucket.left + passed * limit.most / limit.seconds)
    bucket.at = max(now, bucket.at)
    return bucket

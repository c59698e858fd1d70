"""How often somebody may try something: token buckets in the database, so that all processes count together."""

from __future__ import annotations

import math
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
LINK_LOOKUPS: Final = (Limit("lookup", 60, 60),)
# More than security.md's 6 and 20 an hour: whoever mends a spreadsheet uploads it a dozen times, and there are eight
# kinds of file. Each costs well under a second.
IMPORTS: Final = (Limit("import", 30, 3_600),)
EXPORTS: Final = (Limit("export", 60, 3_600),)
NOTES: Final = (Limit("note", 30, 60),)


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


def seconds_to_wait(limits: tuple[Limit, ...]) -> int:
    """After how many seconds an empty bucket has one again, whichever of them was empty."""
    return max(math.ceil(limit.seconds / limit.most) for limit in limits)


def _filled(limit: Limit, who: str, now: datetime) -> Bucket:
    key = f"{limit.name}:{who}"[:200]
    Bucket.objects.bulk_create([Bucket(key=key, left=limit.most, at=now)], ignore_conflicts=True)
    bucket = Bucket.objects.select_for_update().get(key=key)
    passed = max(0.0, (now - bucket.at).total_seconds())
    bucket.left = min(float(limit.most), bucket.left + passed * limit.most / limit.seconds)
    bucket.at = max(now, bucket.at)
    return bucket

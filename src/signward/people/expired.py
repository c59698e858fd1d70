"""What has had its time: sessions, codes and counters that nobody can use any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.contrib.sessions.models import Session

from signward.people.guests import IDLE, WHOLE
from signward.people.models import Bucket, EmailCode, GuestSession

_CODE_KEPT: Final = timedelta(days=2)
_BUCKET_FULL: Final = timedelta(days=2)
"""Longer than any limit takes to fill up again, so that a bucket that is gone and a full one are the same."""


def clear(at: datetime) -> None:
    """Deletes them. Used codes stay for two days, since tries are counted by the day."""
    Session.objects.filter(expire_date__lt=at).delete()
    GuestSession.objects.filter(created_at__lt=at - WHOLE).delete()
    GuestSession.objects.filter(seen_at__lt=at - IDLE).delete()
    EmailCode.objects.filter(expires_at__lt=at - _CODE_KEPT).delete()
    Bucket.objects.filter(at__lt=at - _BUCKET_FULL).delete()

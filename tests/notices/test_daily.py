"""What has had its time goes; what somebody may still use stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from signward.core.plan.commands import AddWorkstream
from signward.notices.daily import look
from signward.people import codes, guests, limits
from signward.people.models import Bucket, EmailCode, GuestSession
from signward.plans.act import act
from signward.plans.models import Answered
from tests.core.plan.given import SAM

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def counted():
    return [model.objects.count() for model in (GuestSession, EmailCode, Bucket, Answered, Session)]


@pytest.fixture
def used(cast):
    """One of each, of NOW."""
    for model in (GuestSession, EmailCode, Bucket, Answered, Session):
        model.objects.all().delete()
    guests.begin(cast.dana.contact, at=NOW)
    EmailCode.objects.create(participant=cast.dana, nonce="n", hashed="h", expires_at=NOW + codes.LIFE)
    limits.take(limits.SIGN_INS, "sam", at=NOW)
    act(cast.plan, AddWorkstream("Works council"), SAM, at=NOW, key="once")
    session = SessionStore()
    session.set_expiry(NOW + 7 * DAY)
    session.save()


def test_what_may_still_be_used_stays(used):
    look(NOW + timedelta(hours=23))
    assert counted() == [1, 1, 1, 1, 1]


def test_what_nobody_can_use_any_more_goes(used):
    look(NOW + 16 * DAY)
    assert counted() == [0, 0, 0, 0, 0]


def test_tries_are_counted_by_the_day_so_codes_stay_for_two(used):
    look(NOW + timedelta(hours=47))
    assert EmailCode.objects.count() == 1
    assert GuestSession.objects.count() == 0


def test_a_second_look_finds_nothing_to_do(used, django_assert_max_num_queries):
    look(NOW + 16 * DAY)
    with django_assert_max_num_queries(10):
        look(NOW + 16 * DAY)

"""Live updates ask the same policy as the pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from signward.core.plan.state import Side
from signward.live.watching import may_watch
from signward.people import guests, vendor_sessions
from signward.people.invitations import revoke
from signward.people.models import GuestSession, User


def _cookies(client):
    return {name: morsel.value for name, morsel in client.cookies.items()}


def test_each_side_watches_its_own_plan_and_no_other(cast):
    sam, olga = _cookies(cast.as_vendor(cast.sam)), _cookies(cast.as_vendor(cast.olga))
    dana = _cookies(cast.as_buyer(cast.dana))
    assert may_watch(Side.VENDOR, cast.plan, sam)
    assert may_watch(Side.BUYER, cast.plan, dana)
    for side, plan, cookies in [
        (Side.BUYER, cast.plan, sam), (Side.VENDOR, cast.plan, dana), (Side.BUYER, cast.other_plan, dana),
        (Side.VENDOR, cast.plan, olga), (Side.VENDOR, uuid4(), sam), (Side.VENDOR, cast.plan, {}),
        (Side.BUYER, cast.plan, {}), (Side.BUYER, cast.plan, _cookies(cast.as_buyer(cast.rex))),
        (Side.BUYER, cast.plan, _cookies(cast.as_buyer(cast.exa))),
    ]:  # fmt: skip
        assert not may_watch(side, plan, cookies)


def test_the_revoked_are_found_out(cast):
    sam, dana = _cookies(cast.as_vendor(cast.sam)), _cookies(cast.as_buyer(cast.dana))
    revoke(cast.dana)
    User.objects.filter(pk=cast.sam.pk).update(is_active=False)
    assert not may_watch(Side.BUYER, cast.plan, dana)
    assert not may_watch(Side.VENDOR, cast.plan, sam)


def test_a_page_left_open_does_not_keep_a_session_from_growing_idle(cast):
    left = datetime.now(UTC) - timedelta(hours=11)
    buyer, vendor = cast.as_buyer(cast.dana), cast.as_vendor(cast.sam)
    GuestSession.objects.update(seen_at=left)
    _seen(vendor, left)
    for _ in range(3):
        assert may_watch(Side.BUYER, cast.plan, _cookies(buyer))
        assert may_watch(Side.VENDOR, cast.plan, _cookies(vendor))
    assert GuestSession.objects.get().seen_at == left
    assert vendor.session["seen"] == int(left.timestamp())
    buyer.get(f"/buyer/plans/{cast.plan}/")
    vendor.get(f"/plans/{cast.plan}/")
    assert GuestSession.objects.get().seen_at > left
    assert vendor.session["seen"] > left.timestamp()


def test_who_was_idle_for_too_long_watches_no_more(cast):
    buyer, vendor = cast.as_buyer(cast.dana), cast.as_vendor(cast.sam)
    GuestSession.objects.update(seen_at=datetime.now(UTC) - guests.IDLE)
    _seen(vendor, datetime.now(UTC) - timedelta(seconds=vendor_sessions.IDLE + 1))
    assert not may_watch(Side.BUYER, cast.plan, _cookies(buyer))
    assert not may_watch(Side.VENDOR, cast.plan, _cookies(vendor))


def _seen(client, at):
    session = client.session
    session["seen"] = int(at.timestamp())
    session.save()

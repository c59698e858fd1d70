"""Whether whoever holds these cookies may watch a plan: the same policy as the pages, without a request."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings

from signward.core.plan.state import Side
from signward.people import guests, vendor_sessions
from signward.people.models import User
from signward.people.policy import Allow, Principal, Thing, VendorUser, can
from signward.people.sessions import SessionStore
from signward.plans.models import PlanState


def may_watch(side: Side, plan: UUID, cookies: Mapping[str, str]) -> bool:
    """Asks the database each time, so that a revoked viewer is found out. Call it in a thread."""
    if side is Side.BUYER:
        present = guests.find(cookies.get(settings.GUEST_COOKIE_NAME, ""), plan, touch=False)
        return present is not None and _reads(present.guest, Thing(present.guest.workspace, plan))
    user = _user(cookies.get(settings.SESSION_COOKIE_NAME, ""))
    if user is None or not PlanState.objects.filter(plan=plan, workspace=user.workspace_id).exists():
        return False
    return _reads(VendorUser(user.pk, user.workspace_id, user.role), Thing(user.workspace_id, plan))


def session_of(side: Side, cookies: Mapping[str, str]) -> str:
    """What tells one browser session of a side from others."""
    name = settings.GUEST_COOKIE_NAME if side is Side.BUYER else settings.SESSION_COOKIE_NAME
    return f"{side.value} {cookies.get(name, '')}"


def _reads(principal: Principal, thing: Thing) -> bool:
    return isinstance(can(principal, "plan.read", thing), Allow)


def _user(cookie: str) -> User | None:
    session = SessionStore(cookie)
    key = vendor_sessions.named(session) if cookie else None
    user = User.objects.filter(pk=key, is_active=True).first() if key else None
    return user if user and vendor_sessions.is_of(session, user) else None

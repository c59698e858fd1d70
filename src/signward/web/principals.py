"""Who sent a request, found in one statement for either side."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.people import guests
from signward.people.models import User
from signward.people.policy import Anonymous, Principal, Thing, VendorUser
from signward.plans.models import Deal, PlanState

IDLE: Final = 12 * 3600
_TOUCH: Final = 900


@dataclass(frozen=True, slots=True)
class Who:
    """A principal, the thing of the request as far as it exists, and what pages say about both.

    `fresh`: proved who they are within the last 15 minutes. `time_zone` and `workspace_name` are the workspace's.
    """

    principal: Principal
    thing: Thing | None
    actor: Actor | None = None
    email: str = ""
    time_zone: str = "UTC"
    workspace_name: str = ""
    fresh: bool = False


NOBODY: Final = Who(Anonymous(), None)


def vendor(request: HttpRequest, plan: UUID | None, deal: UUID | None = None) -> Who:
    """The signed-in user; `thing` is None where plan or deal is not of their workspace."""
    user = _user(request, plan, deal)
    if user is None:
        return NOBODY
    if request.session.get("seen", 0) < time.time() - _TOUCH:
        request.session["seen"] = int(time.time())
    workspace = user.workspace_id
    known = bool(getattr(user, "plan_is_known", True)) and bool(getattr(user, "deal_is_known", True))
    return Who(
        VendorUser(user.pk, workspace, user.role),
        Thing(workspace, plan) if known else None,
        Actor(f"user:{user.pk}", user.name, Side.VENDOR, user.role, None),
        user.email,
        user.workspace.time_zone,
        user.workspace.name,
        request.session.get("proved", 0) > time.time() - guests.FRESH.total_seconds(),
    )


def buyer(request: HttpRequest, plan: UUID | None) -> Who:
    """The participant of this plan that the guest cookie stands for."""
    value = request.COOKIES.get(settings.GUEST_COOKIE_NAME, "")
    found = guests.find(value, plan) if value and plan else None
    if found is None or plan is None:
        return NOBODY
    guest = found.guest
    return Who(
        guest,
        Thing(guest.workspace, plan),
        Actor(f"participant:{guest.participant}", found.name, Side.BUYER, guest.role, found.person or None),
        found.email,
        found.time_zone,
        found.vendor,
        found.fresh,
    )


def _user(request: HttpRequest, plan: UUID | None, deal: UUID | None) -> User | None:
    session = request.session
    if not request.COOKIES.get(settings.SESSION_COOKIE_NAME) or "_auth_user_id" not in session:
        return None
    if session.get("seen", time.time()) < time.time() - IDLE:
        return None
    found = User.objects.filter(pk=session["_auth_user_id"], is_active=True).select_related("workspace")
    user = _with_reach(found, plan, deal).first()
    if user is None or not constant_time_compare(session.get("_auth_user_hash", ""), user.get_session_auth_hash()):
        return None
    return user


def _with_reach(found: QuerySet[User], plan: UUID | None, deal: UUID | None) -> QuerySet[User]:
    if plan is not None:
        found = found.annotate(
            plan_is_known=Exists(PlanState.objects.filter(plan=plan, workspace=OuterRef("workspace")))
        )
    if deal is not None:
        deals = Deal.objects.filter(pk=deal, workspace=OuterRef("workspace"))
        found = found.annotate(deal_is_known=Exists(deals))
    return found

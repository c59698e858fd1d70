"""Who sent a request, found in one statement for either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.people import guests, vendor_sessions
from signward.people.models import User
from signward.people.policy import Anonymous, Principal, Thing, VendorUser
from signward.people.prepared import Prepared
from signward.plans.models import Deal, PlanState


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
    found = _user(request, plan, deal)
    if found is None:
        return NOBODY
    user, time_zone, workspace_name, known = found
    vendor_sessions.touch(request.session)
    return Who(
        VendorUser(user.pk, user.workspace_id, user.role),
        Thing(user.workspace_id, plan) if known else None,
        Actor(f"user:{user.pk}", user.name, Side.VENDOR, user.role, None),
        user.email,
        time_zone,
        workspace_name,
        vendor_sessions.fresh(request.session),
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


def _user(request: HttpRequest, plan: UUID | None, deal: UUID | None) -> tuple[User, str, str, bool] | None:
    """The user, their workspace's time zone and name, and whether plan or deal is of that workspace."""
    session = request.session
    key = vendor_sessions.named(session) if request.COOKIES.get(settings.SESSION_COOKIE_NAME) else None
    row = _row(key, plan, deal) if key else None
    if row is None:
        return None
    pk, workspace, role, name, email, password, time_zone, workspace_name, *known = row
    user = User(pk=pk, workspace_id=workspace, role=role, name=name, email=email, password=password)
    return (user, time_zone, workspace_name, all(known)) if vendor_sessions.is_of(session, user) else None


def _row(user: int, plan: UUID | None, deal: UUID | None) -> tuple[Any, ...] | None:
    if plan is not None:
        return _WITH_PLAN.row(user, plan)
    return _ALONE.row(user) if deal is None else _WITH_DEAL.row(user, deal)


_FIELDS: Final = (
    "pk", "workspace_id", "role", "name", "email", "password", "workspace__time_zone", "workspace__name",
)  # fmt: skip


def _present(user: int) -> QuerySet[User, Any]:
    return User.objects.filter(pk=user, is_active=True)


def _reaching_plan(user: int, plan: UUID) -> QuerySet[User, Any]:
    plans = PlanState.objects.filter(plan=plan, workspace=OuterRef("workspace"))
    return _present(user).annotate(known=Exists(plans)).values_list(*_FIELDS, "known")


def _reaching_deal(user: int, deal: UUID) -> QuerySet[User, Any]:
    deals = Deal.objects.filter(pk=deal, workspace=OuterRef("workspace"))
    return _present(user).annotate(known=Exists(deals)).values_list(*_FIELDS, "known")


_ALONE: Final = Prepared(lambda user: _present(user).values_list(*_FIELDS), int)
_WITH_PLAN: Final = Prepared(_reaching_plan, int, UUID)
_WITH_DEAL: Final = Prepared(_reaching_deal, int, UUID)

"""Every view says who it is for and what is done there; everything else is refused before the view runs.

    @endpoint(audience="both", action="plan.change", methods=("POST",))
    def move(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
        act(plan_id, command, request.actor)

`audience` is "vendor" (pages of the workspace), "buyer" (below /buyer/), "both" (the same view under both prefixes; the
side is taken from the address) or "public". `action` is one of `people.policy.ACTIONS`. A `plan_id` or `deal_id` among
the view's arguments is what it is done to, and is known to be theirs by the time that the view runs. The view finds

    request.who      principals.Who: principal, actor, email, time_zone, workspace_name, fresh
    request.actor    core Actor, for plans.act
    request.side     core Side
    request.workspace_id   UUID

Answers: 404, always the same page, for what does not exist for this principal; 403 for what they may know but not do;
a redirect to /sign-in for pages of the vendor when nobody is signed in; 405 for other methods. HEAD is a GET.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, Literal
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from signward.core.plan.actors import Actor
from signward.core.plan.state import Side
from signward.people.policy import ACTIONS, Allow, Anonymous, can
from signward.web import neutral, principals

Audience = Literal["vendor", "buyer", "both", "public"]
SAFE: Final = frozenset({"GET", "HEAD"})


class Request(HttpRequest):
    """What a view behind `endpoint` is given."""

    who: principals.Who
    actor: Actor
    side: Side
    workspace_id: UUID


@dataclass(frozen=True, slots=True)
class Declared:
    """What a view said about itself; the matrix test reads it."""

    audience: Audience
    action: str
    methods: tuple[str, ...]


View = Callable[..., HttpResponse]


def endpoint(*, audience: Audience, action: str = "", methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """See the module. Raises ValueError at import for an action that the policy does not know."""
    if (audience == "public") == bool(action) or (action and action not in ACTIONS):
        raise ValueError(f"{action!r} is no action for the audience {audience}.")
    allowed = (*methods, "HEAD") if "GET" in methods else methods

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if audience != "public" and (refusal := _refusal(request, audience, action, kwargs)):
                return refusal
            if request.method not in allowed:
                return HttpResponseNotAllowed(allowed)
            return view(request, *args, **kwargs)

        guarded.declared = Declared(audience, action, allowed)  # type: ignore[attr-defined]
        return guarded

    return declare


def side_of(request: HttpRequest) -> Side:
    """The side whose page an address is."""
    return Side.BUYER if request.path_info.startswith("/buyer/") else Side.VENDOR


def find(request: HttpRequest, plan: UUID | None, deal: UUID | None = None) -> principals.Who:
    """Who sent the request, on the side of its address."""
    if side_of(request) is Side.BUYER:
        return principals.buyer(request, plan)
    return principals.vendor(request, plan, deal)


def _refusal(request: Request, audience: Audience, action: str, kwargs: dict[str, Any]) -> HttpResponse | None:
    side = side_of(request)
    if audience not in {"both", side.value}:
        return neutral.not_found(request)
    who = find(request, kwargs.get("plan_id"), kwargs.get("deal_id"))
    if isinstance(who.principal, Anonymous):
        return _nobody(request, side)
    if who.thing is None or who.actor is None:
        return neutral.not_found(request)
    answer = can(who.principal, action, who.thing)
    if not isinstance(answer, Allow):
        return neutral.not_found(request) if answer.reason == "unknown" else neutral.forbidden(request)
    request.who, request.actor, request.side, request.workspace_id = who, who.actor, side, who.thing.workspace
    return None


def _nobody(request: HttpRequest, side: Side) -> HttpResponse:
    """A vendor's page sends people to the sign-in, unless they came as a buyer; the answer is blind to what exists."""
    guest = settings.GUEST_COOKIE_NAME in request.COOKIES
    if side is Side.BUYER or guest or request.method not in SAFE:
        return neutral.not_found(request)
    return HttpResponseRedirect(f"/sign-in?{urlencode({'next': request.get_full_path()})}", status=303)

"""Every view says who it is for and what is done there; everything else is refused before the view runs.

    @endpoint(audience="both", action="plan.change", methods=("POST",), fields=("to", "seen", "reason"))
    def move(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
        act(plan_id, command, request.actor)

`audience` is "vendor" (pages of the workspace), "buyer" (below /buyer/), "both" (the same view under both prefixes; the
side is taken from the address) or "public". `action` is one of `people.policy.ACTIONS`. A `plan_id` or `deal_id` among
the view's arguments is what it is done to, and is known to be theirs by the time that the view runs. `fields` are all
that its form may hold. `limit` says how often a person may do it, counted on POST where there is one; where the
audience is "public" it counts every request of a network address. The view finds

    request.who      principals.Who: principal, actor, email, time_zone, workspace_name, fresh
    request.actor    core Actor, for plans.act
    request.side     core Side
    request.workspace_id   UUID

Answers: 404, always the same page, for what does not exist for this principal; 403 for what they may know but not do;
a redirect to /sign-in for pages of the vendor when nobody is signed in; 405 for other methods; 422 for a form with a
field that is not its own; 429 beyond the limit. HEAD is a GET.
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
from signward.people.limits import Limit, seconds_to_wait, take
from signward.people.policy import ACTIONS, Allow, Anonymous, can
from signward.web import neutral, principals
from signward.web.fields import smuggled
from signward.web.net import address

Audience = Literal["vendor", "buyer", "both", "public"]
SAFE: Final = frozenset({"GET", "HEAD"})


class Request(HttpRequest):
    """What a view behind `endpoint` is given."""

    who: principals.Who
    actor: Actor
    side: Side
    workspace_id: UUID
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Declared:
    """What a view said about itself; the matrix test reads it."""

    audience: Audience
    action: str
    methods: tuple[str, ...]
    fields: frozenset[str]
    limit: tuple[Limit, ...]


View = Callable[..., HttpResponse]


def endpoint(
    *,
    audience: Audience,
    action: str = "",
    methods: tuple[str, ...] = ("GET",),
    fields: tuple[str, ...] = (),
    limit: tuple[Limit, ...] = (),
) -> Callable[[View], View]:
    """See the module. Raises ValueError at import for an action that the policy does not know."""
    if (audience == "public") == bool(action) or (action and action not in ACTIONS):
        raise ValueError(f"{action!r} is no action for the audience {audience}.")
    allowed = (*methods, "HEAD") if "GET" in methods else methods
    said = Declared(audience, action, allowed, frozenset(fields), limit)

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            refusal = _refusal(request, said, kwargs)
            return refusal if refusal is not None else view(request, *args, **kwargs)

        guarded.declared = said  # type: ignore[attr-defined]  # for the matrix test
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


def _refusal(request: Request, said: Declared, kwargs: dict[str, Any]) -> HttpResponse | None:
    """Who they are comes first: to whoever may not know of a thing, nothing else about it is told."""
    request.fields = said.fields
    if said.audience != "public" and (refusal := _unknown_here(request, said, kwargs)):
        return refusal
    if request.method not in said.methods:
        return HttpResponseNotAllowed(said.methods)
    if said.limit and _counts(request, said) and not take(said.limit, _who(request, said)):
        return neutral.too_many(request, seconds_to_wait(said.limit))
    if names := smuggled(request, said.fields):
        return neutral.strange_form(request, names)
    return None


def _unknown_here(request: Request, said: Declared, kwargs: dict[str, Any]) -> HttpResponse | None:
    side = side_of(request)
    if said.audience not in {"both", side.value}:
        return neutral.not_found(request)
    who = find(request, kwargs.get("plan_id"), kwargs.get("deal_id"))
    if isinstance(who.principal, Anonymous):
        return _nobody(request, side)
    if who.thing is None or who.actor is None:
        return neutral.not_found(request)
    answer = can(who.principal, said.action, who.thing)
    if not isinstance(answer, Allow):
        return neutral.not_found(request) if answer.reason == "unknown" else neutral.forbidden(request)
    request.who, request.actor, request.side, request.workspace_id = who, who.actor, side, who.thing.workspace
    return None


def _counts(request: Request, said: Declared) -> bool:
    return said.audience == "public" or request.method == "POST" or "POST" not in said.methods


def _who(request: Request, said: Declared) -> str:
    return address(request) if said.audience == "public" else request.actor.ref


def _nobody(request: HttpRequest, side: Side) -> HttpResponse:
    """A vendor's page sends people to the sign-in, unless they came as a buyer; the answer is blind to what exists."""
    guest = settings.GUEST_COOKIE_NAME in request.COOKIES
    if side is Side.BUYER or guest or request.method not in SAFE:
        return neutral.not_found(request)
    return HttpResponseRedirect(f"/sign-in?{urlencode({'next': request.get_full_path()})}", status=303)

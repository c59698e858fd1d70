"""The workspace: its people, what they may do, asking new ones in, and with which month its year begins."""

from __future__ import annotations

from calendar import month_name
from typing import Final

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.notices import letters
from signward.notices.queue import queue
from signward.people import accounts
from signward.people.emails import NotAnAddress
from signward.people.models import VENDOR_ROLES, User, Workspace
from signward.people.policy import Allow, Thing, can
from signward.plans.answers import first_time
from signward.web import neutral
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once

MONTHS: Final = {str(number): name for number, name in enumerate(month_name) if number}


@endpoint(audience="vendor", action="people.read")
def people(request: Request) -> HttpResponse:
    return _page(request, {})


@endpoint(audience="vendor", action="people.change", methods=("POST",), fields=("name", "email", "role"))
def add(request: Request) -> HttpResponse:
    """Adds a user and mails them a link with which they choose a password."""
    workspace = Workspace.objects.get(pk=request.workspace_id)
    name, email, role = line(request, "name"), line(request, "email", 254), line(request, "role", 10)
    if not name:
        return _page(request, {"name": "Say what they are called."})
    try:
        with transaction.atomic():
            if (key := once(request)) and not first_time(request.actor, key, workspace.pk):
                return HttpResponseRedirect("/people/", status=303)
            added = accounts.add_user(workspace, name, email, role)
            letter = letters.welcome(workspace.name, request.actor.name, name, added.token)
            queue(workspace, letter, name, added.user.email)
    except (NotAnAddress, accounts.NotPossible) as wrong:
        return _page(request, {"email": str(wrong)})
    return HttpResponseRedirect("/people/", status=303)


@endpoint(audience="vendor", action="people.change", methods=("POST",), fields=("role", "active"))
def change(request: Request, user: int) -> HttpResponse:
    """Changes role and access; both are felt by that user's next request."""
    workspace = Workspace.objects.get(pk=request.workspace_id)
    try:
        accounts.change_user(workspace, user, line(request, "role", 10), line(request, "active") == "yes")
    except User.DoesNotExist:
        return neutral.not_found(request)
    except accounts.NotPossible as wrong:
        return _page(request, {"": str(wrong)})
    return HttpResponseRedirect("/people/", status=303)


@endpoint(audience="vendor", action="people.change", methods=("POST",), fields=("year_begins",))
def workspace(request: Request) -> HttpResponse:
    """With which month the workspace's year begins; its quarters follow."""
    month = line(request, "year_begins", 2)
    if month not in MONTHS:
        return _page(request, {"year_begins": "Choose a month."})
    Workspace.objects.filter(pk=request.workspace_id).update(year_begins=int(month))
    return HttpResponseRedirect("/people/", status=303)


def _page(request: Request, wrong: dict[str, str]) -> HttpResponse:
    year_begins = Workspace.objects.values_list("year_begins", flat=True).get(pk=request.workspace_id)
    users = User.objects.filter(workspace=request.workspace_id).order_by("name")
    shown = [_shown(user) for user in users]
    may = isinstance(can(request.who.principal, "people.change", Thing(request.workspace_id)), Allow)
    context = {
        "people": shown, "roles": VENDOR_ROLES, "may_change": may, "wrong": wrong, "me": request.who.email,
        "workspace": request.who.workspace_name, "typed": _typed(request),
        "year_begins": str(year_begins), "months": list(MONTHS.items()),
    }  # fmt: skip
    return render(request, "people/people.html", context, status=422 if wrong else 200)


def _typed(request: Request) -> dict[str, str]:
    """What was typed for a new colleague, to be corrected; the form of somebody known fills nothing in."""
    adding = request.path_info == "/people/add"
    return {name: line(request, name, 254) if adding else "" for name in ("name", "email", "role")}


def _shown(user: User) -> dict[str, object]:
    return {
        "id": user.pk, "name": user.name, "email": user.email, "role": user.role, "words": user.get_role_display(),
        "active": user.is_active,
    }  # fmt: skip

"""The first page of a new installation: the workspace, and its first user."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.people import accounts
from signward.people.emails import NotAnAddress
from signward.people.models import Workspace
from signward.web.accounts import begin, password_problem
from signward.web.endpoint import endpoint
from signward.web.fields import line, password


@endpoint(audience="public", methods=("GET", "POST"))
def setup(request: HttpRequest) -> HttpResponse:
    if Workspace.objects.exists():
        return HttpResponseRedirect("/sign-in", status=303)
    if request.method != "POST":
        return _form(request, "")
    typed = {name: line(request, name) for name in ("workspace", "name", "email", "time_zone")}
    if not typed["workspace"] or not typed["name"]:
        return _form(request, "Say what your organisation and you are called.")
    if typed["time_zone"] not in available_timezones():
        return _form(request, "Choose a time zone of the list.")
    if problem := password_problem(password(request)):
        return _form(request, problem)
    try:
        user = accounts.found(**typed, password=password(request))
    except (NotAnAddress, accounts.NotPossible) as wrong:
        return _form(request, str(wrong))
    begin(request, user)
    return HttpResponseRedirect("/", status=303)


def _form(request: HttpRequest, problem: str) -> HttpResponse:
    typed = {name: line(request, name) for name in ("workspace", "name", "email", "time_zone")}
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))
    context = {"problem": problem, "typed": typed, "zones": ["UTC", *zones]}
    return render(request, "accounts/setup.html", context, status=422 if problem else 200)

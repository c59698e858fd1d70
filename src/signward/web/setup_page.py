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

_ASKED = {
    "workspace": "Say what your organisation is called.",
    "name": "Say what you are called.",
    "email": "Give your email address.",
}


@endpoint(audience="public", methods=("GET", "POST"), fields=("workspace", "name", "email", "time_zone", "password"))
def setup(request: HttpRequest) -> HttpResponse:
    if Workspace.objects.exists():
        return HttpResponseRedirect("/sign-in", status=303)
    typed = {name: line(request, name, 254) for name in (*_ASKED, "time_zone")}
    if request.method != "POST":
        return _form(request, typed, {})
    if wrong := _wrong(typed, password(request)):
        return _form(request, typed, wrong)
    try:
        user = accounts.found(**typed, password=password(request))
    except NotAnAddress as not_one:
        return _form(request, typed, {"email": str(not_one)})
    except accounts.NotPossible as refused:
        return _form(request, typed, {"": str(refused)})
    begin(request, user)
    return HttpResponseRedirect("/", status=303)


def _wrong(typed: dict[str, str], chosen: str) -> dict[str, str]:
    """What is wrong, by field."""
    wrong = {name: words for name, words in _ASKED.items() if not typed[name]}
    if problem := password_problem(chosen):
        wrong["password"] = problem
    if typed["time_zone"] not in available_timezones():
        wrong["time_zone"] = "Choose a time zone of the list."
    return wrong


def _form(request: HttpRequest, typed: dict[str, str], wrong: dict[str, str]) -> HttpResponse:
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))
    shown = typed | {"time_zone": typed["time_zone"] or "UTC"}
    context = {"wrong": wrong, "typed": shown, "zones": [(zone, zone.replace("_", " ")) for zone in ("UTC", *zones)]}
    return render(request, "accounts/setup.html", context, status=422 if wrong else 200)

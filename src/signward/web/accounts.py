"""Signing in and out as a user of the vendor, and choosing the first password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from signward.people import accounts, guests, vendor_sessions
from signward.people import sign_in as door
from signward.people.limits import LINK_LOOKUPS
from signward.people.models import Contact, Participant, User, Workspace
from signward.web import neutral
from signward.web.cookies import keep
from signward.web.endpoint import endpoint
from signward.web.fields import line, password, whole
from signward.web.net import net

DEMO: dict[str, str] = {"ae": "ae", "manager": "manager", "admin": "admin"}


@endpoint(audience="public", methods=("GET", "POST"), fields=("email", "password", "next"))
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for address and password; says nothing about which of them was wrong."""
    if request.method != "POST":
        if not Workspace.objects.exists():
            return HttpResponseRedirect("/setup", status=303)
        return _form(request, "")
    try:
        user = door.sign_in(line(request, "email", 254), password(request), net(request))
    except door.TooManyTries:
        return neutral.too_many(request, 3600)
    if user is None:
        return _form(request, "This address and password do not go together.", 403)
    begin(request, user)
    return HttpResponseRedirect(_inside(whole(request, "next")), status=303)


@endpoint(audience="public", methods=("POST",))
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect("/sign-in", status=303)


@endpoint(audience="public", methods=("GET", "POST"), fields=("password",), limit=LINK_LOOKUPS)
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """A new user chooses a password; the link works until they did."""
    invite = accounts.invited(token)
    if invite is None:
        return neutral.not_found(request)
    shown = {"name": invite.user.name, "email": invite.user.email, "workspace": invite.user.workspace.name}
    if request.method != "POST":
        return render(request, "accounts/welcome.html", {**shown, "problem": ""})
    if problem := password_problem(password(request), invite.user):
        return render(request, "accounts/welcome.html", {**shown, "problem": problem}, status=422)
    user = accounts.choose_password(invite, password(request))
    if user is None:
        return neutral.not_found(request)
    begin(request, user)
    return HttpResponseRedirect("/", status=303)


@endpoint(audience="public", methods=("GET", "POST"))
def demo(request: HttpRequest, who: str) -> HttpResponse:
    """In the demo, and nowhere else, an address opens an account: a button asks before anything changes."""
    if settings.MODE != "demo":
        return neutral.not_found(request)
    if who == "buyer":
        return _demo_buyer(request)
    user = User.objects.filter(role=DEMO.get(who, ""), is_active=True).select_related("workspace").first()
    if user is None:
        return neutral.not_found(request)
    if request.method != "POST":
        return render(request, "accounts/demo.html", {"name": user.name, "side": user.workspace.name})
    begin(request, user)
    return HttpResponseRedirect("/", status=303)


def begin(request: HttpRequest, user: User) -> None:
    """A new session under a new id."""
    login(request, user, backend="signward.people.sign_in.ByPassword")
    vendor_sessions.begin(request.session)


def password_problem(typed: str, user: User | None = None) -> str:
    """Why a password will not do, in words; empty where it will."""
    try:
        validate_password(typed, user)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""


def _demo_buyer(request: HttpRequest) -> HttpResponse:
    part = Participant.objects.select_related("contact", "workspace").filter(status="active").order_by("pk").first()
    if part is None:
        return neutral.not_found(request)
    if request.method != "POST":
        return render(request, "accounts/demo.html", {"name": part.contact.name, "side": "the buyer"})
    answer = HttpResponseRedirect(f"/buyer/plans/{part.plan_id}/", status=303)
    let_in(answer, part.contact)
    return answer


def let_in(answer: HttpResponse, contact: Contact) -> None:
    """Gives the browser a guest session of its own."""
    keep(answer, settings.GUEST_COOKIE_NAME, guests.begin(contact), int(guests.WHOLE.total_seconds()))


def _form(request: HttpRequest, problem: str, status: int = 200) -> HttpResponse:
    onward = whole(request, "next") or request.GET.get("next", "")
    context = {"problem": problem, "next": _inside(onward), "email": line(request, "email", 254)}
    return render(request, "accounts/sign_in.html", context, status=status)


def _inside(onward: str) -> str:
    """Only a path of our own; everything else is the first page."""
    inside = onward.startswith("/") and url_has_allowed_host_and_scheme(onward, allowed_hosts=None)
    return onward if inside else "/"

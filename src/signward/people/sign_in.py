"""Signing in by address and password."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from signward.people.emails import NotAnAddress, canonical
from signward.people.limits import SIGN_INS, SIGN_INS_NET, take
from signward.people.models import User


class TooManyTries(Exception):
    """This account or this network has tried too often; later it may again."""


class ByPassword:
    """Django's way to ask. It never limits: `sign_in` does."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        return find(str(credentials.get("email", "")), str(credentials.get("password", "")))

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).select_related("workspace").first()


def sign_in(email: str, password: str, net: str) -> User | None:
    """The user, or None for a wrong pair. `net` is where the request comes from. Raises TooManyTries."""
    now = datetime.now(UTC)
    if not (take(SIGN_INS_NET, net, at=now) and take(SIGN_INS, f"{email.strip().lower()[:120]} {net}", at=now)):
        raise TooManyTries
    return find(email, password)


def find(email: str, password: str) -> User | None:
    """Takes as long for an unknown address as for a wrong password."""
    try:
        user = User.objects.filter(email=canonical(email), is_active=True).select_related("workspace").first()
    except NotAnAddress:
        user = None
    if user is None:
        make_password(password)
        return None
    return user if check_password(password, user.password) else None

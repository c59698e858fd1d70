"""A vendor's session: half a day idle at most. Pages and live streams ask here whose it is."""

from __future__ import annotations

import time
from typing import Final

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from signward.people.guests import FRESH
from signward.people.models import User

IDLE: Final = 12 * 3600
_TOUCH: Final = 900
"""Seconds. So rarely is it written down that somebody is still there."""


def begin(session: SessionBase) -> None:
    """Somebody proved who they are just now."""
    session["seen"] = session["proved"] = int(time.time())


def touch(session: SessionBase) -> None:
    """Somebody is still there."""
    if session.get("seen", 0) < time.time() - _TOUCH:
        session["seen"] = int(time.time())


def fresh(session: SessionBase) -> bool:
    """Whether they proved who they are within the last 15 minutes."""
    return bool(session.get("proved", 0) > time.time() - FRESH.total_seconds())


def named(session: SessionBase) -> int | None:
    """The key of the user whom it names; None where it was left idle, or never was anybody's."""
    if SESSION_KEY not in session or session.get("seen", time.time()) < time.time() - IDLE:
        return None
    return int(session[SESSION_KEY])


def is_of(session: SessionBase, user: User) -> bool:
    """Whether it is that user's: not where the password has changed since it began."""
    return constant_time_compare(session.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())

"""The vendor's own people: the first user with their workspace, further users, and their first password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction

from signward.people.emails import canonical
from signward.people.hashing import sha256
from signward.people.models import VENDOR_ROLES, User, VendorInvite, Workspace

LIFE: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Added:
    """`token` is for the mail alone; it sets the first password."""

    user: User
    token: str


class NotPossible(Exception):
    """`args[0]` says in words why not."""


def found(workspace: str, time_zone: str, name: str, email: str, password: str) -> User:
    """The first workspace with its first user, an admin. Raises NotPossible where there is one, NotAnAddress."""
    address = canonical(email)
    with transaction.atomic():
        # The write lock of SQLite, or this row lock, lets one of two founders through.
        if Workspace.objects.select_for_update().exists():
            raise NotPossible("Signward is set up already. Sign in instead.")
        made = Workspace.objects.create(name=workspace, time_zone=time_zone)
        return User.objects.create(
            workspace=made, email=address, name=name, role="admin", password=make_password(password)
        )


def add_user(workspace: Workspace, name: str, email: str, role: str) -> Added:
    """A user who has yet to choose a password. Raises NotAnAddress, or NotPossible for a known address."""
    address = canonical(email)
    if role not in dict(VENDOR_ROLES):
        raise NotPossible("Choose one of the roles.")
    with transaction.atomic():
        user, new = User.objects.get_or_create(
            email=address,
            defaults={"workspace": workspace, "name": name, "role": role, "password": make_password(None)},
        )
        if not new and (user.workspace_id != workspace.pk or user.has_usable_password()):
            raise NotPossible("This address cannot be added.")
        token = f"mapw_{secrets.token_urlsafe(32)}"
        VendorInvite.objects.create(user=user, digest=sha256(token), expires_at=datetime.now(UTC) + LIFE)
    return Added(user, token)


def invited(token: str) -> VendorInvite | None:
    """The invitation that a token stands for, while it can be used. Changes nothing."""
    live = VendorInvite.objects.filter(digest=sha256(token), used_at=None, expires_at__gt=datetime.now(UTC))
    return live.filter(user__is_active=True).select_related("user__workspace").first()


def choose_password(invite: VendorInvite, password: str) -> User | None:
    """Uses the invitation up; None where somebody was quicker."""
    with transaction.atomic():
        if not VendorInvite.objects.filter(pk=invite.pk, used_at=None).update(used_at=datetime.now(UTC)):
            return None
        User.objects.filter(pk=invite.user_id).update(password=make_password(password))
    return User.objects.select_related("workspace").get(pk=invite.user_id)


def change_user(workspace: Workspace, user_id: int, role: str, active: bool) -> None:
    """Changes role and access of a user. Raises NotPossible where no active admin would be left."""
    if role not in dict(VENDOR_ROLES):
        raise NotPossible("Choose one of the roles.")
    with transaction.atomic():
        users = {user.pk: user for user in User.objects.select_for_update().filter(workspace=workspace)}
        user = users.get(user_id)
        if user is None:
            raise User.DoesNotExist
        user.role, user.is_active = role, active
        if not any(u.role == "admin" and u.is_active for u in users.values()):
            raise NotPossible("Somebody has to stay admin.")
        user.save(update_fields=["role", "is_active"])

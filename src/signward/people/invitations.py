"""Asking a buyer in, and taking it back. The mail is written one floor up, in `notices.invitations`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from signward.people.emails import canonical
from signward.people.limits import INVITES, INVITES_PLAN, take
from signward.people.links import make_link
from signward.people.models import BUYER_ROLES, Contact, EmailCode, Participant, PlanLink, Workspace


@dataclass(frozen=True, slots=True)
class Invited:
    """`token` is for the mail alone."""

    participant: Participant
    token: str


class TooManyInvitations(Exception):
    """This inviter, or this plan, has sent its share for today."""


def invite(plan_id: UUID, workspace: Workspace, name: str, email: str, role: str, person: str, by: str) -> Invited:
    """Gives a contact a part in a plan, or a new link to the one they have. `by` is the inviter's reference.

    Raises NotAnAddress, TooManyInvitations, and ValueError for a role that buyers do not have.
    """
    address = canonical(email)
    if role not in dict(BUYER_ROLES):
        raise ValueError(f"A buyer cannot be {role!r}.")
    with transaction.atomic():
        if not (take(INVITES, by) and take(INVITES_PLAN, str(plan_id))):
            raise TooManyInvitations
        contact, _ = Contact.objects.get_or_create(
            workspace=workspace, email=address, defaults={"name": name or address}
        )
        participant, new = Participant.objects.get_or_create(
            contact=contact, plan_id=plan_id,
            defaults={"workspace": workspace, "role": role, "person": person, "invited_by": by},
        )  # fmt: skip
        if not new:
            participant.role, participant.status, participant.invited_by = role, "active", by
            participant.person = person or participant.person
            participant.expires_at = None
            participant.save(update_fields=["role", "status", "invited_by", "person", "expires_at"])
        return Invited(participant, make_link(participant))


def revoke(participant: Participant) -> None:
    """Ends a participant's access: sessions find nobody, links and codes stop working."""
    now = datetime.now(UTC)
    with transaction.atomic():
        Participant.objects.filter(pk=participant.pk).update(status="revoked")
        PlanLink.objects.filter(participant=participant, revoked_at=None).update(revoked_at=now)
        EmailCode.objects.filter(participant=participant, used_at=None).update(used_at=now)

"""Inviting a buyer: their part in the plan, and the mail with their link, in one transaction."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from signward.core.plan.actors import Actor
from signward.notices import letters
from signward.notices.queue import queue
from signward.people import invitations
from signward.people.models import Participant, Workspace


def invite(
    plan_id: UUID, workspace: Workspace, name: str, email: str, role: str, person: str, by: Actor, customer: str = ""
) -> Participant:
    """`person` is their id in the plan. Raises what `people.invitations.invite` does. The link is in the mail alone."""
    with transaction.atomic():
        made = invitations.invite(plan_id, workspace, name, email, role, person, by.ref)
        contact = made.participant.contact
        letter = letters.invitation(workspace.name, customer, by.name, contact.name, made.token)
        queue(workspace, letter, contact.name, contact.email, plan_id=plan_id)
    return made.participant

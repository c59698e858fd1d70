"""Mails about a signature: given, with its digest and the ledger's checkpoint to both sides; declined; withdrawn."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from signward.core.plan.state import Plan
from signward.core.plan.withheld import SignOffDeclined, SignOffWithdrawn
from signward.ledger.keys import LockedKey
from signward.ledger.witness import witness
from signward.notices import letters
from signward.notices.queue import queue
from signward.people.models import Participant, User
from signward.plans.models import PlanState

_log = logging.getLogger(__name__)


def confirm_sign_off(plan_id: UUID, plan: Plan, participant: int) -> None:
    """Call it with who signed, in the transaction of the sign-off. Goes to them and to the deal's owner."""
    signed = plan.sign_off
    row = PlanState.objects.select_related("workspace", "deal__owner").get(plan=plan_id)
    signer = Participant.objects.select_related("contact").get(pk=participant, plan_id=plan_id)
    if signed is None:
        return
    said = (
        plan.customer, plan.vendor or row.workspace.name, signed.name or signer.contact.name, signed.title,
        str(signed.on), int(signed.version), signed.digest,
    )  # fmt: skip
    seal = _seal(plan_id)
    theirs = letters.signed_off(*said, f"{settings.BASE_URL}/buyer/plans/{plan_id}/", seal)
    ours = letters.signed_off(*said, f"{settings.BASE_URL}/plans/{plan_id}/", seal)
    queue(row.workspace, theirs, signer.contact.name, signer.contact.email, plan_id=plan_id)
    for user in _vendors(row):
        queue(row.workspace, ours, user.name, user.email, plan_id=plan_id)


def tell_declined(plan_id: UUID, plan: Plan, said: SignOffDeclined, name: str) -> None:
    """To the deal's owner, in the transaction in which it was declined."""
    row = PlanState.objects.select_related("workspace", "deal__owner").get(plan=plan_id)
    letter = letters.declined(plan.customer, name, said.version, said.reason, f"{settings.BASE_URL}/plans/{plan_id}/")
    for user in _vendors(row):
        queue(row.workspace, letter, user.name, user.email, plan_id=plan_id)


def tell_withdrawn(plan_id: UUID, plan: Plan, said: SignOffWithdrawn, participant: int) -> None:
    """To the buyer's leads, whoever of them signed, and to the deal's owner."""
    row = PlanState.objects.select_related("workspace", "deal__owner").get(plan=plan_id)
    lasting = Q(expires_at=None) | Q(expires_at__gt=datetime.now(UTC))
    leads = Participant.objects.select_related("contact").filter(
        lasting, plan_id=plan_id, status="active", role__in=("champion", "signatory")
    )
    by = next((lead.contact.name for lead in leads if lead.pk == participant), "Somebody at the buyer")
    facts = (plan.customer, plan.vendor or row.workspace.name, by, said.version, said.reason)
    theirs = letters.withdrawn(*facts, f"{settings.BASE_URL}/buyer/plans/{plan_id}/")
    ours = letters.withdrawn(*facts, f"{settings.BASE_URL}/plans/{plan_id}/")
    for lead in leads:
        queue(row.workspace, theirs, lead.contact.name, lead.contact.email, plan_id=plan_id)
    for user in _vendors(row):
        queue(row.workspace, ours, user.name, user.email, plan_id=plan_id)


def _seal(plan_id: UUID) -> str:
    """The checkpoint of what both sides share; a key that cannot be used keeps nobody from signing."""
    try:
        return str(witness(plan_id, "shared", datetime.now(UTC)))
    except LockedKey as locked:
        _log.error("no checkpoint in the mails of a sign-off: %s", locked)
        return ""


def _vendors(row: PlanState) -> list[User]:
    if row.deal is not None and row.deal.owner is not None:
        return [row.deal.owner]
    return list(User.objects.filter(workspace=row.workspace_id, is_active=True, role="admin")[:1])

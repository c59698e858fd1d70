"""What the invite page says of each buyer: their part, whether their mail went out, whether they came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Min

from signward.notices.models import Mail
from signward.people.models import Participant

_MAIL: Final = {"waiting": "mail on its way", "sending": "mail on its way", "sent": "mail sent"}


@dataclass(frozen=True, slots=True)
class Invited:
    """`person` is their id in the plan, `mail` is in words. `opened_at` and `seen_at` are moments in UTC, None before
    the first code was typed in.
    """

    key: int
    person: str
    name: str
    email: str
    role: str
    role_key: str
    active: bool
    mail: str
    failed: str
    opened_at: datetime | None
    seen_at: datetime | None


def invited(plan_id: UUID, workspace: UUID) -> list[Invited]:
    """Everybody who was asked to a plan, in two statements."""
    mails = Mail.objects.filter(plan_id=plan_id, workspace=workspace, kind="invitation").order_by("pk")
    newest = {mail.to_email: mail for mail in mails.defer("text", "html")}
    parts = (
        Participant.objects.filter(plan_id=plan_id, workspace=workspace)
        .select_related("contact")
        .annotate(opened_at=Min("contact__sessions__created_at"), seen_at=Max("contact__sessions__seen_at"))
        .order_by("pk")
    )
    return [_invited(part, newest.get(part.contact.email)) for part in parts]


def _invited(part: Participant, mail: Mail | None) -> Invited:
    opened, seen = getattr(part, "opened_at", None), getattr(part, "seen_at", None)
    words = "" if mail is None else "mail in the outbox" if settings.OUTBOX_PAGE else _MAIL.get(mail.status, "")
    failed = mail.problem or "the mail could not be sent" if mail and mail.status == "failed" else ""
    return Invited(
        key=part.pk, person=part.person, name=part.contact.name, email=part.contact.email, role=part.get_role_display(),
        role_key=part.role,
        active=part.status == "active", mail=words, failed=failed, opened_at=opened, seen_at=seen,
    )  # fmt: skip

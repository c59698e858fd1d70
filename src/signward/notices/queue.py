"""Puts a mail into the outbox, in the transaction of what caused it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from signward.core.plan.unseen import marked
from signward.notices import wake
from signward.notices.letters import Letter
from signward.notices.models import Mail
from signward.people.models import Workspace


def queue(workspace: Workspace, letter: Letter, name: str, email: str, *, plan_id: UUID | None = None) -> Mail:
    """One message to one person; it goes out after the running transaction is committed."""
    made = Mail.objects.create(
        workspace=workspace,
        plan_id=plan_id,
        kind=letter.kind,
        to_name=marked(name),
        to_email=email,
        subject=marked(letter.subject),
        text=marked(letter.text),
        html=marked(letter.html),
        message_id=f"<{uuid4().hex}@{settings.HOST}>",
        due_at=datetime.now(UTC),
    )
    transaction.on_commit(wake.now)
    return made


def deliveries(plan_id: UUID, kind: str) -> list[dict[str, str]]:
    """What became of a plan's mails of one kind, oldest first: to whom, when, and what the mail server said."""
    mails = Mail.objects.filter(plan_id=plan_id, kind=kind).order_by("pk")
    return [
        {
            "to": mail.to_email, "message_id": mail.message_id, "status": mail.status, "problem": mail.problem,
            "queued_at": mail.created_at.isoformat(), "sent_at": mail.sent_at.isoformat() if mail.sent_at else "",
        }
        for mail in mails
    ]  # fmt: skip

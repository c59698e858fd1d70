"""How a sign-off was proved, kept at the moment that it is given: who, through which mailbox, from which browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from signward.people.hashing import sha256
from signward.people.models import EmailCode, GuestSession, Participant, SignOffProof, User


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: the entry of the shared chain, the version and digest that the page showed, and as what.

    `content` is the canonical JSON that the digest is of.
    """

    entry: int
    version: int
    digest: str
    name: str
    title: str
    statement: str
    content: str


def keep(participant: int, session: str, signed: Signed, address: str, browser: str, at: datetime) -> SignOffProof:
    """Call it in the transaction of the sign-off. `session` is the value of the signer's cookie."""
    who = Participant.objects.select_related("contact").get(pk=participant)
    seen = GuestSession.objects.filter(digest=sha256(session)).first()
    codes = EmailCode.objects.filter(participant=who, tries__gt=0, used_at__lte=at).order_by("-used_at")
    code = codes.first()
    return SignOffProof.objects.create(
        workspace_id=who.workspace_id, plan_id=who.plan_id, participant=who, entry=signed.entry, version=signed.version,
        digest=signed.digest, name=signed.name, title=signed.title, email=who.contact.email, role=who.role,
        role_by=who.invited_by, method="web-code" if code else "demo", code_sent_at=code.created_at if code else None,
        code_entered_at=code.used_at if code else None, session_since=seen.created_at if seen else None,
        address=address, browser=browser[:400], statement=signed.statement,
        content=signed.content, at=at,
    )  # fmt: skip


def name_of(ref: str) -> str:
    """Who an actor's reference (`user:3`, `participant:4`) is; the reference itself where nobody is found."""
    kind, _, pk = ref.partition(":")
    if kind == "user":
        return User.objects.filter(pk=pk).values_list("name", flat=True).first() or ref
    if kind == "participant":
        return Participant.objects.filter(pk=pk).values_list("contact__name", flat=True).first() or ref
    return ref


def newest(plan: UUID) -> SignOffProof | None:
    return SignOffProof.objects.filter(plan_id=plan).select_related("workspace").order_by("-entry").first()

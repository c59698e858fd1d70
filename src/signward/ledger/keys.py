"""The keys with which a workspace signs. The private halves are encrypted in the database; what decrypts them is kept
apart from it and from its backups (`SIGNWARD_KEY_RING`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import IntegrityError, transaction

from signward.ledger.models import SigningKey

HANDED_OVER: Final = b"signward-key-1\x00"
"""What the signature of a new key by the one before it begins with."""


class LockedKey(Exception):
    """The workspace has a key that the key ring cannot decrypt."""


@dataclass(frozen=True, slots=True)
class Signer:
    """`public` is 64 hexadecimal digits; `sign` gives 64 bytes (Ed25519)."""

    public: str
    sign: Callable[[bytes], bytes]


def signer(workspace: UUID, at: datetime) -> Signer:
    """The workspace's newest key, made where it has none. Raises LockedKey."""
    newest = _newest(workspace)
    if newest is None:
        try:
            with transaction.atomic():
                return renew(workspace, at)
        except IntegrityError:  # another process made the first key meanwhile
            newest = SigningKey.objects.get(workspace=workspace, made_by="")
    return _opened(newest)


def renew(workspace: UUID, at: datetime) -> Signer:
    """A new key, signed by the one before it where there is one. Checkpoints of old keys stay what they are.

    Raises LockedKey where the key before it cannot be decrypted, so that no key is made without being handed over.
    """
    before = _newest(workspace)
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw().hex()
    signed = _opened(before).sign(HANDED_OVER + bytes.fromhex(public)).hex() if before else ""
    sealed = _ring().encrypt(_place(workspace, public) + private.private_bytes_raw()).decode()
    SigningKey.objects.create(workspace=workspace, public=public, private=sealed, made_at=at, made_by=signed)
    return Signer(public, private.sign)


def published(workspace: UUID) -> list[dict[str, str]]:
    """Every public key of the workspace, oldest first, with the signature of the one before it."""
    kept = SigningKey.objects.filter(workspace=workspace).order_by("pk")
    return [{"key": k.public, "made_at": k.made_at.isoformat(), "made_by": k.made_by} for k in kept]


def _newest(workspace: UUID) -> SigningKey | None:
    return SigningKey.objects.filter(workspace=workspace).order_by("-pk").first()


def _opened(kept: SigningKey) -> Signer:
    place = _place(kept.workspace, kept.public)
    try:
        opened = _ring().decrypt(kept.private)
    except InvalidToken:
        opened = b""
    if not opened.startswith(place):
        raise LockedKey(
            f"The signing key {kept.public[:16]}… cannot be decrypted. Give the key ring that it was made with "
            "(SIGNWARD_KEY_RING, or the file key-ring of the data folder)."
        )
    return Signer(kept.public, Ed25519PrivateKey.from_private_bytes(opened[len(place) :]).sign)


def _place(workspace: UUID, public: str) -> bytes:
    """Stands before what is encrypted: a ciphertext that somebody moved to another row is not taken for that row's."""
    return f"signing-key:{workspace}:{public}:".encode()


def _ring() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.KEY_RING])

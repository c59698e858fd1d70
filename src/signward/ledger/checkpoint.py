"""A signed head of a chain: who keeps one elsewhere can later show that nothing before it was rewritten or cut off.

Knows no database and no Django. The signature is Ed25519 (RFC 8032) over `DOMAIN` and the canonical JSON of the fields.
"""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from email.message import EmailMessage
from typing import Final

from signward.core.plan.canonical import canonical
from signward.ledger.chain import Fault, Sealed

DOMAIN: Final = b"signward-checkpoint-1\x00"
"""What every signature begins with, so that it can stand for nothing but a checkpoint."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The newest entry of a chain at a moment. `at_us` is microseconds since 1970 in UTC.

    `hash` is that entry's, `key` the public Ed25519 key of the workspace, 64 hexadecimal digits each.
    """

    workspace: str
    plan: str
    chain: str
    seq: int
    hash: str
    at_us: int
    key: str

    def signed_bytes(self) -> bytes:
        return DOMAIN + canonical(asdict(self))


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A checkpoint as somebody kept it, with its signature."""

    checkpoint: Checkpoint
    signature: bytes

    def __str__(self) -> str:
        """One word in brackets, in lines that no mail program breaks."""
        said, signature = canonical(asdict(self.checkpoint)), self.signature
        word = f"[signward-checkpoint-1/{_base64(said)}/{_base64(signature)}]"
        return "\n".join(word[at : at + 72] for at in range(0, len(word), 72))


def sign(checkpoint: Checkpoint, by: Callable[[bytes], bytes]) -> Witnessed:
    """`by` signs bytes with the private key that belongs to the checkpoint's."""
    return Witnessed(checkpoint, by(checkpoint.signed_bytes()))


def found_in(file: bytes) -> list[Witnessed]:
    """Every checkpoint in a mail (its texts, decoded), or in any other text; broken and quoted lines are joined."""
    words = (word for text in _texts(file) for word in _WORD.findall(text))
    return sorted({w for w in (_read(*word) for word in words) if w}, key=lambda w: (w.checkpoint.seq, str(w)))


def against(chains: dict[str, list[Sealed]], witnessed: list[Witnessed], key: str = "") -> Iterator[Fault]:
    """What the kept checkpoints say against these chains; nothing, where each still holds.

    With a `key` (64 hexadecimal digits, as the workspace publishes it) those of any other key do not count as ours.
    """
    for kept in witnessed:
        why = _wrong(kept, chains, key)
        if why:
            yield Fault("witness", kept.checkpoint.seq, why)


def _wrong(kept: Witnessed, chains: dict[str, list[Sealed]], key: str) -> str | None:
    point = kept.checkpoint
    if key and point.key != key.lower():
        return "a checkpoint was signed by another key than the one that was named"
    if not _is_genuine(kept):
        return "the signature of a checkpoint is wrong"
    entries = chains.get(point.chain)
    if entries is None:
        return f"there is no {point.chain} chain in this file, of which a checkpoint was kept"
    if any(e.row.plan != point.plan or e.row.workspace != point.workspace for e in entries[:1]):
        return "a checkpoint is of another plan"
    if len(entries) < point.seq:
        return f"entry {point.seq} was witnessed and is missing: the end was cut off"
    if entries[point.seq - 1].hash != point.hash:
        return f"entry {point.seq} is not the one that was witnessed: the past was rewritten"
    return None


def _is_genuine(kept: Witnessed) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(kept.checkpoint.key))
        key.verify(kept.signature, kept.checkpoint.signed_bytes())
    except (ValueError, InvalidSignature):
        return False
    return True


_GAPS: Final = re.compile(r"[\s>]+")
_WORD: Final = re.compile(r"\[signward-checkpoint-1/([A-Za-z0-9_\-\s>]{1,4000})/([A-Za-z0-9_\-\s>]{1,400})\]")


def _texts(file: bytes) -> Iterator[str]:
    mail = email.message_from_bytes(file, policy=email.policy.default)
    if mail["From"] is None:
        yield file.decode(errors="replace")
        return
    for part in mail.walk():
        if part.get_content_maintype() == "text" and isinstance(part, EmailMessage):
            yield _content(part)


def _content(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    text = raw.decode(errors="replace") if isinstance(raw, bytes) else ""
    return re.sub(r"<[^<>]{1,200}>", "", text).replace("&gt;", ">") if part.get_content_subtype() == "html" else text


def _read(said: str, signature: str) -> Witnessed | None:
    try:
        read = json.loads(_bytes(said))
        if not isinstance(read, dict) or set(read) != {f.name for f in fields(Checkpoint)}:
            return None
        if not all(isinstance(read[name], int if name in ("seq", "at_us") else str) for name in read):
            return None
        return Witnessed(Checkpoint(**read), _bytes(signature))
    except (ValueError, binascii.Error, RecursionError):
        return None


def _base64(said: bytes) -> str:
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


def _bytes(said: str) -> bytes:
    word = _GAPS.sub("", said)
    return base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))

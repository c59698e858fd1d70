"""A zip that comes out the same, byte for byte, whoever asks for it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, Final

from signward.core.plan.canonical import canonical
from signward.files.bundle.verify import BUNDLE_DOMAIN, MANIFEST, SIGNATURE

EDITION: Final = 1
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # a zip's own clock says nothing here; what matters is dated inside

_README: Final = """Evidence of a sign-off
======================

certificate.pdf   one page: who signed what, how it was proved, what changed since
plan.pdf          the plan as it was signed, for reading
plan.json         the plan as it was signed, byte for byte: its SHA-256 is what the signature binds to
statement.txt     what the page said that the signatory agreed to
signoff.json      who, in what role and by whose word, when, from where, through which mailbox
ledger.jsonl      everything that happened in the plan, one entry a line, each sealed to the one before it
checkpoints.json  seals of the ledger that were signed on the way
delivery.json     the mails that told both sides, and what became of them
manifest.json     the SHA-256 of every file here; manifest.sig is the signature of it (Ed25519)
verify.py         checks all of this with Python alone, without a network:

    python3 verify.py this-file.zip
    python3 verify.py this-file.zip --key KEY --mail signed-off.eml

KEY is the public key as the vendor publishes it, so that you need not take the one in here. signed-off.eml is the mail
about the sign-off as you saved it from your own mailbox: what it witnessed, nobody can have written anew.

By hand: `sha256sum plan.json` must give the digest in signoff.json, on the certificate, and in that mail.
"""


def write(parts: Mapping[str, bytes], about: Mapping[str, Any], key: str, sign: Callable[[bytes], bytes]) -> bytes:
    """The bundle: the parts in the order that they are given, what to read first, the script, and the signed manifest.

    `about` stands in the manifest; `key` is the public key (64 hexadecimal digits) to which `sign` belongs.
    """
    held = {**parts, "README.txt": _README.encode(), "verify.py": _script()}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in held.items()}
    manifest = canonical({"signward_bundle": EDITION, **about, "key": key, "files": digests})
    held |= {MANIFEST: manifest, SIGNATURE: sign(BUNDLE_DOMAIN + manifest).hex().encode() + b"\n"}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in held.items():
            opened.writestr(_named(name), data)
    return made.getvalue()


def _script() -> bytes:
    return (files(__package__) / "verify.py").read_bytes()


def _named(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
    return info

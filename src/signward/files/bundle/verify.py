#!/usr/bin/env python3
"""Checks an evidence bundle of Signward: python3 verify.py BUNDLE.zip [--key HEX] [--mail FILE …]

Python's standard library alone; nothing of Signward is needed, and no network. It checks that

  1. the bundle holds exactly the files that its manifest lists, byte for byte, and the manifest's signature is genuine;
  2. `plan.json` is what the sign-off names by its SHA-256;
  3. every entry of `ledger.jsonl` is as it was written: its body fits its commitment, its hash what it says, and each
     follows the one before it; the sign-off is the entry that `signoff.json` says;
  4. every checkpoint in `checkpoints.json`, and in the mails that are given with --mail, is genuine and still holds.

With --key all signatures must be by that public key (64 hexadecimal digits, as the workspace publishes it).
Exit code 0: everything holds · 1: altered, the first place is named · 2: this is not a bundle.
"""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import hashlib
import hmac
import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
FILES = ("signoff.json", "plan.json", "ledger.jsonl", "checkpoints.json")
ROW = ("actor_ref", "at_us", "chain", "commitment", "kind", "plan", "prev", "seq", "workspace")
POINT = ("at_us", "chain", "hash", "key", "plan", "seq", "workspace")
BUNDLE_DOMAIN, CHECKPOINT_DOMAIN = b"signward-bundle-1\x00", b"signward-checkpoint-1\x00"
LARGEST = 200_000_000  # bytes unpacked; a bundle has a few hundred thousand


class NotABundle(ValueError):
    """The file is no evidence bundle at all."""


def faults(bundle: bytes, key: str = "", mails: tuple[bytes, ...] = ()) -> Iterator[str]:
    """What does not hold, in words; nothing for a bundle as it was made. Raises NotABundle."""
    files = _unpacked(bundle)
    manifest = _json(files[MANIFEST])
    yield from _manifest(files, manifest)
    said = str(manifest.get("key", "")) if isinstance(manifest, dict) else ""
    if key and said != key.lower():
        yield f"{MANIFEST}: signed by another key than the one that was named"
    if not genuine(said, files.get(SIGNATURE, b"").strip(), BUNDLE_DOMAIN + files[MANIFEST]):
        yield f"{SIGNATURE}: this is not the manifest's signature"
    if any(name not in files for name in FILES):
        return
    entries = [_json(line) for line in files["ledger.jsonl"].splitlines()[1:]]
    yield from _ledger(files["ledger.jsonl"])
    yield from _signed(files, entries)
    yield from _witnessed(_json(files["checkpoints.json"]), entries, key)
    for number, mail in enumerate(mails, 1):
        points = list(_in_mail(mail))
        if not points:
            yield f"mail {number}: it holds no checkpoint"
        yield from (f"mail {number}: {why}" for why in _witnessed(points, entries, key))


def _unpacked(bundle: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
            if sum(info.file_size for info in opened.infolist()) > LARGEST:
                raise NotABundle("this is too large for an evidence bundle")
            files = {info.filename: opened.read(info) for info in opened.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as wrong:
        raise NotABundle(f"this is not a whole zip file: {wrong}") from wrong
    if MANIFEST not in files:
        raise NotABundle(f"this is not an evidence bundle: it has no {MANIFEST}")
    return files


def _manifest(files: dict[str, bytes], manifest: Any) -> Iterator[str]:
    listed = manifest.get("files") if isinstance(manifest, dict) else None
    if not isinstance(listed, dict):
        yield f"{MANIFEST}: it was altered"
        return
    for name in sorted({*files, *listed} - {MANIFEST, SIGNATURE}):
        if name not in files:
            yield f"{name}: it is missing"
        elif name not in listed:
            yield f"{name}: it does not belong to the bundle"
        elif hashlib.sha256(files[name]).hexdigest() != listed[name]:
            yield f"{name}: it was altered"


def _ledger(file: bytes) -> Iterator[str]:
    previous: dict[str, Any] = {"seq": 0, "hash": "0" * 64}
    erased = _erased(file)
    first, *lines = file.splitlines() or [b""]
    for number, line in enumerate(lines, 1):
        entry = _json(line)
        why = _wrong_entry(line, entry, previous, erased)
        if why:
            yield f"ledger.jsonl, entry {number}: {why}"
            return
        previous = entry
    head = json.dumps({"shared": {"head": previous["hash"], "length": len(lines)}}, separators=(",", ":"))
    if first != b'{"chains":%s,"signward_ledger":1}' % head.encode():
        yield "ledger.jsonl: it does not end where its first line says"


def _wrong_entry(line: bytes, entry: Any, previous: dict[str, Any], erased: set[Any]) -> str:
    if not isinstance(entry, dict) or set(entry) != {*ROW, "hash", "payload", "salt"}:
        return "it is not an entry as it was written"
    row, body = {name: entry[name] for name in ROW}, _body(line, entry)
    if entry["seq"] != previous["seq"] + 1 or entry["prev"] != previous["hash"]:
        return "it does not follow the entry before it"
    if any(entry[name] != previous.get(name, entry[name]) for name in ("chain", "plan", "workspace")):
        return "it belongs to another chain"
    if hashlib.sha256(b"\x00" + _spelt(row)).hexdigest() != entry["hash"]:
        return "its hash does not match what it says"
    if entry["salt"] is None:
        return "" if entry["seq"] in erased and body == b"null" else "its body is gone, and nobody said so"
    if hmac.new(_hex(entry["salt"]), body, hashlib.sha256).hexdigest() != entry["commitment"]:
        return "its body is not the one that was written"
    return ""


def _body(line: bytes, entry: dict[str, Any]) -> bytes:
    """The body's own bytes, out of a line whose other fields are known; whatever else stands there breaks its seal."""
    fields = {name: entry[name] for name in entry if name != "payload"}
    before = _spelt({name: fields[name] for name in fields if name < "payload"})[:-1] + b',"payload":'
    after = b"," + _spelt({name: fields[name] for name in fields if name > "payload"})[1:]
    return line[len(before) : len(line) - len(after)] if line.startswith(before) and line.endswith(after) else b""


def _erased(file: bytes) -> set[Any]:
    entries = [_json(line) for line in file.splitlines()[1:]]
    told = [e for e in entries if isinstance(e, dict) and e.get("kind") == "body.erased/1"]
    said = [(e.get("seq"), e["payload"].get("entry")) for e in told if isinstance(e.get("payload"), dict)]
    return {seq for at, seq in said if isinstance(seq, int) and isinstance(at, int) and seq < at}


def _signed(files: dict[str, bytes], entries: list[Any]) -> Iterator[str]:
    signoff = _json(files["signoff.json"])
    if not isinstance(signoff, dict):
        yield "signoff.json: it was altered"
        return
    if hashlib.sha256(files["plan.json"]).hexdigest() != signoff.get("digest"):
        yield "plan.json: it is not what was signed"
    seq = signoff.get("entry")
    entry = entries[seq - 1] if isinstance(seq, int) and 0 < seq <= len(entries) else None
    body = entry.get("payload") if isinstance(entry, dict) else None
    if not isinstance(body, dict) or entry is None or not str(entry.get("kind")).startswith("plan.signed-off/"):
        yield "signoff.json: the ledger has no sign-off where it says"
    elif (body.get("digest"), body.get("version")) != (signoff.get("digest"), signoff.get("version")):
        yield "signoff.json: the ledger's sign-off is of another version"


def _witnessed(points: Any, entries: list[Any], key: str) -> Iterator[str]:
    for point in points if isinstance(points, list) else [None]:
        why = _wrong_point(point, entries, key)
        if why:
            yield f"a checkpoint: {why}"


def _wrong_point(point: Any, entries: list[Any], key: str) -> str:
    if not isinstance(point, dict) or set(point) != {*POINT, "signature"} or not isinstance(point["seq"], int):
        return "it is not one as it was written"
    if key and point["key"] != key.lower():
        return "it was signed by another key than the one that was named"
    signed = CHECKPOINT_DOMAIN + _spelt({name: point[name] for name in POINT})
    if not genuine(str(point["key"]), str(point["signature"]).encode(), signed):
        return "its signature is wrong"
    if not 0 < point["seq"] <= len(entries):
        return f"entry {point['seq']} was witnessed and is missing: the end was cut off"
    entry = entries[point["seq"] - 1]
    same = isinstance(entry, dict) and all(entry.get(name) == point[name] for name in ("hash", "plan", "workspace"))
    return "" if same else f"entry {point['seq']} is not the one that was witnessed"


def _in_mail(file: bytes) -> Iterator[dict[str, Any]]:
    read = email.message_from_bytes(file, policy=email.policy.default)
    parts = [part.get_payload(decode=True) for part in read.walk() if part.get_content_maintype() == "text"]
    for text in parts if read["From"] else [file]:
        words = text.decode(errors="replace") if isinstance(text, bytes) else ""
        words = re.sub(r"<[^<>]{1,200}>", "", words).replace("&gt;", ">") if b"</" in (text or b"") else words
        for said, signature in re.findall(r"\[signward-checkpoint-1/([\w\-\s>]{1,4000})/([\w\-\s>]{1,400})\]", words):
            point = _json(_base64(said))
            if isinstance(point, dict):
                yield {**point, "signature": _base64(signature).hex()}


def _base64(word: str) -> bytes:
    word = re.sub(r"[\s>]+", "", word)
    try:
        return base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))
    except (ValueError, binascii.Error):
        return b""


def _json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _spelt(value: dict[str, Any]) -> bytes:
    """The one spelling of a flat object of texts and whole numbers (RFC 8785)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(errors="surrogatepass")


def _hex(digits: Any) -> bytes:
    try:
        return bytes.fromhex(digits)
    except (TypeError, ValueError):
        return b""


# Ed25519 as RFC 8032, section 5.1.7, tells it: slow, short, and all that is needed to check.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def genuine(key: str, signature: bytes, signed: bytes) -> bool:
    """Whether these hexadecimal digits are the key's signature of the bytes."""
    public, made = _hex(key), _hex(signature.decode(errors="replace"))
    if len(public) != 32 or len(made) != 64:
        return False
    a, r, s = _point(public), _point(made[:32]), int.from_bytes(made[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(made[:32] + public + signed).digest(), "little") % ORDER
    left, right = _times(s, _BASE), _plus(r, _times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 == (left[1] * right[2] - right[1] * left[2]) % P


def _point(packed: bytes) -> Point | None:
    y = int.from_bytes(packed, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def _plus(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(n: int, p: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while n:
        total, p, n = _plus(total, p) if n & 1 else total, _plus(p, p), n >> 1
    return total


_GENERATOR = _point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
_BASE: Point = _GENERATOR or (0, 1, 1, 0)


def main(words: list[str]) -> int:
    """The command line; prints to standard output."""
    bundle, key, mails = "", "", []
    rest = iter(words)
    for word in rest:
        if word == "--key":
            key = next(rest, "")
        elif word == "--mail":
            mails.append(next(rest, ""))
        else:
            bundle = word
    try:
        found = list(faults(_bytes(bundle), key, tuple(map(_bytes, mails))))
    except (OSError, NotABundle) as wrong:
        sys.stdout.write(f"{bundle or __doc__}: {wrong}\n")
        return 2
    sys.stdout.write(f"ALTERED. {found[0]}.\n" if found else "INTACT. Everything in the bundle is as it was made.\n")
    return 1 if found else 0


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

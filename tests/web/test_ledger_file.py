"""The ledger as a file, for each side: whole, without the other side's, and proof against any change."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from signward.ledger.exported import check

pytestmark = pytest.mark.django_db
SIGNWARD = Path(sys.executable).with_name("signward")


def exported(cast, side):
    client = cast.as_buyer(cast.dana) if side == "buyer" else cast.as_vendor(cast.sam)
    base = "/buyer" if side == "buyer" else ""
    for text in (f"{side} says canary-one", f"{side} says canary-two"):
        client.post(f"{base}/plans/{cast.plan}/notes", {"text": text})
    client.post(f"{base}/plans/{cast.plan}/workstreams", {"name": f"Works council of the {side}"})
    answer = client.get(f"{base}/plans/{cast.plan}/plan.ledger")
    assert re.search(r'filename="[\w-]+-ledger.jsonl"', answer.headers["Content-Disposition"])
    return answer.content


def verified(path):
    done = subprocess.run([SIGNWARD, "verify", path], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(("side", "other"), [("vendor", "buyer"), ("buyer", "vendor")])
def test_each_side_takes_the_shared_past_and_its_own_and_proves_it_offline(cast, side, other, tmp_path):
    exported(cast, other)
    file = tmp_path / "ledger.jsonl"
    file.write_bytes(exported(cast, side))
    assert verified(file)[0] == 0
    said = file.read_text()
    assert f"{side} says canary-one" in said
    assert f"{other} says" not in said
    chains = {json.loads(row)["chain"] for row in said.splitlines()[1:]}
    assert chains == {"shared", side}
    assert set(json.loads(said.splitlines()[0])["chains"]) == chains


@pytest.mark.parametrize("viewer", ["vera", "vic"])
def test_who_may_not_read_the_notes_gets_the_shared_chain_alone(cast, viewer):
    exported(cast, "vendor"), exported(cast, "buyer")
    who = getattr(cast, viewer)
    client, base = (cast.as_buyer(who), "/buyer") if viewer == "vic" else (cast.as_vendor(who), "")
    body = client.get(f"{base}/plans/{cast.plan}/plan.ledger").content
    assert b"canary" not in body
    assert check(body.splitlines(keepends=True)).counts.keys() == {"shared"}


def test_every_way_of_altering_the_file_is_found(cast):
    rows = exported(cast, "vendor").splitlines(keepends=True)
    ways = {
        "deleted": [rows[:n] + rows[n + 1 :] for n in range(len(rows))],
        "doubled": [[*rows[: n + 1], rows[n], *rows[n + 1 :]] for n in range(1, len(rows))],
        "swapped": [[*rows[:n], rows[n + 1], rows[n], *rows[n + 2 :]] for n in range(1, len(rows) - 1)],
        "cut": [rows[:n] for n in range(1, len(rows))],
        "inserted": [[*rows[:n], row, *rows[n:]] for n in range(1, len(rows)) for row in (b"\n", b"{}\n", b"null\n")],
        "blanked": [[*rows[:n], blanked(rows[n]), *rows[n + 1 :]] for n in range(1, len(rows))],
    }
    for way, files in ways.items():
        for n, file in enumerate(files):
            if file != rows:
                assert found(file), (way, n)


def test_a_flipped_byte_anywhere_is_found(cast):
    whole, pick = exported(cast, "vendor"), random.Random(7)
    for at in [*pick.sample(range(len(whole)), 400), 0, len(whole) - 1]:
        for bit in (1, 32, 128):
            altered = whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :]
            assert found(altered.splitlines(keepends=True)), (at, bit, whole[max(0, at - 10) : at + 10])


def blanked(row):
    entry = json.loads(row) | {"payload": None, "salt": None}
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def found(rows):
    from signward.ledger.exported import NotALedger

    try:
        return check(rows).faults
    except NotALedger:
        return True

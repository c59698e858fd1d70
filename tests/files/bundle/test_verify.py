"""The bundle's own script, which knows nothing of us: what we made holds, and every change of it is found and named."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from dataclasses import asdict

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from signward.core.plan.canonical import canonical
from signward.files.bundle import verify, write
from signward.files.bundle.verify import NotABundle, faults, genuine
from signward.ledger.chain import ERASED
from signward.ledger.checkpoint import DOMAIN
from signward.ledger.exported import lines
from tests.ledger.written import KEY, PUBLIC, kept, sealed_chain

PLAN = canonical({"signward": 1, "customer": "Größe & Co", "pace": 0.25})
DIGEST = hashlib.sha256(PLAN).hexdigest()
BODIES = [{"n": 1.5}, {"text": "“Grüße” \u2028"}, {"digest": DIGEST, "version": 2, "name": "Dana"}, {"n": 1e-7}]
CHAIN = sealed_chain("shared", BODIES, {3: "plan.signed-off/1"})


def parts(chain=CHAIN, plan=PLAN, points=None, **signoff):
    points = [kept(3, CHAIN[2].hash)] if points is None else points
    said = {"entry": 3, "digest": DIGEST, "version": 2} | signoff
    return {
        "plan.json": plan,
        "signoff.json": canonical(said),
        "ledger.jsonl": b"".join(lines({"shared": chain})),
        "checkpoints.json": canonical([asdict(p.checkpoint) | {"signature": p.signature.hex()} for p in points]),
    }


def made(**other):
    return write(parts(**other), {"plan": "p"}, PUBLIC, KEY.sign)


def resealed(**files):
    """By somebody without the key who knows how bundles are made."""
    with zipfile.ZipFile(io.BytesIO(made())) as opened:
        held = {name: opened.read(name) for name in opened.namelist()} | files
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as opened:
        for name, data in held.items():
            if data is not None:
                opened.writestr(name, data)
    return changed.getvalue()


def test_a_bundle_as_it_was_made_holds_and_is_the_same_every_time():
    assert list(faults(made(), PUBLIC)) == []
    assert made() == made()


def test_a_mail_that_was_kept_holds_too():
    mail = (
        f"From: a@vendor.example\nSubject: signed\n\n> {str(kept(3, CHAIN[2].hash)).replace(chr(10), chr(10) + '> ')}\n"
    )
    assert list(faults(made(), PUBLIC, (mail.encode(),))) == []


@given(at=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_any_changed_bit_of_any_file_in_it_is_found(at, bit):
    with zipfile.ZipFile(io.BytesIO(made())) as opened:
        names = sorted(opened.namelist())
        name = names[at % len(names)]
        data = bytearray(opened.read(name))
    data[(at // len(names)) % len(data)] ^= 1 << bit
    assert list(faults(resealed(**{name: bytes(data)})))


def test_a_missing_or_added_file_is_named():
    assert any("plan.json: it is missing" in why for why in faults(resealed(**{"plan.json": None})))
    assert any("extra.txt: it does not belong" in why for why in faults(resealed(**{"extra.txt": b"x"})))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"plan": PLAN.replace(b"0.25", b"0.5")}, "plan.json: it is not what was signed"),
        ({"digest": "0" * 64}, "plan.json: it is not what was signed"),
        ({"version": 3}, "of another version"),
        ({"entry": 2}, "no sign-off where it says"),
        ({"entry": 9}, "no sign-off where it says"),
        ({"chain": CHAIN[:2]}, "the end was cut off"),
        ({"chain": sealed_chain("shared", [{"n": 9}, *BODIES[1:]], {3: "plan.signed-off/1"})}, "not the one that was"),
        ({"points": [kept(3, "0" * 64)]}, "not the one that was witnessed"),
        ({"points": [kept(3, CHAIN[2].hash, plan="other")]}, "not the one that was witnessed"),
    ],
)
def test_what_does_not_fit_together_is_named_even_where_our_own_key_signed_it(other, why):
    assert any(why in found for found in faults(made(**other), PUBLIC))


def test_a_bundle_that_another_key_signed_does_not_pass_for_ours():
    assert list(faults(made(), "ab" * 32))
    stranger = Ed25519PrivateKey.generate()
    forged = write(parts(), {"plan": "p"}, stranger.public_key().public_bytes_raw().hex(), stranger.sign)
    assert list(faults(forged)) == []  # whoever takes the key from the bundle believes it …
    assert list(faults(forged, PUBLIC))  # … whoever takes the published one does not


def test_a_ledger_with_an_erased_body_holds_where_a_later_entry_says_so():
    chain = sealed_chain("shared", [*BODIES, {"entry": 2}], {3: "plan.signed-off/1", 5: ERASED})
    blank = [e if e.row.seq != 2 else type(e)(e.row, e.hash, None, None) for e in chain]
    assert list(faults(made(chain=blank))) == []
    silent = [e if e.row.seq != 4 else type(e)(e.row, e.hash, None, None) for e in chain]
    assert any("nobody said so" in why for why in faults(made(chain=silent)))


@given(st.binary(max_size=200))
def test_signatures_are_those_of_the_library(message):
    signature = KEY.sign(message)
    assert genuine(PUBLIC, signature.hex().encode(), message)
    assert not genuine(PUBLIC, signature.hex().encode(), message + b"x")
    assert not genuine(PUBLIC, (signature[:32] + bytes(32)).hex().encode(), message)


@pytest.mark.parametrize("key", ["", "zz" * 32, "00" * 32, "ff" * 32, "01" + "00" * 31])
def test_a_key_that_is_none_proves_nothing(key):
    assert not genuine(key, KEY.sign(b"x").hex().encode(), b"x")


@pytest.mark.parametrize("file", [b"", b"PK", b"name,date\n", b"PK\x03\x04" + bytes(40)])
def test_other_files_are_no_bundles(file):
    with pytest.raises(NotABundle):
        list(faults(file))


@given(st.dictionaries(st.sampled_from(["manifest.json", *parts()]), st.binary(max_size=60), min_size=1))
def test_whatever_stands_in_its_files_is_told_and_never_a_traceback(files):
    assert list(faults(resealed(**files)))


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["seq", "entry", "payload", "x"]), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(list(parts())), VALUES.map(canonical) | st.binary(max_size=60), min_size=1))
def test_odd_contents_that_somebody_sealed_with_a_key_of_their_own_are_told_too(files):
    assert list(faults(write({**parts(), **files}, {"plan": "p"}, PUBLIC, KEY.sign)))


def test_the_script_runs_alone_with_the_standard_library(tmp_path):
    """In an interpreter that sees no installed package (-I -S), from a folder with nothing of ours in it."""
    (tmp_path / "bundle.zip").write_bytes(made())
    (tmp_path / "altered.zip").write_bytes(made(version=3))
    with zipfile.ZipFile(tmp_path / "bundle.zip") as opened:
        opened.extract("verify.py", tmp_path)

    def run(*words):
        return subprocess.run(
            [sys.executable, "-I", "-S", "verify.py", *words], cwd=tmp_path, capture_output=True, text=True
        )

    assert (run("bundle.zip").returncode, run("bundle.zip", "--key", PUBLIC).returncode) == (0, 0)
    altered = run("altered.zip")
    assert altered.returncode == 1
    assert "of another version" in altered.stdout
    assert run("verify.py").returncode == 2
    assert "INTACT" in run("bundle.zip").stdout


def test_what_it_says_of_checkpoints_is_what_we_sign():
    assert verify.CHECKPOINT_DOMAIN == DOMAIN

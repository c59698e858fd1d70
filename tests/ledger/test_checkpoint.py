"""A checkpoint that somebody kept finds what a chain alone cannot: a cut tail, and a past that was written anew."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from signward.ledger.checkpoint import Witnessed, found_in, sign
from signward.ledger.exported import check, lines
from tests.ledger import written
from tests.ledger.written import KEY, PUBLIC, sealed_chain

BODIES = [{"n": n, "text": "Grüße"} for n in range(6)]
CHAIN = sealed_chain("shared", BODIES)


def kept(seq=4, **other):
    return written.kept(seq, CHAIN[seq - 1].hash, **other)


def against(chain, *witnesses, key=""):
    return [fault.why for fault in check(lines({"shared": chain}), checkpoints=list(witnesses), key=key).faults]


@given(seq=st.integers(1, 6))
def test_every_checkpoint_of_a_chain_holds_against_it_whatever_came_later(seq):
    assert against(CHAIN, kept(seq), key=PUBLIC.upper()) == []


@given(seq=st.integers(1, 6), left=st.integers(0, 5))
def test_a_cut_tail_is_found_by_any_one_checkpoint_of_what_was_cut(seq, left):
    found = against(CHAIN[:left], kept(seq))
    assert bool(found) == (left < seq)


@given(seq=st.integers(1, 6), changed=st.integers(1, 6))
def test_a_past_written_anew_with_valid_hashes_is_found_by_any_checkpoint_after_the_change(seq, changed):
    anew = sealed_chain("shared", [body | ({"n": -1} if at == changed else {}) for at, body in enumerate(BODIES, 1)])
    assert bool(against(anew, kept(seq))) == (seq >= changed)


@pytest.mark.parametrize(
    ("witness", "why"),
    [
        (kept(plan="another"), "another plan"),
        (kept(workspace="another"), "another plan"),
        (kept(hash="0" * 64), "rewritten"),
        (kept(key=Ed25519PrivateKey.generate()), "signature"),
        (replace(kept(), signature=b"\0" * 64), "signature"),
        (replace(kept(), signature=b""), "signature"),
        (Witnessed(replace(kept().checkpoint, seq=5), kept().signature), "signature"),
        (Witnessed(replace(kept().checkpoint, key="no key"), kept().signature), "signature"),
    ],
)
def test_a_checkpoint_of_something_else_or_with_a_wrong_signature_is_named(witness, why):
    assert any(why in words for words in against(CHAIN, witness))


def test_a_checkpoint_of_a_chain_that_the_file_does_not_hold_is_named():
    assert "no buyer chain" in against(CHAIN, sign(replace(kept().checkpoint, chain="buyer"), KEY.sign))[0]


def test_another_key_than_the_published_one_does_not_count():
    assert "another key" in against(CHAIN, kept(), key="ab" * 32)[0]


def mail(text, html=""):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@vendor.example", "b@buyer.example", "Signed off"
    made.set_content(text, cte="quoted-printable")
    if html:
        made.add_alternative(html, subtype="html")
    return bytes(made)


@pytest.mark.parametrize(
    "file",
    [
        str(kept()).encode(),
        f"before {kept()} after".encode(),
        mail(f"Hello,\n\n{kept()}\n\nBye"),
        mail("> " + str(kept()).replace("\n", "\n> ")),
        mail("no words", f"<p>{str(kept()).replace(chr(10), '<br>')}</p>"),
        mail(f"{kept()}", f"<p>{kept()}</p>"),
    ],
    ids=["alone", "among words", "mail", "quoted", "html alone", "both parts"],
)
def test_it_is_found_in_mails_however_they_broke_or_quoted_it(file):
    assert found_in(file) == [kept()]


@given(st.binary(max_size=300))
def test_other_files_hold_none(file):
    assert found_in(file) == []


@pytest.mark.parametrize("word", ["bm9uZQ", "e30", "eyJhIjoxfQ", "W10", "!"])
def test_what_only_looks_like_one_is_none(word):
    assert found_in(f"[signward-checkpoint-1/{word}/AA]".encode()) == []

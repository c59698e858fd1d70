"""A mailed code: five tries, ten minutes, one live, once; and limits that hold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from signward.people import codes
from signward.people.codes import challenge, redeem
from signward.people.limits import Limit, take
from tests.cast import make_cast

NET = "192.0.2.0/24"


def _wrong(code):
    return f"{(int(code) + 1) % 10**8:08d}"


def test_the_right_code_in_the_right_browser_opens_once(cast):
    made = challenge(cast.dana, NET)
    assert redeem(made.nonce, f"{made.code[:4]} {made.code[4:]}") == cast.dana
    assert redeem(made.nonce, made.code) is None


def test_another_browser_cannot_use_the_code(cast):
    made = challenge(cast.dana, NET)
    assert redeem(codes.decoy(), made.code) is None
    assert redeem("", made.code) is None


def test_after_five_wrong_tries_the_right_one_is_too_late(cast):
    made = challenge(cast.dana, NET)
    assert [redeem(made.nonce, _wrong(made.code)) for _ in range(5)] == [None] * 5
    assert redeem(made.nonce, made.code) is None


def test_a_code_lives_ten_minutes(cast):
    now = datetime.now(UTC)
    made = challenge(cast.dana, NET, at=now)
    assert redeem(made.nonce, made.code, at=now + timedelta(minutes=10, seconds=1)) is None
    assert redeem(made.nonce, made.code, at=now + timedelta(minutes=9)) == cast.dana


def test_a_new_code_ends_the_one_before(cast):
    first, second = challenge(cast.dana, NET), challenge(cast.dana, NET)
    assert redeem(first.nonce, first.code) is None
    assert redeem(second.nonce, second.code) == cast.dana


def test_whoever_was_revoked_meanwhile_stays_out(cast):
    from signward.people.invitations import revoke

    made = challenge(cast.dana, NET)
    revoke(cast.dana)
    assert redeem(made.nonce, made.code) is None


def test_three_codes_in_a_quarter_of_an_hour_and_no_more(cast):
    now = datetime.now(UTC)
    made = [challenge(cast.dana, NET, at=now) for _ in range(4)]
    assert [m is not None for m in made] == [True, True, True, False]
    assert challenge(cast.dana, NET, at=now + timedelta(minutes=6)) is not None


def test_there_is_nothing_to_mail_to_a_stranger(cast):
    assert challenge(None, NET) is None


@pytest.mark.django_db
def test_a_bucket_fills_again_evenly():
    now, limit = datetime.now(UTC), (Limit("t", 4, 400),)
    assert [take(limit, "x", at=now) for _ in range(5)] == [True] * 4 + [False]
    assert not take(limit, "x", at=now + timedelta(seconds=99))
    assert take(limit, "x", at=now + timedelta(seconds=201))
    assert take(limit, "y", at=now)


@pytest.mark.django_db(transaction=True)
def test_of_a_hundred_at_once_one_comes_in():
    cast = make_cast()
    made = challenge(cast.dana, NET)
    found = at_once(lambda _: redeem(made.nonce, made.code))
    assert [f for f in found if f] == [cast.dana]


@pytest.mark.django_db(transaction=True)
def test_of_a_hundred_guesses_at_once_five_are_looked_at(monkeypatch):
    cast, looked_at = make_cast(), []
    made = challenge(cast.dana, NET)
    monkeypatch.setattr(codes, "check_password", lambda typed, _: looked_at.append(typed))
    assert not any(at_once(lambda number: redeem(made.nonce, f"{number:08d}")))
    assert len(looked_at) == 5
    monkeypatch.undo()
    assert redeem(made.nonce, made.code) is None


def at_once(ask):
    """A hundred times, from sixteen threads with a connection each."""

    def one(number):
        try:
            return ask(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(one, range(100)))

"""Every address, every method, everybody: what they get stands in matrix.yaml, and a new address fails until it does.

`WRITE_MATRIX=1 pytest tests/web/test_matrix.py` writes the file anew; the difference is what a reviewer reads.
In it `in` means that the view ran: an answer other than 403, 404, 405 and a way to the sign-in.
"""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction
from ruamel.yaml import YAML

from signward.people.policy import ACTIONS
from tests.web.live_routes import LIVE
from tests.web.live_routes import ask as ask_live
from tests.web.routes import METHODS, Route, principals, routes

FILE = Path(__file__).with_name("matrix.yaml")
STRANGERS = ("link only", "revoked buyer", "expired buyer", "buyer of another plan", "buyer of another workspace",
             "admin of another workspace")  # fmt: skip
BUYERS = ("champion", "signatory", "colleague", "buyer viewer")
VENDORS = ("ae", "manager", "admin", "viewer")
ROUTES = routes()
# What stands beside the resolver: the live routes, static files, and addresses that are none.
BESIDE = [
    Route(p, None) for p in (*LIVE, "static/css/page.css", "static/no/such.css", "no/such", "buyer/no/such", "api/v1/")
]


@pytest.mark.parametrize("route", ROUTES, ids=lambda r: r.pattern)
def test_every_view_declares_whom_it_is_for(route):
    declared = getattr(route.view, "declared", None)
    assert declared is not None, f"{route.pattern} has no @endpoint"
    assert declared.audience == "public" or declared.action in ACTIONS


@pytest.mark.parametrize("route", ROUTES + BESIDE, ids=lambda r: r.pattern)
def test_everybody_gets_what_the_matrix_says(cast, route):
    found = _found(cast, route)
    assert not [answer for summary in found.values() for answer in summary if answer.startswith("5")], route.pattern
    if os.environ.get("WRITE_MATRIX"):
        _write(route.pattern, found)
    assert _expected().get(route.pattern) == found, f"{route.pattern} differs from {FILE.name}"


@pytest.mark.parametrize("route", [r for r in ROUTES + BESIDE if "plan_id" in r.pattern or "deal_id" in r.pattern],
                         ids=lambda r: r.pattern)  # fmt: skip
def test_to_strangers_a_plan_is_like_one_that_does_not_exist(cast, route):
    theirs = route.address(cast)
    buyers_page = theirs.startswith("/buyer/")
    outside = (*STRANGERS, *(VENDORS if buyers_page else BUYERS))
    for name, client in principals(cast).items():
        if name not in outside:
            continue
        for method in ("GET", "POST"):
            answer = _ask(client, method, theirs)
            unknown = theirs.replace(str(cast.plan), str(uuid4())).replace(str(cast.deal.pk), str(uuid4()))
            missing = _ask(client, method, unknown)
            assert answer.status_code in {404, 303}, (name, method)
            assert answer.status_code == missing.status_code, (name, method)
            if answer.status_code == 404:
                assert answer.content == missing.content, (name, method)
            else:
                assert answer.headers["Location"].startswith("/sign-in?next="), (name, method)


def test_the_matrix_lists_no_address_that_is_gone():
    assert set(_expected()) - {route.pattern for route in ROUTES + BESIDE} == set()


def _found(cast, route):
    """For each answer of each method, who gets it; methods with the same answers stand together."""
    table = {}
    for method in METHODS:
        got = {name: _outcome(_ask(client, method, route.address(cast))) for name, client in principals(cast).items()}
        summary = {answer: _named([n for n in got if got[n] == answer]) for answer in sorted(set(got.values()))}
        table.setdefault(repr(summary), (summary, []))[1].append(method)
    return {" ".join(methods): summary for summary, methods in table.values()}


def _named(names):
    """Groups by their one name where all of a group are there."""
    for words, group in (("strangers", STRANGERS), ("buyers", BUYERS), ("vendors", VENDORS)):
        if set(group) <= set(names):
            names = [words, *(name for name in names if name not in group)]
    return "everybody" if set(names) == {"anonymous", "strangers", "buyers", "vendors"} else ", ".join(names)


def _ask(client, method, address):
    if address.endswith("/live"):
        return ask_live(client, method, address)
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    return answer


def _outcome(answer):
    if answer.status_code in {403, 404, 405, 500}:
        return str(answer.status_code)
    return "303" if answer.status_code == 303 and answer.headers["Location"].startswith("/sign-in?next=") else "in"


def _expected():
    return YAML(typ="safe").load(FILE.read_text()) or {} if FILE.exists() else {}


def _write(pattern, found):
    whole = _expected() | {pattern: found}
    yaml = YAML()
    yaml.width = 200
    known = {route.pattern for route in ROUTES + BESIDE}
    with FILE.open("w") as out:
        yaml.dump({key: whole[key] for key in sorted(whole) if key in known}, out)

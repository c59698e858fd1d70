"""What is one side's alone reaches no output of the other: planted in every such field, and searched everywhere.

The fields come from `people.field_classes`, the addresses from the resolver, the files from `web.exports`; a new one of
any of them is searched without a line being added here.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from urllib.parse import quote
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.db import models
from pypdf import PdfReader

from signward.core.plan.actors import Actor
from signward.core.plan.commands import WriteNote
from signward.core.plan.state import Side
from signward.notices.invitations import invite
from signward.notices.models import Mail
from signward.people import accounts
from signward.people.codes import challenge
from signward.people.field_classes import FIELDS
from signward.plans.act import act
from signward.web.exports import _KINDS
from tests.web.live_routes import LIVE
from tests.web.live_routes import ask as ask_live
from tests.web.routes import Route, principals, routes

pytestmark = pytest.mark.django_db
BUYER, VENDOR, FAR = "champion", "admin", "admin of another workspace"


@pytest.fixture
def planted(cast):
    """For each secret, whose it is and where it stands: {place: (side, value)}. Sides: vendor, buyer, far, nobody."""
    invite(cast.plan, cast.acme, "Una", "una@northwind.example", "viewer", "", _by(cast.sam), "Northwind Bank")
    challenge(cast.vic, "192.0.2.0/24")
    accounts.add_user(cast.acme, "Ravi", "ravi@acme.example", "ae")
    cast.as_buyer(cast.dana)
    said = {}
    for owner, plan, by in [
        ("vendor", cast.plan, _by(cast.sam)), ("far", cast.far_plan, _by(cast.olga)),
        ("buyer", cast.plan, Actor(f"participant:{cast.dana.pk}", "Dana", Side.BUYER, "champion", "dana")),
    ]:  # fmt: skip
        said[f"a note of {owner}"] = (owner, _canary())
        act(plan, WriteNote(said[f"a note of {owner}"][1]), by)
    _plant_in(cast.deal, "vendor", said)
    _plant_in(cast.far_deal, "far", said)
    for name, kind in FIELDS.items():
        if kind == "secret" and name not in {"ledger.body.salt", "notices.mail.text", "notices.mail.html"}:
            _remember(name, said)
    return said


def test_nothing_of_the_vendors_alone_reaches_the_buyer(cast, planted):
    hidden = {place: value for place, (owner, value) in planted.items() if owner in {"vendor", "far", "nobody"}}
    assert len(hidden) >= 10
    assert found(everything(cast, BUYER), hidden) == []


def test_nothing_of_the_buyers_alone_reaches_the_vendor(cast, planted):
    hidden = {place: value for place, (owner, value) in planted.items() if owner in {"buyer", "far", "nobody"}}
    assert found(everything(cast, VENDOR), hidden) == []


def test_nothing_of_a_workspace_reaches_another(cast, planted):
    hidden = {place: value for place, (owner, value) in planted.items() if owner in {"vendor", "buyer", "nobody"}}
    hidden |= {"the plan": str(cast.plan), "the deal": str(cast.deal.pk)}
    theirs = everything(cast, FAR, skip=(str(cast.plan), str(cast.deal.pk)))
    assert found(theirs, hidden) == []


def test_mails_to_the_buyer_hold_nothing_of_the_vendors_alone(cast, planted):
    hidden = {place: value for place, (owner, value) in planted.items() if owner in {"vendor", "far"}}
    mails = {
        m.subject: f"{m.subject}{m.text}{m.html}".encode() for m in Mail.objects.filter(to_email__contains="north")
    }
    assert mails
    assert found(mails, hidden) == []


def test_a_private_word_changes_no_byte_that_the_other_side_gets(cast):
    """No count, version, order or header tells that the other side wrote something for itself."""
    dana = Actor(f"participant:{cast.dana.pk}", "Dana", Side.BUYER, "champion", "dana")
    for reader, writer in ((BUYER, _by(cast.sam)), (VENDOR, dana)):
        everything(cast, reader, binary=False)  # chances are worked out when somebody asks, and shown from then on
        before = everything(cast, reader, binary=False)
        act(cast.plan, WriteNote("For us alone"), writer)
        after = everything(cast, reader, binary=False)
        assert {k: v for k, v in before.items() if after[k] != v} == {}


@pytest.mark.parametrize("spelling", ["raw", "url", "base64", "hex", "sha256", "in a zip"])
def test_the_search_finds_what_is_there(spelling):
    secret = "canary 4711/é"
    page = {
        "raw": secret.encode(), "url": quote(secret, safe="").encode(), "base64": b64encode(b"x" + secret.encode()),
        "hex": secret.encode().hex().encode(), "sha256": sha256(secret.encode()).hexdigest().encode(),
        "in a zip": _zipped(secret),
    }[spelling]  # fmt: skip
    assert found({"/": opened(b"before " + page if spelling != "in a zip" else page)}, {"it": secret}) == ["it in /"]


def test_the_search_finds_what_a_side_may_see_itself(cast, planted):
    mine = {place: value for place, (owner, value) in planted.items() if owner == "vendor"}
    assert {hit.split(" in /")[0] for hit in found(everything(cast, VENDOR), mine)} >= {
        "a note of vendor", "plans.deal.stage of vendor", "plans.deal.amount of vendor",
    }  # fmt: skip
    notes = {"a note of buyer": planted["a note of buyer"][1]}
    assert found(everything(cast, BUYER), notes)


def everything(cast, who, *, skip=(), binary=True):
    """Every answer to every GET, and to a refused POST, with its headers; compressed files opened."""
    client, said = principals(cast)[who], {}
    for address in _addresses(cast, binary):
        for method in ("get", "post"):
            answer = _answered(client, method, address)
            head = "".join(f"{k}: {v}\n" for k, v in answer.headers.items() if k not in {"X-Request-Id", "Location"})
            if not (answer.status_code == 404 and any(word in address for word in skip)):
                said[f"{method} {address}"] = head.encode() + _calm(opened(answer.content))
    return said


def _answered(client, method, address):
    if address.endswith("/live"):
        return ask_live(client, method.upper(), address)
    return getattr(client, method)(address, **({"data": {"strange": "x"}} if method == "post" else {}))


def found(answers, hidden):
    """Which secrets stand in which answers, in any spelling."""
    spelt = {place: _spellings(value) for place, value in hidden.items()}
    return [f"{place} in {address.split(' ')[-1]}" for address, body in answers.items()
            for place, forms in spelt.items() if any(form in body for form in forms)]  # fmt: skip


def opened(body):
    """The parts of a zip, the text and the facts of a PDF; anything else as it is."""
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as parts:
            return b"".join(name.encode() + parts.read(name) for name in parts.namelist())
    if body.startswith(b"%PDF"):
        pdf = PdfReader(BytesIO(body))
        return body + "".join([*(page.extract_text() for page in pdf.pages), str(pdf.metadata)]).encode()
    return body


def _addresses(cast, binary):
    for route in routes():
        if "extension" in route.pattern:
            kinds = [k for k in _KINDS if binary or k not in {"pdf", "xlsx", "ics"}]
            yield from (route.address(cast).replace("plan.yaml", f"plan.{kind}") for kind in kinds)
        elif "sign-out" not in route.pattern:
            yield route.address(cast)
    yield from (Route(pattern, None).address(cast) for pattern in LIVE)
    yield f"/buyer/plans/{uuid4()}/" if binary else "/buyer/plans/x/"
    yield "/no/such/address"


def _plant_in(row, owner, said):
    """A canary in every field of the row that is the vendor's alone and can hold words or an amount."""
    table = type(row)._meta.label_lower
    for field in type(row)._meta.concrete_fields:
        if FIELDS[f"{table}.{field.name}"] != "vendor":
            continue
        if isinstance(field, models.CharField | models.TextField) and (field.max_length or 99) >= 20:
            value = _canary()
        elif isinstance(field, models.DecimalField):
            value = "98765431" if owner == "vendor" else "87654312"
        else:
            continue
        said[f"{table}.{field.name} of {owner}"] = (owner, value)
        setattr(row, field.name, value)
    row.save()


def _remember(name, said):
    """The secrets that stand in a column already; keys, numbers and days are none."""
    table, field = name.rsplit(".", 1)
    model = apps.get_model(table)
    if isinstance(model._meta.get_field(field), models.CharField):
        values = set(model.objects.values_list(field, flat=True))
        assert values, f"nothing stands in {name}"
        said |= {f"{name} {n}": ("nobody", value) for n, value in enumerate(sorted(values))}


def _spellings(value):
    raw = value.encode()
    # Base64 of a middle piece, at each of the three offsets that it can have.
    middles = [b64encode(b"\0" * shift + raw)[4 if shift else 0 : -4] for shift in range(3)]
    money = [f"{int(value):,}".encode()] if value.isdecimal() else []
    return {
        raw, quote(value, safe="").encode(), raw.hex().encode(), sha256(raw).hexdigest().encode(), *middles, *money
    }  # fmt: skip


def _calm(body):
    """Without the tokens that every rendering makes anew."""
    return re.sub(rb'name="(csrfmiddlewaretoken|once|kept)"\s+value="[^"]*"', b"", body)


def _canary():
    return f"canary{uuid4().hex[:16]}"


def _by(user):
    return Actor(f"user:{user.pk}", user.name, Side.VENDOR, user.role)


def _zipped(text):
    made = BytesIO()
    with ZipFile(made, "w", 8) as parts:
        parts.writestr("xl/sharedStrings.xml", text)
    return made.getvalue()

"""What if: both distributions side by side, the changes in the address, nothing saved, the other side's room closed."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from signward.core.plan.state import Side
from signward.ledger.models import Entry
from signward.plans.queries import plan_page
from tests.cast import TODAY

LATER = TODAY + timedelta(days=150)


@pytest.fixture
def sides(cast):
    return (
        (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/what-if"),
        (cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/what-if"),
    )


def said(client, address, *changes):
    answer = client.get(address, {"change": changes})
    assert answer.status_code == 200
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def supposed(client, address, kind, *changes, **given):
    """The changes in the address that a form of the page leads to."""
    answer = client.get(address, {"change": changes, "kind": kind, **given})
    assert answer.status_code == 303, unescape(re.search(r'role="alert">.*?</div>', answer.content.decode(), re.S)[0])
    to = urlsplit(answer.headers["Location"])
    assert to.path == address
    assert client.get(answer.headers["Location"]).status_code == 200
    return [change for _, change in parse_qsl(to.query)]


def test_it_begins_with_the_plan_as_it_is_and_writes_nothing(sides):
    before = Entry.objects.count()
    for client, address in sides:
        page = said(client, address)
        assert "As the plan is" in page
        assert "Even chance by" in page
        assert page.count("<svg") == 2
        page = said(client, address, "queue.duration=[5, 8, 20]", f"target_signature={LATER}")
        assert "“Security architect assigned” takes 5 business days when quick, 8 usually, 20 when slow" in page
        assert re.search(r"Even chance of signature by .* instead of .* \(\d+ days earlier\)", page)
        assert re.search(r"Chance to sign by .*: \d+ %", page)
        assert "As it would be" in page
    assert Entry.objects.count() == before


FORMS = [
    ("takes", {"milestone": "queue", "usual": "8"}, "queue.duration=8"),
    ("takes", {"milestone": "queue", "quick": "5", "usual": "8", "slow": "20"}, "queue.duration=[5, 8, 20]"),
    ("begins", {"milestone": "redlines", "on": str(LATER)}, f"redlines.not_before={LATER}"),
    ("lead", {"milestone": "redlines", "side": "vendor"}, "redlines.lead=vendor"),
    ("drop", {"milestone": "registration"}, "-registration"),
    ("hold", {"milestone": "redlines", "leader": "questionnaire"}, 'redlines.after=["readout", "questionnaire"]'),
    ("target", {"on": str(LATER)}, f"target_signature={LATER}"),
    ("pace", {"deal": "0.3", "vendor": "0,1", "buyer": ""}, 'pace={"deal": 0.3, "vendor": 0.1, "buyer": 0.0}'),
    ("typed", {"typed": "calendars.buyer.country=FR"}, "calendars.buyer.country=FR"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "given", "change"), FORMS)
def test_each_form_leads_to_an_address_that_holds_its_change(sides, kind, given, change):
    for client, address in sides:
        assert supposed(client, address, kind, **given) == [change]
        page = said(client, address, change)
        assert "As it would be" in page
        assert 'role="alert"' not in page


def test_a_link_can_go_so_that_both_run_in_parallel(sides):
    client, address = sides[0]
    page = said(client, address)
    number = re.search(r'value="(\d+)">Security review passed waits for Security architect assigned', page)[1]
    changes = supposed(client, address, "free", link=number)
    assert changes == ["security-review.after=[]"]
    assert "“Security review passed” waits for nothing" in said(client, address, *changes)


def test_a_freeze_is_added_to_those_that_stand(cast, sides):
    client, address = sides[0]
    (change,) = supposed(client, address, "freeze", side="buyer", first=str(TODAY), last=str(LATER))
    stands = plan_page(cast.plan, Side.VENDOR, TODAY).plan.calendars[Side.BUYER].freezes
    assert str(stands[0][0]) in change
    assert str(LATER) in change


def test_a_new_change_of_the_same_takes_the_place_of_the_older_and_each_can_be_removed(sides):
    client, address = sides[1]
    old = ["queue.duration=8", "-registration"]
    assert supposed(client, address, "takes", *old, milestone="queue", usual="12") == [
        "-registration",
        "queue.duration=12",
    ]
    page = said(client, address, *old)
    without = [parse_qsl(urlsplit(to).query) for to in re.findall(r'href="([^"]*)">Remove', page)]
    assert without == [[("change", "-registration")], [("change", "queue.duration=8")]]


def test_whoever_may_change_the_plan_finds_where_to_do_it_for_real(cast, sides):
    client, address = sides[0]
    page = said(client, address, "queue.duration=8", f"target_signature={LATER}")
    assert f'href="/plans/{cast.plan}/milestones/queue/edit"' in page
    assert f'href="/plans/{cast.plan}/target"' in page
    viewer = cast.as_vendor(cast.vera)
    assert "Do it for real" not in said(viewer, address, "queue.duration=8")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("quene.duration=8", "quene"),
        ("queue.duration=soon", "queue.duration=soon"),
        ("nonsense", "NAME.KEY=VALUE"),
        ("queue.after=[security-review]", "security-review"),
        ("-nobody", "there is no milestone or risk nobody"),
    ],
)
def test_what_cannot_be_supposed_is_told_and_what_can_stays_in_the_list(sides, change, told):
    for client, address in sides:
        page = said(client, address, "-registration", change)
        alert = re.search(r'role="alert">(.*?)</div>', page, re.S)[1]
        assert told in alert
        assert "“Supplier registered” is not needed" in page


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "takes", "milestone": "queue", "usual": ""},
        {"kind": "takes", "milestone": "queue", "usual": "8", "quick": "5"},
        {"kind": "takes", "milestone": "nobody", "usual": "8"},
        {"kind": "begins", "milestone": "queue", "on": "soon"},
        {"kind": "free", "link": "999"},
        {"kind": "pace", "deal": "much"},
        {"kind": "typed", "typed": " "},
        {"kind": "nothing"},
    ],
)
def test_a_form_that_is_wrong_says_so_and_keeps_the_changes(sides, given):
    client, address = sides[0]
    page = unescape(client.get(address, {"change": "-registration", **given}).content.decode())
    assert 'role="alert"' in page
    assert "“Supplier registered” is not needed" in page


def test_hostile_words_in_the_address_stay_words(sides):
    for client, address in sides:
        answer = client.get(address, {"change": ["<script>alert(1)</script>", "queue.deliverable=<b>x</b>"]}).content
        assert b"<script>alert" not in answer
        assert b"<b>x" not in answer


def test_the_chances_side_by_side_are_by_one_day(sides):
    client, address = sides[0]
    page = said(client, address, f"target_signature={LATER}")
    row = re.search(r"Chance to sign by .*?</tr>", page[page.index("<tbody>") :], re.S)[0]
    was, now = re.findall(r">([^<]*%)</td>", row)
    assert was == now

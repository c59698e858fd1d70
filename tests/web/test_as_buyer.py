"""View as the buyer: the vendor sees what the buyer's page says, and nothing of the buyer's own room."""

from __future__ import annotations

import re

import pytest

from signward.core.plan.commands import WriteNote
from signward.plans.act import act
from tests.core.plan.given import SAM

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(cast):
    def read():
        return cast.as_vendor(cast.sam).get(f"/plans/{cast.plan}/as-buyer").content.decode()

    return read


def parts(html, *ids):
    """The text of those parts of the page."""
    found = [re.search(rf'<(\w+)[^>]* id="{name}"[^>]*>(.*?)</\1>', html, re.DOTALL)[2] for name in ids]
    return [" ".join(re.sub(r"<[^>]+>", " ", part).split()) for part in found]


def test_it_says_what_the_buyers_page_says(cast, page):
    buyer = cast.as_buyer(cast.dana)
    theirs = buyer.get(f"/buyer/plans/{cast.plan}/").content.decode()
    assert re.findall(r'<tr id="(m-[^"]+)"', page()) == re.findall(r'<tr id="(m-[^"]+)"', theirs)
    assert parts(page(), "history") == parts(theirs, "history")


def test_what_is_the_vendors_alone_is_not_there(cast, page):
    ours = cast.as_vendor(cast.sam).get(f"/plans/{cast.plan}/").content.decode()
    act(cast.plan, WriteNote("canary of the vendor"), SAM)
    assert "What the doctor sees" in ours
    assert "What the doctor sees" not in page()
    assert "canary of the vendor" not in page()


def test_nothing_of_the_buyers_room_is_read_for_it(cast, page):
    before = re.sub(r'value="[^"]{20,}"', "", page())
    cast.as_buyer(cast.dana).post(f"/buyer/plans/{cast.plan}/notes", {"text": "canary of the buyer"})
    assert re.sub(r'value="[^"]{20,}"', "", page()) == before


def test_nobody_acts_there_and_no_buyer_finds_it(cast, page):
    main = re.search(r"<main.*</main>", page(), re.DOTALL)[0]
    assert not re.findall(r'formaction|data-panel|data-edit|method="post"', main)
    assert cast.as_buyer(cast.dana).get(f"/plans/{cast.plan}/as-buyer").status_code == 404
    assert cast.as_buyer(cast.dana).get(f"/buyer/plans/{cast.plan}/as-buyer").status_code == 404
    assert "View as the buyer" not in cast.as_buyer(cast.dana).get(f"/buyer/plans/{cast.plan}/").content.decode()

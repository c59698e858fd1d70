"""A form that another site sends, or that comes from nowhere, is refused even with everything else right."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from signward.notices.invitations import invite
from signward.notices.models import Mail
from signward.people.models import EmailCode
from signward.plans import queries
from tests.cast import TODAY
from tests.core.plan.given import SAM

pytestmark = pytest.mark.django_db
FOREIGN = ["null", "http://evil.example", "https://testserver", "http://testserver.evil.example", "http://testserver:81",
           "http://evil.example/testserver", "file://", "x"]  # fmt: skip
OWN = "http://testserver"


def token(client, path):
    """The form token of a page, and with it the cookie that goes with it."""
    return {
        "csrfmiddlewaretoken": re.search(
            r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(path).content.decode()
        )[1]
    }


@pytest.fixture
def invited(cast):
    invite(cast.plan, cast.acme, "Ines", "ines@northwind.example", "champion", "ines", SAM, "Northwind Bank")
    client = Client(enforce_csrf_checks=True)
    client.get(re.search(r"http\S+(/j/mapl_\S+)", Mail.objects.get(kind="invitation").text)[1])
    return client


@pytest.mark.parametrize("origin", FOREIGN)
def test_joining(invited, origin):
    sent = token(invited, "/j")
    assert invited.post("/j/code", sent, headers={"Origin": origin}).status_code == 403
    assert not EmailCode.objects.exists()
    answer = invited.post("/j/code", sent, headers={"Origin": OWN})
    assert answer.status_code == 200
    code = {"code": re.search(r"(\d{4} \d{4})", Mail.objects.get(kind="code").subject)[1]}
    assert invited.post("/j/verify", sent | code, headers={"Origin": origin}).status_code == 403
    assert invited.post("/j/verify", sent | code, headers={"Origin": OWN}).status_code == 303


@pytest.mark.parametrize("origin", FOREIGN)
def test_signing_off(cast, origin):
    dana, at = cast.as_buyer(cast.dana, enforce_csrf_checks=True), f"/buyer/plans/{cast.plan}/sign-off"
    page = queries.plan_page(cast.plan, SAM.side, TODAY)
    sent = token(dana, at) | {
        "version": str(page.version), "digest": page.digest, "agree": "yes", "name": "Dana", "title": "CFO",
    }  # fmt: skip
    assert dana.post(at, sent, headers={"Origin": origin}).status_code == 403
    assert queries.plan_page(cast.plan, SAM.side, TODAY).plan.sign_off is None
    assert dana.post(at, sent, headers={"Origin": OWN}).status_code == 303
    assert queries.plan_page(cast.plan, SAM.side, TODAY).plan.sign_off.name == "Dana"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "strange"])
def test_what_the_browser_itself_calls_foreign(cast, site):
    """Another port or a neighbour's subdomain is `same-site`, and not ours either."""
    sam, at = cast.as_vendor(cast.sam, enforce_csrf_checks=True), f"/plans/{cast.plan}/notes"
    sent = token(sam, f"/plans/{cast.plan}/") | {"text": "For us"}
    assert sam.post(at, sent, headers={"Origin": OWN, "Sec-Fetch-Site": site}).status_code == 403
    assert sam.post(at, sent, headers={"Origin": OWN, "Sec-Fetch-Site": "same-origin"}).status_code == 303

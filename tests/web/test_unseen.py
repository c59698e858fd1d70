"""Names with characters that nobody sees are shown as what they are, on the pages where somebody decides by them."""

from __future__ import annotations

import re

import pytest

from signward.cli.worked_example import week_four
from signward.core.plan.commands import DescribeMilestone, StateOutcome
from signward.notices.models import Mail
from signward.people.models import Contact, Participant, User
from signward.plans import queries
from signward.plans.act import act, draft
from signward.plans.models import Deal
from tests.cast import TODAY
from tests.core.plan.given import SAM
from tests.web.routes import routes

pytestmark = pytest.mark.django_db
TURNED, SHOWN = "Sam\N{RIGHT-TO-LEFT OVERRIDE}zitrO", "Sam⟨U+202E⟩zitrO"


def test_what_is_signed_shows_them_and_so_do_plan_and_history(cast):
    plan = queries.plan_page(cast.plan, SAM.side, cast.deal.created_at.date()).plan
    one = plan.milestones[0]
    act(cast.plan, DescribeMilestone(one.id, TURNED, seen=one.deliverable), SAM)
    act(cast.plan, StateOutcome(TURNED, seen=plan.outcome), SAM)
    client = cast.as_buyer(cast.dana)
    for page in ("", "sign-off", "history"):
        said = client.get(f"/buyer/plans/{cast.plan}/{page}").content.decode()
        assert SHOWN in said, page
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said.split("</h1>")[0], page
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in client.get(f"/buyer/plans/{cast.plan}/sign-off").content.decode()


FORMS_AND_DRAWINGS = re.compile(r'(?s)<svg.*?</svg>|<textarea.*?</textarea>|<option.*?</option>|\w="[^"]*"')


@pytest.mark.parametrize("side", ["", "buyer/"])
def test_no_page_of_either_side_can_be_turned_around(cast, side):
    """What forms hold stays as it is, and a drawing's words stand apart; all else shows what cannot be seen."""
    deal = Deal.objects.create(workspace=cast.acme, customer=TURNED, owner=cast.sam)
    plan = draft(cast.acme, turned(week_four(TODAY)) | {"vendor": TURNED, "customer": TURNED}, SAM, deal=deal)
    Participant.objects.filter(pk=cast.dana.pk).update(plan_id=plan)
    client, shown, wrong = (cast.as_buyer(cast.dana) if side else cast.as_vendor(cast.ada)), 0, []
    for route in routes():
        if route.pattern.startswith("buyer/") != bool(side) or "GET" not in route.view.declared.methods:
            continue
        answer = client.get(route.address(cast, plan).replace(str(cast.deal.pk), str(deal.pk)))
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            words = FORMS_AND_DRAWINGS.sub("", answer.content.decode())
            wrong += [(route.pattern, found) for found in re.findall(".*\N{RIGHT-TO-LEFT OVERRIDE}.*", words)]
            shown += SHOWN in words
    assert wrong == []
    assert shown >= 5


def turned(value, key=""):
    """A plan document in which every name and text has a mark that turns it around."""
    if isinstance(value, dict):
        return {k: turned(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [turned(v) for v in value]
    return TURNED if key in {"outcome", "what", "name", "deliverable", "evidence", "mitigation"} else value


def test_a_form_keeps_what_was_typed_and_the_page_and_the_mail_show_it(cast):
    client = cast.as_vendor(cast.sam)
    sent = {"name": TURNED, "email": "una@northwind.example", "role": "viewer"}
    assert client.post(f"/plans/{cast.plan}/invite", sent).status_code == 303
    assert Contact.objects.get(email="una@northwind.example").name == TURNED
    assert SHOWN in client.get(f"/plans/{cast.plan}/invite").content.decode()
    assert SHOWN in Mail.objects.get(to_email="una@northwind.example").text


def test_a_colleague_cannot_look_like_another(cast):
    User.objects.filter(pk=cast.vera.pk).update(name="A\N{ZERO WIDTH SPACE}da")
    assert "A⟨U+200B⟩da" in cast.as_vendor(cast.sam).get("/people/").content.decode()


@pytest.mark.parametrize("name", ["\N{ZERO WIDTH SPACE}", " \N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH JOINER} "])
def test_a_name_of_which_nothing_is_seen_is_none(cast, name):
    sent = {"name": name, "email": "una@northwind.example", "role": "viewer"}
    assert cast.as_vendor(cast.ada).post("/people/add", sent).status_code == 422


def test_a_text_with_such_a_character_can_be_edited_like_any_other(cast):
    """What the form shows as seen comes back as it was, or every change would be a conflict."""
    client, at = cast.as_vendor(cast.sam), f"/plans/{cast.plan}/milestones/questionnaire/describe"
    seen = (
        queries.plan_page(cast.plan, SAM.side, cast.deal.created_at.date()).plan.milestone("questionnaire").deliverable
    )
    assert client.post(at, {"deliverable": "می\N{ZERO WIDTH NON-JOINER}روم", "seen": seen}).status_code == 303
    again = {"deliverable": "Answered", "seen": "می\N{ZERO WIDTH NON-JOINER}روم"}
    assert client.post(at, again).status_code == 303

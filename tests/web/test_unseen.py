"""Names with characters that nobody sees are shown as what they are, on the pages where somebody decides by them."""

from __future__ import annotations

import pytest

from signward.core.plan.commands import DescribeMilestone, StateOutcome
from signward.notices.models import Mail
from signward.people.models import Contact, User
from signward.plans import queries
from signward.plans.act import act
from tests.core.plan.given import SAM

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

"""Links on the page: a tick is “after it is finished”, kind and lag stand beside it, and nothing that stood is lost."""

from __future__ import annotations

import html
import re

import pytest

from signward.core.plan.actors import Actor
from signward.core.plan.commands import LinkMilestone
from signward.core.plan.state import Link, LinkKind, Side
from signward.plans.act import act
from tests.web.test_editing import plan_of, said, undo, ways

pytestmark = pytest.mark.django_db
MIA = Actor("user:0", "Mia", Side.VENDOR, "ae")
AT = "milestones/approval/"


def form_of(page):
    """What a browser would send of the form of links, untouched: each field with its values."""
    form = page[page.index('data-field="follow"') :]
    form = html.unescape(form[: form.index("</form>")])
    return {
        "seen": re.findall(r'name="seen" value="([^"]*)"', form),
        "after": re.findall(r'name="after" value="([^"]*)" checked', form),
        "kind": re.findall(r'<option value="([^"]*)" selected', form),
        "lag": re.findall(r'name="lag" value="([^"]*)"', form),
    }


def opened(client, address):
    return form_of(client.get(f"{address}{AT}edit").content.decode())


def choose(sent, milestone, kind, lag):
    """The same, with a kind and a lag chosen for a milestone, ticked if it was not."""
    n = next(n for n, one in enumerate(sent["kind"]) if one.endswith(f":{milestone}"))
    key = sent["kind"][n].partition(":")[2]
    sent["kind"][n], sent["lag"][n] = f"{kind}:{key}", lag
    sent["after"] = list(dict.fromkeys([*sent["after"], key]))
    return sent


def given(cast, *after):
    act(cast.plan, LinkMilestone("approval", after, plan_of(cast).milestone("approval").after), MIA)


def links(cast):
    return plan_of(cast).milestone("approval").after


def test_a_tick_alone_is_after_it_is_finished_and_the_other_links_stay_as_they_were(cast):
    (seller, ours), _ = ways(cast)
    stood = (Link("questionnaire", LinkKind.SS, 3), Link("questionnaire", LinkKind.FF), Link("msa", LinkKind.FS, -2))
    given(cast, *stood)
    sent = opened(seller, ours)
    sent["after"].append("-:registration")
    assert seller.post(f"{ours}{AT}follow", sent).status_code == 303
    assert links(cast) == (*stood, Link("registration"))


def test_kind_and_lag_are_chosen_beside_the_tick_and_read_back_in_words(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    given(cast, Link("msa"))
    sent = choose(choose(opened(seller, ours), "msa", "FS", "2"), "questionnaire", "SS", "−3")
    assert seller.post(f"{ours}{AT}follow", sent).status_code == 303
    assert links(cast) == (Link("msa", LinkKind.FS, 2), Link("questionnaire", LinkKind.SS, -3))
    names = plan_of(cast).names
    words = f"after “{names['msa']}”, 2 business days later; starting with “{names['questionnaire']}”, 3 business days"
    for client, address in ((seller, ours), (buying, theirs)):
        assert f"linked {names['approval']}: {words} earlier" in html.unescape(said(client.get(address)))
        assert f"A{words[1:]} earlier" in html.unescape(said(client.get(f"{address}{AT}edit")))
    assert undo(seller, ours).status_code == 303
    assert links(cast) == (Link("msa"),)


def test_an_unticked_link_goes_even_where_the_pair_has_another(cast):
    (seller, ours), _ = ways(cast)
    given(cast, Link("questionnaire", LinkKind.SS), Link("questionnaire", LinkKind.FF, 4))
    sent = opened(seller, ours)
    sent["after"].remove("0:questionnaire")
    assert seller.post(f"{ours}{AT}follow", sent).status_code == 303
    assert links(cast) == (Link("questionnaire", LinkKind.FF, 4),)


def test_a_link_to_the_signature_is_shown_and_survives_another_tick(cast):
    (seller, ours), _ = ways(cast)
    added = {"workstream": "legal", "deliverable": "First value", "days": "3", "after": ["-:signature"]}
    assert seller.post(f"{ours}milestones/add", added).status_code == 303
    page = seller.get(f"{ours}milestones/first-value/edit").content.decode()
    assert "After the signature" in said(seller.get(f"{ours}milestones/first-value/edit"))
    sent = form_of(page)
    sent["after"].append("-:registration")
    assert seller.post(f"{ours}milestones/first-value/follow", sent).status_code == 303
    assert plan_of(cast).milestone("first-value").after == (Link("signature"), Link("registration"))


def test_the_later_of_two_sees_both_in_words_and_keeps_what_was_typed(cast):
    (seller, ours), (buying, theirs) = ways(cast)
    given(cast, Link("msa"))
    mine, yours = choose(opened(seller, ours), "msa", "FF", "1"), choose(opened(buying, theirs), "msa", "FS", "5")
    assert seller.post(f"{ours}{AT}follow", mine).status_code == 303
    late = buying.post(f"{theirs}{AT}follow", yours)
    assert late.status_code == 409
    name = plan_of(cast).names["msa"]
    assert f"finishing with “{name}”, 1 business day later" in html.unescape(said(late))
    assert f"after “{name}”, 5 business days later" in html.unescape(said(late))
    again = form_of(late.content.decode())
    assert links(cast) == (Link("msa", LinkKind.FF, 1),)
    assert buying.post(f"{theirs}{AT}follow", again).status_code == 303
    assert links(cast) == (Link("msa", LinkKind.FS, 5),)


def test_a_circle_is_refused_by_name_and_what_was_chosen_is_kept(cast):
    (seller, ours), _ = ways(cast)
    given(cast, Link("msa"))
    page = seller.get(f"{ours}milestones/msa/edit").content.decode()
    answer = seller.post(f"{ours}milestones/msa/follow", choose(form_of(page), "approval", "SS", "2"))
    assert answer.status_code == 422
    assert "circle" in said(answer)
    assert plan_of(cast).names["approval"] in html.unescape(said(answer))
    kept = form_of(answer.content.decode())
    assert any(key.endswith(":approval") for key in kept["after"])
    assert any(kind.startswith("SS:") and kind.endswith(":approval") for kind in kept["kind"])


@pytest.mark.parametrize("lag", ["soon", "2.5", "99999", "5001", "--2"])
def test_a_lag_that_is_none_is_told_and_stays_in_its_field(cast, lag):
    (seller, ours), _ = ways(cast)
    stood = links(cast)
    answer = seller.post(f"{ours}{AT}follow", choose(opened(seller, ours), "msa", "FS", lag))
    assert answer.status_code == 422
    assert lag in said(answer)
    assert f'name="lag" value="{lag}"' in said(answer)
    assert links(cast) == stood


def test_a_torn_form_changes_nothing(cast):
    (seller, ours), _ = ways(cast)
    stood, sent = links(cast), opened(seller, ours)
    for torn in ({"lag": sent["lag"][1:]}, {"kind": ["XX:0:msa"], "lag": ["0"], "after": ["0:msa"]}, {"after": ["0"]}):
        assert seller.post(f"{ours}{AT}follow", {**sent, **torn}).status_code == 422
    assert links(cast) == stood


def test_a_new_milestone_takes_kind_and_lag_too(cast):
    (seller, ours), _ = ways(cast)
    sent = {
        "workstream": "legal", "deliverable": "Works council heard", "days": "3", "after": ["-:questionnaire"],
        "kind": ["SS:-:questionnaire"], "lag": ["2"],
    }  # fmt: skip
    assert seller.post(f"{ours}milestones/add", sent).status_code == 303
    assert plan_of(cast).milestone("works-council-heard").after == (Link("questionnaire", LinkKind.SS, 2),)
    again = seller.post(f"{ours}milestones/add", {**sent, "lag": ["soon"]})
    assert again.status_code == 422
    assert 'value="soon"' in said(again)

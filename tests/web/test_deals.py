"""The list of plans, and the deal page that only the vendor sees."""

from __future__ import annotations

import re

import pytest

from signward.core.deal.quarter import quarter_end
from signward.core.plan.actors import Actor
from signward.core.plan.commands import FinishMilestone
from signward.core.plan.state import Side
from signward.plans.act import act
from signward.plans.models import Deal, PlanState
from signward.plans.queries import plan_page
from signward.web.portfolio import arranged, order_of
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def customers(page):
    return re.findall(r'<th scope="row">\s*<a href="/plans/[^"]+">([^<]+)</a>', page)


def test_the_list_says_how_each_plan_stands_in_a_word_and_a_shape(cast):
    page = cast.as_vendor(cast.sam).get("/").content.decode()
    assert "2 plans: 1 late, 1 on course." in page
    assert "■ Late" in page
    assert "✓ On course" in page


def test_the_list_is_in_the_order_that_was_asked_for(cast):
    client = cast.as_vendor(cast.sam)
    by_name = customers(client.get("/", {"sort": "customer"}).content.decode())
    assert by_name == sorted(by_name)
    assert customers(client.get("/", {"sort": "verdict"}).content.decode())[0] == "Northwind Bank"
    assert customers(client.get("/", {"sort": "nonsense"}).content.decode()) == customers(
        client.get("/").content.decode()
    )


def test_a_customer_is_found_by_a_part_of_the_name(cast):
    client = cast.as_vendor(cast.sam)
    assert customers(client.get("/", {"find": "northw"}).content.decode()) == ["Northwind Bank"]
    nothing = client.get("/", {"find": "<b>nobody"}).content.decode()
    assert "No customer" in nothing
    assert "<b>nobody" not in nothing


def test_no_order_mixes_up_plans_without_dates(cast):
    assert arranged([], order_of("forecast")) == []


def test_the_list_costs_four_statements_at_most_in_any_order(cast, django_assert_max_num_queries):
    client = cast.as_vendor(cast.sam)
    with django_assert_max_num_queries(4):
        client.get("/", {"sort": "verdict"})


def test_a_new_workspace_is_told_what_to_do_first(cast):
    PlanState.objects.all().delete()
    page = cast.as_vendor(cast.sam).get("/").content.decode()
    assert "No plan yet" in page
    assert "Import the spreadsheet" in page


def test_the_deal_page_sets_the_call_beside_what_the_plan_proves(cast):
    Deal.objects.filter(pk=cast.deal.pk).update(close_date=TODAY, forecast_category="Commit")
    page = cast.as_vendor(cast.sam).get(f"/deals/{cast.deal.pk}/").content.decode()
    assert "Only your side sees this page" in page
    assert "later than called" in page
    assert "■ Late" in page
    assert "Blocks the signature" in page


def test_a_deal_is_saved_and_says_so(cast):
    client, address = cast.as_vendor(cast.sam), f"/deals/{cast.deal.pk}/"
    sent = {"amount": "1,250,000.50", "currency": "eur", "close_date": TODAY.isoformat(), "next_step": "Board"}
    answer = client.post(f"{address}change", sent)
    assert "Saved" in client.get(answer.headers["Location"]).content.decode()
    deal = Deal.objects.get(pk=cast.deal.pk)
    assert (str(deal.amount), deal.currency, deal.close_date) == ("1250000.50", "EUR", TODAY)


@pytest.mark.parametrize(
    "wrong", [{"amount": "much"}, {"amount": "NaN"}, {"amount": "9" * 30}, {"currency": "euro"}, {"close_date": "soon"}]
)
def test_a_deal_typed_in_wrongly_is_told_at_the_field_and_nothing_is_lost(cast, wrong):
    answer = cast.as_vendor(cast.sam).post(f"/deals/{cast.deal.pk}/change", {"next_step": "Call Dana", **wrong})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'id="{next(iter(wrong))}-wrong"' in page
    assert "Call Dana" in page
    assert Deal.objects.get(pk=cast.deal.pk).next_step == ""


def test_the_deal_page_tells_the_chance_to_sign_by_the_end_of_the_quarter_and_no_buyer_reads_of_it(cast):
    page = cast.as_vendor(cast.sam).get(f"/deals/{cast.deal.pk}/").content.decode()
    assert "By the end of the quarter, " in page
    assert re.search(r"[\w ]+ % chance to sign", page)
    buyer, base = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/"
    for seen in ("", "?chances", "certificate", "history", "plan.json", "plan.md"):
        answer = buyer.get(f"{base}{seen}")
        assert answer.status_code == 200, seen
        assert "quarter" not in answer.content.decode().lower(), seen


def test_the_quarter_is_that_of_the_workspaces_own_year_which_an_admin_sets(cast):
    admin, seller = cast.as_vendor(cast.ada), cast.as_vendor(cast.sam)
    for month in (1, 2, 3):
        assert admin.post("/people/workspace", {"year_begins": str(month)}).status_code == 303
        assert f"By the end of the quarter, {words(quarter_end(TODAY, month))}" in told(seller, cast.deal)
    assert len({quarter_end(TODAY, month) for month in (1, 2, 3)}) == 3
    assert seller.post("/people/workspace", {"year_begins": "1"}).status_code == 403
    assert admin.post("/people/workspace", {"year_begins": "13"}).status_code == 422


def told(client, deal):
    return re.sub(r"\s+", " ", client.get(f"/deals/{deal.pk}/").content.decode())


def words(day):
    return f"{day:%a} {day.day} {day:%b}" + (f" {day.year}" if day.year != TODAY.year else "")


def test_a_plan_whose_milestones_are_all_done_is_done_in_the_list_and_on_its_page(cast):
    by = Actor(f"user:{cast.sam.pk}", "Sam", Side.VENDOR, "ae", "sam")
    while open_ := [m for m in plan_page(cast.other_plan, Side.VENDOR, TODAY).plan.milestones if not m.done]:
        act(cast.other_plan, FinishMilestone(open_[0].id, TODAY), by)
    sam = cast.as_vendor(cast.sam)
    listed = sam.get("/").content.decode()
    row = re.search(rf"<tr>(?:(?!</tr>).)*/plans/{cast.other_plan}/.*?</tr>", listed, re.DOTALL)[0]
    assert "✓ Done" in row
    assert "Everything before signature is done" in row
    assert re.search(r"\d+ plans: .*1 done", listed)
    assert "Everything before signature is done" in sam.get(f"/plans/{cast.other_plan}/").content.decode()


def test_a_row_that_was_written_before_never_shows_what_has_changed_since(cast):
    sam = cast.as_vendor(cast.sam)
    before = sam.get("/").content.decode()
    Deal.objects.filter(pk=cast.deal.pk).update(amount=7_654_321)
    after = sam.get("/").content.decode()
    assert "7,654,321" not in before
    assert "7,654,321" in after

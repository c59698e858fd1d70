"""A new plan in two minutes: what follows is shown at once, and nothing is kept before it begins."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from signward.core.plan.state import Side
from signward.plans.models import Deal, PlanState
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
FAR = (TODAY + timedelta(days=300)).isoformat()
SOON = (TODAY + timedelta(days=10)).isoformat()


@pytest.fixture
def sam(cast):
    return cast.as_vendor(cast.sam)


def begun(answer):
    return plan_page(answer.headers["Location"].split("/")[-2], Side.VENDOR, TODAY)


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_customer_and_target_are_enough_for_a_plan_that_is_dated_throughout(cast, sam):
    page = begun(sam.post("/deals/new", {"customer": "Eastgate", "target": FAR}))
    plan = page.plan
    assert (plan.customer, plan.vendor, str(plan.target_signature)) == ("Eastgate", "Acme Analytics", FAR)
    assert len(plan.milestones) == 18
    assert all((m.due and m.duration) or m.meeting for m in plan.milestones)
    assert plan.reserve > 5
    assert plan.person("account-executive").name == "Sam"
    assert "began the plan from the template Enterprise SaaS with 18 milestones" in page.history[-1].words
    assert Deal.objects.get(plan_state=page.plan_id).owner == cast.sam


def test_the_page_says_at_once_whether_the_target_can_be_met_and_keeps_nothing(sam):
    before = PlanState.objects.count(), Deal.objects.count()
    far = text(sam.post("/deals/new", {"target": FAR, "do": "look"}))
    assert "On course to sign by" in far
    assert "Chance to sign by" in far
    assert "What has to start when" in far
    assert "business days, untouched. It is enough in 8 of 10 cases." in far
    assert "our model, not a measured fact" in far
    assert "gate: Security board, every second Tuesday as the template supposes" in far
    soon = text(sam.post("/deals/new", {"target": SOON, "do": "look"}))
    assert "business days short" in soon
    assert re.search(r"5 of 5 business days eaten. \d+ business days would be enough in 8 of 10 cases", soon)
    assert ", past" in soon
    assert (PlanState.objects.count(), Deal.objects.count()) == before


def test_the_starts_that_it_lists_never_contradict_its_verdict(sam):
    seen = set()
    for days in range(50, 110, 3):
        target = (TODAY + timedelta(days=days)).isoformat()
        said = text(sam.post("/deals/new", {"target": target, "buyer_country": "DE", "do": "look"}))
        late = re.search(r"had to (?:start|go out) on (\d+ \w+)", said)
        eaten = re.search(r"(\d+) of 5 business days eaten", said)
        past = set(re.findall(r"\w{3} (\d+ \w+)(?: \d{4})?, past", said))
        assert bool(late) == bool(past)
        if late:
            assert late[1] in past
        seen.add("late" if late else "eats" if eaten else "on course")
    assert seen == {"late", "eats", "on course"}


def test_before_anything_is_typed_the_earliest_signature_is_said(sam):
    assert "Earliest signature" in text(sam.get("/deals/new"))


def test_the_segment_decides_the_durations_and_the_usual_template(sam):
    plan = begun(sam.post("/deals/new", {"customer": "E", "target": FAR, "segment": "mid-market"})).plan
    assert plan.segment == "mid-market"
    assert len(plan.milestones) == 11
    assert plan.milestone("contract").duration.spec == [3, 9, 20]


def test_every_field_of_the_form_reaches_the_plan(sam):
    plan = begun(
        sam.post(
            "/deals/new",
            {
                "customer": "Eastgate", "target": FAR, "segment": "regulated", "template": "proof-of-concept-led",
                "reason": "The old contract ends", "outcome": "Close in 4 days", "reserve": "8", "value": "yes",
                "buyer_country": "DE", "buyer_region": "BY", "vendor_country": "US", "vendor_region": "",
                "name_champion": "Dana Whitfield", "email_champion": "Dana@Eastgate.example",
                "name_security-lead": "Lee Park",
            },
        )
    ).plan  # fmt: skip
    assert (plan.segment, plan.reserve, plan.outcome) == ("regulated", 8, "Close in 4 days")
    assert plan.compelling_event.what == "The old contract ends"
    assert (plan.calendars[Side.BUYER].country, plan.calendars[Side.BUYER].region) == ("DE", "BY")
    assert plan.calendars[Side.VENDOR].country == "US"
    assert plan.person("champion").email == "dana@eastgate.example"
    assert plan.person("security-lead").name == "Lee Park"
    assert plan.person("legal").placeholder
    assert plan.milestone("go-live").due > plan.target_signature


def test_freezes_are_offered_and_only_those_that_were_ticked_hold(sam):
    target = date(TODAY.year + 1, 2, 26)
    sent = {"customer": "E", "target": target.isoformat(), "buyer_country": "FR"}
    assert "Year’s end" in text(sam.post("/deals/new", {**sent, "do": "look"}))
    assert begun(sam.post("/deals/new", sent)).plan.calendars[Side.BUYER].freezes == ()
    first = date(TODAY.year, 12, 20) if date(TODAY.year, 12, 20) >= TODAY else date(TODAY.year + 1, 12, 20)
    held = begun(sam.post("/deals/new", {**sent, "freeze": first.isoformat()})).plan.calendars[Side.BUYER].freezes
    assert held == ((first, date(first.year + 1, 1, 5)),)


def test_the_vendors_country_is_remembered_from_the_latest_plan(cast, sam):
    sam.post("/deals/new", {"customer": "E", "vendor_country": "JP", "vendor_region": "", "buyer_country": ""})
    page = sam.get("/deals/new").content.decode()
    assert re.search(r'<option value="JP" selected>', page)
    other = cast.as_vendor(cast.olga).get("/deals/new").content.decode()
    assert not re.search(r'<option value="JP" selected>', other)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ({"customer": ""}, "customer"),
        ({"target": "soon"}, "target"),
        ({"target": "2020-01-31"}, "target"),
        ({"reserve": "many"}, "reserve"),
        ({"reserve": "251"}, "reserve"),
        ({"email_legal": "lee"}, "email_legal"),
        ({"email_legal": "lee@e.example"}, "name_legal"),
        ({"buyer_country": "Atlantis"}, "buyer_country"),
        ({"template": "value-after-signature", "value": "yes"}, "value"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(sam, typed, at):
    answer = sam.post("/deals/new", {"customer": "Eastgate", "outcome": "Close in 4 days", **typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'href="#{at}"' in page
    assert "Close in 4 days" in page
    assert not Deal.objects.filter(customer="Eastgate").exists()


def test_a_plan_by_hand_is_one_of_the_choices(sam):
    sent = {"customer": "Eastgate", "template": "by-hand", "buyer_country": "DE"}
    page = begun(sam.post("/deals/new", sent))
    assert [m.deliverable for m in page.plan.milestones] == ["Kick-off with the buyer"]
    assert page.plan.target_signature is None
    assert page.plan.calendars[Side.BUYER].country == "DE"
    assert "began the plan with 1 milestone" in page.history[-1].words


def test_sent_twice_it_begins_one_plan(sam):
    sent = {"customer": "Eastgate", "target": FAR, "once": "abc"}
    first, second = (sam.post("/deals/new", sent).headers["Location"] for _ in range(2))
    assert first == second

"""A plan that was read from a sheet is put right before it begins."""

from __future__ import annotations

from datetime import date

from signward.core.plan.corrections import Correction, rewritten, sided, without
from signward.core.plan.document import read_document
from signward.core.plan.state import Link, Side

PEOPLE = [{"id": name, "name": name.title(), "side": side} for name, side in [("sam", "vendor"), ("yuki", "vendor")]]


def plan(**more):
    milestones = [
        {"id": "poc", "deliverable": "POC", "vendor": "sam", "lead": "vendor"},
        {"id": "review", "deliverable": "Review", "vendor": "yuki", "lead": "vendor", "after": ["poc"]},
        {"id": "order", "deliverable": "Order", "after": [{"id": "review", "lag": 2}]},
    ]
    security = {"id": "security", "name": "Security", "gate": {"name": "Board", "milestone": "review"}}
    stream = {**security, "milestones": milestones}
    return read_document({"signward": 1, "people": PEOPLE, "workstreams": [stream], **more})


def test_somebody_who_turns_out_to_be_the_buyers_takes_what_they_own_and_lead_along():
    review = sided(plan(), {"yuki": Side.BUYER}).milestone("review")
    assert (review.vendor, review.buyer, review.lead) == (None, "yuki", Side.BUYER)


def test_two_owners_on_the_wrong_sides_change_places():
    swapped = plan(people=[*PEOPLE, {"id": "dana", "name": "Dana", "side": "buyer"}])
    rows = {"review": Correction("Review", None, Side.BUYER, "yuki", "dana")}
    review = sided(rewritten(swapped, rows), {"yuki": Side.BUYER, "dana": Side.VENDOR}).milestone("review")
    assert (review.vendor, review.buyer, review.lead) == ("dana", "yuki", Side.BUYER)


def test_an_owner_is_never_lost_where_the_other_place_is_taken():
    taken = plan(people=[*PEOPLE, {"id": "dana", "name": "Dana", "side": "buyer"}])
    rows = {"review": Correction("Review", None, Side.VENDOR, "yuki", "dana")}
    review = sided(rewritten(taken, rows), {"yuki": Side.BUYER}).milestone("review")
    assert {review.vendor, review.buyer} == {"yuki", "dana"}


def test_a_row_reads_as_it_was_corrected_and_the_others_as_before():
    rows = {"poc": Correction("Pilot", date(2026, 12, 4), Side.BUYER, None, None)}
    put_right = rewritten(plan(), rows)
    poc = put_right.milestone("poc")
    assert (poc.deliverable, poc.due, poc.lead, poc.vendor) == ("Pilot", date(2026, 12, 4), Side.BUYER, None)
    assert put_right.milestone("order") == plan().milestone("order")


def test_what_waited_for_a_row_left_out_waits_for_what_that_waited_for():
    risks = [{"what": "Queue", "threatens": ["review", "order"]}]
    left = without(plan(risks=risks, signature={"after": ["order", "review"]}), {"review"})
    assert [m.id for m in left.milestones] == ["poc", "order"]
    assert left.milestone("order").after == (Link("poc"),)
    assert [link.id for link in left.signature.after] == ["order", "poc"]
    assert left.risks[0].threatens == ("order",)
    assert left.workstreams[0].gate.milestone is None

"""The signature's calendar has the days on which both sides work. A freeze of one side is a single instant on it, and
yet the last milestone to finish decides, on the very day."""

from __future__ import annotations

from datetime import date
from typing import Any

from signward.core.plan.document import read_document
from signward.core.plan.timetable import Timetable, timetable

TODAY = date(2026, 11, 26)  # a Thursday
FROZEN = {"vendor": {"freezes": [["2026-11-26", "2026-12-06"]]}, "buyer": {"workdays": [1, 2, 3, 4]}}


def planned(*milestones: dict[str, Any], target: str = "2027-02-22", calendars: Any = None) -> Timetable:
    document = {"signward": 1, "calendars": calendars or FROZEN, "workstreams": [{"id": "w", "milestones": milestones}]}
    return timetable(read_document(document | {"target_signature": target}, TODAY), TODAY)


def test_what_is_left_to_do_decides_though_one_side_rests_until_after_it():
    found = planned(
        {"id": "a", "duration": 1, "lead": "vendor", "done": "2026-11-25"},
        {"id": "b", "duration": 3, "lead": "buyer"},
    )
    assert found.signature == date(2026, 12, 1)
    assert found.verdict.decided_by == ("b",)
    assert "decided by “b”" in found.verdict.sentence


def test_of_two_that_finish_while_one_side_rests_the_later_decides():
    found = planned({"id": "a", "duration": 2, "lead": "buyer"}, {"id": "b", "duration": 3, "lead": "buyer"})
    assert found.verdict.decided_by == ("b",)
    found = planned({"id": "a", "duration": 3, "lead": "buyer"}, {"id": "b", "duration": 2, "lead": "buyer"})
    assert found.verdict.decided_by == ("a",)


def test_what_ends_as_the_day_begins_does_not_decide_where_both_sides_work_later_and_is_not_called_done():
    monday_on = {"vendor": {"workdays": [1, 2, 3]}, "buyer": {}}
    found = planned({"id": "told", "duration": 0, "lead": "buyer"}, calendars=monday_on)
    assert found.signature == date(2026, 11, 30)
    assert found.verdict.decided_by == ()
    assert "nothing but the days on which both sides work decides the signature" in found.verdict.sentence
    done = planned({"id": "told", "duration": 0, "lead": "buyer", "done": "2026-11-20"}, calendars=monday_on)
    assert "nothing before signature is left to do" in done.verdict.sentence


def test_it_is_not_signed_before_a_moment_that_opens_a_later_day_of_one_sides_rest():
    buyer_rests = {"buyer": {"freezes": [["2026-11-24", "2026-11-30"]]}}
    found = planned(
        {"id": "work", "duration": 1, "lead": "vendor"},
        {"id": "told", "duration": 0, "lead": "buyer"},
        calendars=buyer_rests,
    )
    assert found.dates["work"].earliest_finish == TODAY
    assert found.dates["told"].earliest_finish == date(2026, 12, 1)
    assert (found.signature, found.verdict.decided_by) == (date(2026, 12, 1), ("told",))

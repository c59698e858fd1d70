"""The contract's section "Days", sentence by sentence, on plan files with dates counted by hand.

November 2026 begins on a Sunday: Monday 2, Friday 6, Monday 9. Nothing here has public holidays.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from signward.core.plan.document import WrongDocument, read_document
from signward.core.plan.timetable import Timetable, timetable
from signward.core.schedule.errors import ScheduleError

TODAY = date(2026, 11, 2)  # a Monday


def planned(*milestones: dict[str, Any], today: date = TODAY, **plan: Any) -> Timetable:
    document = {"signward": 1, "workstreams": [{"id": "w", "milestones": list(milestones)}]} | plan
    return timetable(read_document(document, today), today)


def m(key: str, duration: Any = 1, *after: Any, **more: Any) -> dict[str, Any]:
    return {"id": key, "duration": duration, "after": list(after)} | more


def early(found: Timetable, key: str) -> tuple[int, int]:
    """Earliest start and finish as days of November 2026."""
    dates = found.dates[key]
    return (dates.earliest_start - date(2026, 10, 31)).days, (dates.earliest_finish - date(2026, 10, 31)).days


def latest(found: Timetable, key: str) -> tuple[int, int]:
    dates = found.dates[key]
    return (dates.latest_start - date(2026, 10, 31)).days, (dates.latest_finish - date(2026, 10, 31)).days


def test_a_milestone_fills_whole_working_days_first_and_last_included():
    assert early(planned(m("a", 1)), "a") == (2, 2)
    assert early(planned(m("a", 6)), "a") == (2, 9)


def test_it_runs_on_its_leads_calendar():
    buyer = {"buyer": {"holidays": ["2026-11-03"], "freezes": [["2026-11-05", "2026-11-06"]]}}
    assert early(planned(m("a", 3, lead="buyer"), calendars=buyer), "a") == (2, 9)  # 2, 4, 9
    assert early(planned(m("a", 3, lead="vendor"), calendars=buyer), "a") == (2, 4)


def test_duration_0_is_a_moment_on_the_day_its_last_predecessor_finishes():
    found = planned(m("a", 2), m("b", 5), m("c", 0, "a", "b"))
    assert early(found, "c") == (6, 6)


def test_duration_0_stands_on_its_own_not_before_day():
    assert early(planned(m("a", 0, not_before="2026-11-12")), "a") == (12, 12)


def test_the_successor_starts_on_the_first_working_day_of_its_own_calendar_after_the_finish():
    sunday_week = {"buyer": {"workdays": [7, 1, 2, 3, 4]}}
    found = planned(m("a", 5), m("b", 1, "a", lead="buyer"), calendars=sunday_week)
    assert early(found, "b") == (8, 8)  # Sunday


def test_lags_are_working_days_of_the_successors_calendar():
    buyer = {"buyer": {"holidays": ["2026-11-04"]}}
    found = planned(m("a", 1), m("b", 1, {"id": "a", "lag": 2}, lead="buyer"), calendars=buyer)
    assert early(found, "b") == (6, 6)  # 3 and 5 pass


def test_a_negative_lag_overlaps_and_a_lead_before_today_is_held_at_today():
    assert early(planned(m("a", 5), m("b", 1, {"id": "a", "lag": -2})), "b") == (5, 5)
    assert early(planned(m("a", 2), m("b", 1, {"id": "a", "lag": -9})), "b") == (2, 2)


def test_finish_to_finish_moves_the_start_back_with_the_finish_but_not_before_today():
    assert early(planned(m("a", 5), m("b", 2, {"id": "a", "link": "FF"})), "b") == (5, 6)
    assert early(planned(m("a", 1), m("b", 4, {"id": "a", "link": "FF"})), "b") == (2, 5)


def test_start_to_start_binds_the_start():
    found = planned(m("x", 2), m("a", 5, "x"), m("b", 1, {"id": "a", "link": "SS", "lag": 1}))
    assert early(found, "b") == (5, 5)


def test_start_to_finish_binds_the_finish():
    found = planned(m("x", 5), m("a", 3, "x"), m("b", 2, {"id": "a", "link": "SF", "lag": 1}))
    assert early(found, "b") == (6, 9)  # a starts as Monday 9 begins; a working day later that Monday ends


def test_of_two_links_on_one_pair_the_tighter_counts():
    loose, tight = {"id": "a", "link": "SS"}, {"id": "a", "lag": 1}
    for links in ((loose, tight), (tight, loose)):
        assert early(planned(m("a", 2), m("b", 1, *links)), "b") == (5, 5)


def test_a_meeting_falls_only_on_its_dates_and_a_list_is_taken_as_given():
    found = planned(m("a", 3), m("b", 1, "a", meeting={"on": ["2026-11-03", "2026-11-08", "2026-11-17"]}))
    assert early(found, "b") == (8, 8)  # a Sunday, and on the list


def test_of_a_rule_the_days_on_which_either_side_does_not_work_drop_out():
    rule = {"every": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "from": "2026-11-03"}
    assert early(planned(m("a", 1, meeting=rule)), "a") == (3, 3)
    closed = {"buyer": {"holidays": ["2026-11-03"]}}
    assert early(planned(m("a", 1, meeting=rule), calendars=closed), "a") == (17, 17)


def test_papers_are_ready_that_many_working_days_before_the_meeting():
    meeting = {"on": ["2026-11-10", "2026-11-24"], "papers": 3}
    assert early(planned(m("a", 4), m("b", 1, "a", meeting=meeting)), "b") == (10, 10)  # ready on Thursday 5
    assert early(planned(m("a", 5), m("b", 1, "a", meeting=meeting)), "b") == (24, 24)


def test_a_lag_a_duration_and_the_slack_of_a_meeting_count_meetings():
    on = [f"2026-11-{day:02}" for day in (3, 10, 17, 24)] + ["2026-12-01"]
    found = planned(
        m("a", 1), m("b", 2, {"id": "a", "lag": 1}, meeting={"on": on}), target_signature="2026-12-02"
    )  # fmt: skip
    assert early(found, "b") == (10, 17)
    assert latest(found, "b") == (24, 31)
    assert found.dates["b"].slack == 2


@pytest.mark.parametrize(("link", "lag", "day"), [
    ("FS", 0, 17), ("FS", 1, 19), ("FS", 2, 24), ("FS", -1, 17), ("SS", 1, 19), ("FF", 1, 17), ("FF", 2, 19),
    ("SF", 3, 24),
])  # fmt: skip
def test_a_lag_counts_meetings_from_the_first_one_on_however_early_its_leader_is_over(link, lag, day):
    on = ["2026-11-17", "2026-11-19", "2026-11-24", "2026-12-01"]
    found = planned(m("a", 1), m("b", 1, {"id": "a", "link": link, "lag": lag}, meeting={"on": on}))
    assert early(found, "b") == (day, day)


def test_a_gate_whose_lag_reaches_past_the_target_decides_itself_and_not_what_comes_early_enough():
    meeting = {"on": ["2026-11-17", "2026-11-24"]}
    found = planned(m("a", 1), m("b", 1, {"id": "a", "lag": 1}, meeting=meeting), target_signature="2026-11-20")
    assert (found.verdict.feasible, found.verdict.short_by, found.verdict.decided_by) == (False, 1, ("b",))


def test_the_latest_start_delays_nothing_and_slack_is_the_lesser_of_both_ends():
    found = planned(m("a", 2), m("b", 3, "a"), target_signature="2026-11-13")
    assert (latest(found, "b"), latest(found, "a")) == ((11, 13), (9, 10))
    assert [found.dates[key].slack for key in "ab"] == [5, 5]
    assert not found.dates["a"].critical


def test_critical_means_no_slack_and_not_done():
    found = planned(m("x", 1, done="2026-11-02"), m("a", 2), m("b", 1), target_signature="2026-11-03")
    assert [found.dates[key].critical for key in "xab"] == [False, True, False]


def test_with_no_target_the_backward_pass_runs_from_the_greatest_finish():
    found = planned(m("a", 2), m("b", 4))
    assert [found.dates[key].slack for key in "ab"] == [2, 0]


def test_what_is_done_keeps_its_dates_and_what_has_started_finishes_today_at_the_earliest():
    found = planned(m("a", 1, started="2026-10-20", done="2026-10-28"), m("b", 2, started="2026-10-19"))
    assert found.dates["a"].earliest_finish == date(2026, 10, 28)
    assert found.dates["b"].earliest_start == date(2026, 10, 19)
    assert found.dates["b"].earliest_finish == TODAY


def test_a_moment_that_took_its_time_keeps_the_day_on_which_it_started():
    begun = {"id": "a", "link": "SS", "lag": 2}
    found = planned(m("a", 0, started="2026-10-29", done="2026-11-02"), m("b", 1, begun))
    assert early(found, "b") == (2, 2)
    assert (found.dates["a"].earliest_start, found.dates["a"].earliest_finish) == (date(2026, 10, 29), TODAY)


@pytest.mark.parametrize("key", ["started", "done"])
def test_a_start_or_an_end_later_than_today_is_an_error(key):
    with pytest.raises(WrongDocument, match=rf"milestones\[0\]\.{key}: 2026-11-03 lies after today"):
        planned(m("a", 1, **{key: "2026-11-03"}))


def test_nothing_open_begins_before_today_and_short_by_counts_the_deciding_milestones_own_days():
    found = planned(m("a", 3, due="2026-10-01"), m("b", 3, "a"), target_signature="2026-11-04")
    assert early(found, "a") == (2, 4)
    assert found.dates["a"].latest_start == date(2026, 10, 28)  # six working days end on Wednesday 4
    assert not found.verdict.feasible
    assert (found.verdict.decided_by[0], found.verdict.short_by) == ("a", 3)
    assert found.verdict.earliest_signature == date(2026, 11, 9)


def test_what_carries_on_after_signature_is_not_bound_by_the_target():
    found = planned(m("a", 1), m("live", 30, "signature"), signature={"after": ["a"]}, target_signature="2026-11-06")
    assert found.verdict.feasible
    assert found.dates["live"].slack >= 0


def test_a_circle_a_link_to_nothing_and_a_gate_that_never_meets_name_their_milestones():
    with pytest.raises(WrongDocument, match=r"these milestones wait for each other: .*[ab].*[ab]"):
        planned(m("a", 1, "b"), m("b", 1, "a"))
    with pytest.raises(WrongDocument, match="there is no milestone nowhere"):
        planned(m("a", 1, "nowhere"))
    with pytest.raises(ScheduleError, match="board"):
        planned(m("board", 1, meeting={"on": ["2026-10-01"]}))


@pytest.mark.parametrize(
    ("duration", "days"),
    [(4, 4), (3.2, 4), ([2, 4, 8], 4), ([1, 2.5, 4], 3), ({"values": [2, 3, 5], "chances": [0.3, 0.5, 0.2]}, 3),
     ({"uniform": [2, 5]}, 4), ({"normal": [3, 1]}, 3), ({"lognormal": [4, 9]}, 4), ({"triangular": [0, 2, 4]}, 2),
     ({"pert": [0, 2, 4]}, 2)],
)  # fmt: skip
def test_every_form_of_duration_counts_by_its_median_rounded_up(duration, days):
    assert early(planned(m("a", duration, meeting=None), m("b", 0, "a")), "a")[1] == [0, 2, 3, 4, 5][days]

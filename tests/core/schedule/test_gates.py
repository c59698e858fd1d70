"""For each gate: the meeting it makes, the latest day of what it waits for, and what missing it costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.gates import Deadline, Missed, gates_ahead, missed_meeting
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.network import Activity, Link, Network
from signward.core.schedule.passes import Schedule, schedule
from signward.core.schedule.verdict import verdict
from tests.core.schedule.test_mixed_networks import networks

TODAY = date(2026, 11, 23)  # a Monday
TARGET = date(2026, 12, 18)
WEEK = WorkCalendar()
TUESDAYS = [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]


def planned(days: int, *, papers: int = 0, meetings: list[date] = TUESDAYS, kind: str = "FS", lag: int = 0) -> Schedule:
    board = MeetingCalendar(meetings, WEEK, papers=papers, name="Board")
    rows = [Activity("answers", days, WEEK), Activity("board", 1, board), Activity("sign", 0, WEEK)]
    links = [Link("answers", "board", kind, lag), Link("board", "sign")]
    return schedule(Network(rows, links, TODAY, TARGET, "sign"))


def test_it_tells_the_meeting_it_makes_and_the_last_day_for_what_it_waits_for() -> None:
    (gate,) = gates_ahead(planned(8), "sign")
    assert (gate.gate, gate.meeting) == ("board", date(2026, 12, 8))
    assert gate.deadlines == (Deadline("answers", date(2026, 12, 7), begins=False, spare=3),)
    assert (gate.following, gate.end_then) == (date(2026, 12, 15), date(2026, 12, 15))


def test_papers_are_due_days_before_the_meeting() -> None:
    (gate,) = gates_ahead(planned(8, papers=3), "sign")
    assert gate.deadlines == (Deadline("answers", date(2026, 12, 3), begins=False, spare=1),)


def test_what_begins_together_with_a_gate_has_a_latest_start() -> None:
    (gate,) = gates_ahead(planned(8, kind="SS"), "sign")
    assert gate.meeting == date(2026, 12, 1)
    assert gate.deadlines == (Deadline("answers", date(2026, 12, 1), begins=True, spare=6),)


def test_an_earlier_meeting_that_cannot_be_made_any_more_is_said_with_by_how_much() -> None:
    assert missed_meeting(planned(8), "board") == Missed(date(2026, 12, 1), "answers", 2)
    assert missed_meeting(planned(6), "board") is None  # it makes the first
    assert missed_meeting(planned(8), "answers") is None  # no gate
    over = planned(1, meetings=[date(2026, 11, 17), *TUESDAYS])
    assert missed_meeting(over, "board") is None  # the one before is over, and nobody's fault


def test_the_verdict_says_which_meeting_is_missed_and_which_is_next() -> None:
    said = verdict(planned(8), "sign", {"answers": "Answers", "board": "Board approves"}).sentence
    assert said.endswith("Board misses 1 Dec by 2 business days; next is 8 Dec.")
    said = verdict(planned(6), "sign", {"answers": "Answers", "board": "Board approves"}).sentence
    assert said.endswith("Board meets on 1 Dec.")


def test_after_the_last_meeting_there_is_none() -> None:
    (gate,) = gates_ahead(planned(12), "sign")
    assert (gate.meeting, gate.following, gate.end_then) == (TUESDAYS[-1], None, None)


def test_missing_a_meeting_may_leave_a_later_gate_without_one() -> None:
    first = MeetingCalendar(TUESDAYS, WEEK)
    second = MeetingCalendar([date(2026, 12, 4)], WEEK)
    rows = [Activity("a", 1, first), Activity("b", 1, second), Activity("sign", 0, WEEK)]
    found = schedule(Network(rows, [Link("a", "b"), Link("b", "sign")], TODAY, TARGET, "sign"))
    assert gates_ahead(found, "sign")[0].end_then is None


def test_what_is_done_has_no_deadline_and_a_gate_that_is_done_is_not_ahead() -> None:
    found = planned(8)
    answers = replace(found.network.activities[0], done=TODAY)
    (gate,) = gates_ahead(schedule(replace(found.network, activities=[answers, *found.network.activities[1:]])), "sign")
    assert gate.deadlines == ()
    board = replace(found.network.activities[1], done=TODAY)
    done = replace(found.network, activities=[answers, board, found.network.activities[2]])
    assert gates_ahead(schedule(done), "sign") == ()


@given(networks())
@settings(max_examples=300)
def test_finishing_on_the_deadline_makes_the_meeting_and_a_day_later_misses_it(network: Network) -> None:
    found = schedule(replace(network, activities=[replace(a, not_after=None) for a in network.activities]))
    for gate in gates_ahead(found, "sign"):
        for one in gate.deadlines:
            leader = next(a for a in found.network.activities if a.id == one.leader)
            assert one.spare >= 0
            if leader.started or not leader.duration or leader.calendar.floor is not None:
                continue
            assert not _comes_later(found, gate.gate, leader, one.spare)
            assert _comes_later(found, gate.gate, leader, one.spare + 1)


def _comes_later(found: Schedule, gate: str, leader: Activity, days: int) -> bool:
    """Whether the gate is held later where the leader starts so many working days later."""
    first = leader.calendar.position(found.dates[leader.id].earliest_start.toordinal()) + days
    held = replace(leader, not_before=date.fromordinal(leader.calendar.day(first)))
    changed = [held if a.id == leader.id else a for a in found.network.activities]
    try:
        after = schedule(replace(found.network, activities=changed))
    except ScheduleError:  # it needs a meeting after the last
        return True
    return after.dates[gate].earliest_start > found.dates[gate].earliest_start


@pytest.mark.parametrize("days", [1, 8, 12])
def test_holding_the_gate_to_the_next_meeting_is_what_missing_it_costs(days: int) -> None:
    found = planned(days)
    (gate,) = gates_ahead(found, "sign")
    late = replace(found.network.activities[1], not_before=gate.meeting + timedelta(days=1))
    network = replace(found.network, activities=[found.network.activities[0], late, found.network.activities[2]])
    if gate.following is None:
        with pytest.raises(ScheduleError, match="no meeting late enough"):
            schedule(network)
    else:
        assert schedule(network).dates["sign"].earliest_finish == gate.end_then

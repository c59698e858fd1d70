"""A plan on a day: conventions for moments, gates, what has started or is done, signature and what comes after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from signward.core.plan.implication import implication
from signward.core.plan.state import Link, LinkKind, Milestone, Plan, Side, Signature, Workstream
from signward.core.plan.times import CalendarSpec, Meeting
from signward.core.plan.timetable import Timetable, timetable
from signward.core.schedule.durations import Duration
from signward.core.schedule.errors import Cycle, NeverMeets, ScheduleError, UnknownLink

TODAY = date(2026, 11, 23)  # a Monday


def milestone(name: str, days: Any = 1, after: str = "", **fields: Any) -> Milestone:
    links = tuple(Link(leader) for leader in after.split())
    return Milestone(
        name, "all", f"{name.capitalize()} agreed", **{"duration": Duration.read(days), "after": links} | fields
    )


def plan(*milestones: Milestone, **fields: Any) -> Plan:
    return Plan(workstreams=(Workstream("all", "Everything"),), milestones=milestones, **fields)


def spans(found: Timetable) -> dict[str, tuple[str, str]]:
    return {i: (f"{d.earliest_start:%d.%m}", f"{d.earliest_finish:%d.%m}") for i, d in found.dates.items()}


def test_a_follower_starts_on_the_first_working_day_of_its_own_calendar_after_the_finish() -> None:
    calendars = {Side.BUYER: CalendarSpec(holidays=(date(2026, 11, 27),))}
    found = timetable(
        plan(milestone("a", 4), milestone("b", 2, "a", lead=Side.BUYER), calendars=calendars),
        TODAY,
    )
    assert spans(found)["a"] == ("23.11", "26.11")
    assert spans(found)["b"] == ("30.11", "01.12")


def test_a_milestone_without_a_duration_takes_a_day() -> None:
    assert spans(timetable(plan(milestone("a", duration=None)), TODAY))["a"] == ("23.11", "23.11")


def test_a_moment_stands_on_the_day_its_last_leader_finishes_even_where_its_own_side_is_off() -> None:
    calendars = {Side.BUYER: CalendarSpec(holidays=(date(2026, 11, 24),))}
    found = timetable(plan(milestone("a", 2), milestone("m", 0, "a", lead=Side.BUYER), calendars=calendars), TODAY)
    assert spans(found)["m"] == ("24.11", "24.11")


def test_a_moment_that_follows_nothing_stands_on_its_not_before_day() -> None:
    found = timetable(plan(milestone("m", 0, not_before=date(2026, 12, 2)), milestone("b", 1, "m")), TODAY)
    assert spans(found)["m"] == ("02.12", "02.12")
    assert spans(found)["b"] == ("02.12", "02.12")


def test_what_has_started_keeps_its_start_and_finishes_today_at_the_earliest() -> None:
    late = timetable(plan(milestone("a", 3, started=date(2026, 11, 2)), milestone("b", 1, "a")), TODAY)
    assert spans(late)["a"] == ("02.11", "23.11")
    assert spans(late)["b"] == ("24.11", "24.11")
    on_time = timetable(plan(milestone("a", 5, started=date(2026, 11, 20))), TODAY)
    assert spans(on_time)["a"] == ("20.11", "26.11")


def test_what_has_started_late_is_short_by_its_finish() -> None:
    found = timetable(plan(milestone("a", 5, started=TODAY), target_signature=date(2026, 11, 25)), TODAY)
    assert found.dates["a"].slack == -2
    assert found.verdict.short_by == 2
    assert found.verdict.sentence == (
        "To sign by 25 Nov, “A agreed” has to be finished by 25 Nov but cannot before 27 Nov: 2 business days short. "
        "Earliest realistic signature: 27 Nov."
    )


def test_what_is_done_keeps_its_dates_and_holds_nothing_before_it() -> None:
    done = milestone("b", 2, "a", started=date(2026, 11, 19), done=date(2026, 11, 21))
    found = timetable(plan(milestone("a", 5), done, milestone("c", 1, "b"), target_signature=date(2026, 12, 4)), TODAY)
    assert spans(found)["b"] == ("19.11", "21.11")
    assert found.dates["b"].latest_finish == date(2026, 11, 21)
    assert not found.dates["b"].critical
    assert spans(found)["c"] == ("23.11", "23.11")
    assert found.dates["a"].latest_finish == date(2026, 12, 4)


@pytest.mark.parametrize("fact", [{"started": date(2026, 11, 24)}, {"done": date(2026, 11, 24)}])
def test_a_fact_in_the_future_is_an_error(fact: dict[str, date]) -> None:
    with pytest.raises(ScheduleError, match=r"a is .* 2026-11-24, which is later than today") as wrong:
        timetable(plan(milestone("a", **fact)), TODAY)
    assert wrong.value.milestones == ("a",)


def test_milestones_that_wait_for_each_other_are_named() -> None:
    with pytest.raises(Cycle) as wrong:
        timetable(plan(milestone("x"), milestone("a", 1, "x c"), milestone("b", 1, "a"), milestone("c", 1, "b")), TODAY)
    assert set(wrong.value.milestones) == {"a", "b", "c"}
    with pytest.raises(Cycle, match="a waits for itself"):
        timetable(plan(milestone("a", 1, "a")), TODAY)


def test_a_link_to_nothing_is_named() -> None:
    with pytest.raises(UnknownLink, match="b follows 'nowhere', which does not exist"):
        timetable(plan(milestone("b", 1, "nowhere")), TODAY)


TUESDAYS = Meeting("Board", every="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start=date(2026, 11, 24))


def test_a_gate_falls_on_its_next_meeting_and_its_slack_counts_meetings() -> None:
    gate = milestone("gate", 1, "a", meeting=TUESDAYS)
    found = timetable(
        plan(milestone("a", 2), gate, milestone("b", 1, "gate"), target_signature=date(2027, 1, 8)), TODAY
    )
    assert spans(found)["gate"] == ("08.12", "08.12")
    assert spans(found)["b"] == ("09.12", "09.12")
    assert found.dates["gate"].latest_finish == date(2027, 1, 5)
    assert found.dates["gate"].slack == 2


def test_papers_that_miss_their_day_wait_for_the_next_meeting() -> None:
    def gate(papers: int) -> str:
        board = replace(TUESDAYS, papers=papers)
        return spans(timetable(plan(milestone("a", 9), milestone("gate", 1, "a", meeting=board)), TODAY))["gate"][0]

    assert [gate(papers) for papers in (0, 2, 3, 4)] == ["08.12", "08.12", "08.12", "22.12"]


def test_a_lag_to_a_gate_counts_meetings() -> None:
    gate = milestone("gate", meeting=TUESDAYS)
    gate = replace(gate, after=(Link("a", LinkKind.FS, 1),))
    assert spans(timetable(plan(milestone("a", 1), gate), TODAY))["gate"] == ("08.12", "08.12")


def test_a_gate_needed_after_its_last_meeting_is_an_error_that_names_it() -> None:
    gate = milestone("gate", 1, "a", meeting=Meeting("Board", on=(date(2026, 11, 24),)))
    with pytest.raises(NeverMeets, match="gate: Board has no meeting late enough") as wrong:
        timetable(plan(milestone("a", 5), gate), TODAY)
    assert wrong.value.milestones == ("gate",)
    with pytest.raises(NeverMeets, match="gate: Board never meets"):
        timetable(plan(milestone("gate", meeting=Meeting("Board"))), TODAY)


def test_a_target_before_the_first_meeting_is_one_meeting_short_and_presses_on_what_it_follows() -> None:
    gate = milestone("gate", 1, "a", meeting=Meeting("Board", on=(date(2026, 12, 15), date(2026, 12, 22))))
    found = timetable(plan(milestone("a", 2), gate, target_signature=date(2026, 12, 4)), TODAY)
    assert found.dates["gate"].slack == -1
    assert found.verdict.decided_by[0] == "gate"
    assert (
        "“Gate agreed” has to be decided by 4 Dec but cannot before 15 Dec: 1 meeting short" in found.verdict.sentence
    )
    assert found.dates["a"].latest_finish == date(2026, 12, 3)


def test_without_a_signature_block_signature_follows_whatever_nothing_follows() -> None:
    found = timetable(plan(milestone("a", 2), milestone("b", 5), milestone("c", 1, "a")), TODAY)
    assert found.signature == date(2026, 11, 27)
    assert found.signature_id == "signature"
    assert timetable(plan(milestone("signature", 2)), TODAY).signature_id == "signature'"


def test_what_carries_on_after_signature_is_not_bound_by_the_target() -> None:
    after = milestone("live", 10, "signature")
    sides: dict[str, Any] = {"signature": Signature(after=(Link("a"),)), "target_signature": date(2026, 11, 27)}
    found = timetable(plan(milestone("a", 2), after, **sides), TODAY)
    assert found.verdict.feasible
    assert found.dates["a"].slack == 3
    assert found.dates["signature"].slack == 3
    assert spans(found)["live"] == ("25.11", "08.12")
    assert found.dates["live"].latest_finish == date(2026, 12, 11)
    late = timetable(plan(milestone("a", 9), after, **sides), TODAY)
    assert late.verdict.short_by == 4
    assert late.dates["live"].slack == 0


def test_without_a_target_the_backward_pass_runs_from_the_earliest_signature() -> None:
    found = timetable(plan(milestone("a", 2), milestone("b", 5)), TODAY)
    assert found.dates["a"].slack == 3
    assert found.dates["b"].slack == 0
    assert found.verdict.feasible
    assert found.verdict.sentence == (
        "Earliest signature: 27 Nov, decided by “B agreed”. No target signature date is set."
    )


def test_slack_and_what_decides_are_told_when_the_target_holds() -> None:
    found = timetable(plan(milestone("a", 2), milestone("b", 2, "a"), target_signature=date(2026, 11, 27)), TODAY)
    assert found.verdict.sentence == (
        "On course to sign by 27 Nov: 1 business day of slack, decided by “A agreed”. Earliest signature: 26 Nov."
    )
    assert found.verdict.decided_by == ("a", "b")
    tight = timetable(plan(milestone("a", 5), target_signature=date(2026, 11, 27)), TODAY)
    assert "by 27 Nov with no slack left, decided by “A agreed”" in tight.verdict.sentence


def test_a_target_that_has_passed_with_everything_done_is_told() -> None:
    done = milestone("a", done=date(2026, 11, 10))
    found = timetable(plan(done, target_signature=date(2026, 11, 20)), TODAY)
    assert not found.verdict.feasible
    assert found.verdict.earliest_signature == TODAY
    assert found.verdict.sentence == (
        "Nothing before signature is left to do, but the target of 20 Nov cannot be met. "
        "Earliest realistic signature: 23 Nov."
    )


def test_a_limit_of_its_own_that_cannot_be_kept_is_told_beside_the_verdict() -> None:
    found = timetable(plan(milestone("a", 4, not_after=date(2026, 11, 24)), target_signature=date(2026, 12, 4)), TODAY)
    assert found.verdict.feasible
    assert found.dates["a"].slack == -2
    assert found.verdict.sentence.endswith(" “A agreed” must finish by 24 Nov and cannot before 26 Nov.")


def test_the_year_is_said_where_it_is_another() -> None:
    found = timetable(plan(milestone("a", 40), target_signature=date(2026, 12, 18)), TODAY)
    assert found.verdict.sentence.endswith("Earliest realistic signature: 15 Jan 2027.")


def test_a_due_date_has_its_own_slack_to_the_latest_finish() -> None:
    dated = milestone("a", 2, due=date(2026, 11, 25))
    found = timetable(plan(dated, milestone("b", 1, "a"), target_signature=date(2026, 12, 4)), TODAY)
    assert found.due_slack == {"a": 6}


def dated(to_b: date) -> Plan:
    a = milestone("a", 2, due=date(2026, 11, 24))
    b = milestone("b", 2, "a", due=to_b)
    return plan(a, b, target_signature=date(2026, 12, 4))


def test_a_move_within_slack_pushes_nothing() -> None:
    found = implication(dated(date(2026, 12, 2)), "a", date(2026, 11, 27), TODAY)
    assert found.absorbable
    assert found.pushed == ()
    assert (found.signature_was, found.signature_now) == (date(2026, 11, 26), date(2026, 12, 1))


def test_a_move_that_breaks_a_follower_says_where_it_would_have_to_go() -> None:
    found = implication(dated(date(2026, 11, 27)), "a", date(2026, 11, 27), TODAY)
    assert found.pushed == (("b", date(2026, 11, 27), date(2026, 12, 1)),)
    assert not found.absorbable
    assert found.verdict_now.feasible


def test_a_move_past_the_target_cannot_be_absorbed() -> None:
    found = implication(dated(date(2026, 12, 31)), "a", date(2026, 12, 4), TODAY)
    assert not found.absorbable
    assert not found.verdict_now.feasible
    assert found.signature_now == date(2026, 12, 8)


def test_a_move_to_an_earlier_day_is_absorbed() -> None:
    assert implication(dated(date(2026, 11, 24)), "a", date(2026, 11, 23), TODAY).absorbable


def test_a_milestone_that_has_started_can_be_held_too() -> None:
    started = replace(dated(date(2026, 11, 27)).milestones[0], started=TODAY)
    moved = replace(dated(date(2026, 11, 27)), milestones=(started, *dated(date(2026, 11, 27)).milestones[1:]))
    assert implication(moved, "a", date(2026, 11, 27), TODAY).signature_now == date(2026, 12, 1)


def test_an_unknown_milestone_cannot_move() -> None:
    with pytest.raises(KeyError):
        implication(dated(TODAY), "nothing", TODAY, TODAY)

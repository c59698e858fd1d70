"""Promises for networks of everything at once: moments, gates with papers, what has started, what follows signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.network import Activity, Link, Network
from signward.core.schedule.passes import schedule
from signward.core.schedule.verdict import verdict

TODAY = date(2026, 11, 25)

ago = st.integers(0, 15).map(lambda n: TODAY - timedelta(days=n))
ahead = st.integers(-10, 60).map(lambda n: TODAY + timedelta(days=n))
some = st.sets(st.integers(-20, 120), min_size=20) | st.sets(st.integers(10, 120), min_size=20)  # the first one ahead
meetings = some.map(lambda ns: [TODAY + timedelta(days=n) for n in sorted(ns)])
weeks = st.sampled_from([(1, 2, 3, 4, 5), (7, 1, 2, 3, 4)])


@st.composite
def activity(draw: st.DrawFn, name: str, sides: list[WorkCalendar]) -> Activity:
    calendar: Any = draw(st.sampled_from(sides))
    match draw(st.sampled_from(["open", "open", "gate", "started", "done", "not before"])):
        case "gate":
            later = [TODAY + timedelta(days=200 + 7 * n) for n in range(60)]
            gate = MeetingCalendar(draw(meetings) + later, calendar, papers=draw(st.integers(0, 3)))
            return Activity(name, draw(st.integers(1, 2)), gate)
        case "started":
            return Activity(name, draw(st.integers(1, 5)), calendar, started=draw(ago))
        case "done":
            return Activity(name, draw(st.integers(0, 5)), calendar, done=draw(ago))
        case "not before":
            return Activity(name, draw(st.integers(0, 5)), calendar, not_before=draw(ahead))
    return Activity(name, draw(st.integers(0, 5)), calendar)


@st.composite
def calendars(draw: st.DrawFn) -> list[WorkCalendar]:
    """Of both sides, and of two people: one of the first side who is away for a while, one with a week of their own."""
    holidays = draw(st.sets(ahead, max_size=8))
    week, begin = draw(weeks), draw(ahead)
    absence = (begin, begin + timedelta(days=draw(st.integers(0, 20))))
    return [
        WorkCalendar(week, holidays=holidays),
        WorkCalendar(draw(weeks), holidays=draw(st.sets(ahead, max_size=8))),
        WorkCalendar(week, holidays=holidays, freezes=[absence]),
        WorkCalendar(draw(st.sampled_from([(2,), (1, 3, 5), (6, 7)]))),
    ]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    sides = draw(calendars())
    size = draw(st.integers(1, 8))
    activities = [draw(activity(f"m{i}", sides)) for i in range(size)]
    pairs = [(i, j) for j in range(size) for i in range(j)]
    links = [
        Link(f"m{i}", f"m{j}", draw(st.sampled_from(["FS", "FS", "SS", "FF", "SF"])), draw(st.integers(-3, 3)))
        for i, j in (draw(st.lists(st.sampled_from(pairs), max_size=12)) if pairs else [])
    ]
    links += [Link(f"m{i}", "sign") for i in range(draw(st.integers(0, size)))]
    after = [Activity("live", draw(st.sampled_from([0, 3])), sides[1])] if draw(st.booleans()) else []
    links += [Link("sign", later.id) for later in after]
    target = draw(st.none() | ahead)
    return Network([*activities, Activity("sign", 0, sides[0]), *after], links, TODAY, target, "sign")


@given(networks())
@settings(max_examples=300)
def test_nothing_open_begins_before_today_and_nothing_ends_before_it_begins(network: Network) -> None:
    found = schedule(network)
    for each in network.activities:
        dates = found.dates[each.id]
        assert each.done or each.started or dates.earliest_start >= TODAY
        assert dates.earliest_start <= dates.earliest_finish
        assert dates.latest_start <= dates.latest_finish
        assert each.done or dates.critical == (dates.slack <= 0)


@given(networks())
@settings(max_examples=300)
def test_without_a_target_no_slack_is_negative(network: Network) -> None:
    found = schedule(replace(network, target=None))
    assert min(dates.slack for dates in found.dates.values()) >= 0
    assert all(found.free_slack(each.id) >= 0 for each in network.activities)


@given(networks())
@settings(max_examples=300)
def test_a_verdict_of_no_names_a_milestone_that_is_late_itself(network: Network) -> None:
    found = schedule(network)
    judged = verdict(found, "sign", {})
    assert judged.feasible == (network.target is None or judged.earliest_signature <= network.target)
    assert judged.feasible == (judged.short_by == 0)
    if not judged.feasible:
        assert found.dates[judged.decided_by[0] if judged.decided_by else "sign"].slack <= 0


@given(networks())
@settings(max_examples=300)
def test_what_follows_the_signature_neither_decides_it_nor_presses_on_it(network: Network) -> None:
    without = replace(
        network,
        activities=[each for each in network.activities if each.id != "live"],
        links=[link for link in network.links if link.follower != "live"],
    )
    found, expected = schedule(network), schedule(without)
    assert {i: dates for i, dates in found.dates.items() if i != "live"} == expected.dates

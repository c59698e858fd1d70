"""Near-critical paths: how late something can be until it decides the end, and never more paths than activities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.near import Path, near_critical
from signward.core.schedule.network import Activity, Link, Network
from signward.core.schedule.passes import Schedule, schedule
from tests.core.schedule.test_mixed_networks import networks

TODAY = date(2026, 11, 23)  # a Monday
WEEK = WorkCalendar()


def planned(lengths: dict[str, int], *links: str) -> Schedule:
    """Links are written `ab` for b after a."""
    rows = [Activity(name, days, WEEK) for name, days in lengths.items()]
    return schedule(Network(rows, [Link(leader, follower) for leader, follower in links], TODAY, date(2026, 12, 31)))


def test_the_deciding_path_comes_first_and_the_others_by_how_far_they_lag_behind() -> None:
    found = planned({"a": 5, "b": 3, "c": 4, "z": 1}, "az", "bz", "cz")
    assert near_critical(found, "z") == (Path(0, ("a", "z")), Path(1, ("c", "z")), Path(2, ("b", "z")))
    assert near_critical(found, "z", within=1) == (Path(0, ("a", "z")), Path(1, ("c", "z")))


def test_a_path_is_told_from_its_origin_to_the_end_and_not_again_for_what_is_on_it_already() -> None:
    found = planned({"a": 2, "b": 5, "x": 1, "y": 4, "z": 1}, "ab", "bz", "ay", "yz", "xb", "xy")
    assert near_critical(found, "z") == (Path(0, ("a", "b", "z")), Path(1, ("x", "b", "z")), Path(1, ("a", "y", "z")))


def test_many_ways_through_a_network_are_no_more_paths_than_it_has_activities() -> None:
    layers = 12  # of two each: 4,096 ways
    names = [f"{'ab'[k]}{n}" for n in range(layers) for k in range(2)]
    links = [Link(f"{p}{n}", f"{q}{n + 1}") for n in range(layers - 1) for p in "ab" for q in "ab"]
    links += [Link(f"{p}{layers - 1}", "z") for p in "ab"]
    found = schedule(Network([Activity(name, 2, WEEK) for name in (*names, "z")], links, TODAY))
    paths = near_critical(found, "z")
    assert len(paths) == 1 + layers
    assert {path.behind for path in paths} == {0}


def test_what_does_not_lead_to_the_end_and_what_lags_too_far_is_not_near() -> None:
    found = planned({"a": 30, "b": 2, "c": 30, "z": 0}, "az", "bz")
    assert near_critical(found, "z") == (Path(0, ("a", "z")),)


def test_before_a_gate_the_days_until_it_is_missed_count() -> None:
    gate = MeetingCalendar([date(2026, 11, 27), date(2026, 12, 11)], WEEK)
    rows = [Activity("a", 2, WEEK), Activity("g", 1, gate), Activity("b", 9, WEEK), Activity("z", 0, WEEK)]
    found = schedule(Network(rows, [Link("a", "g"), Link("g", "z"), Link("b", "z")], TODAY))
    paths = near_critical(found, "z", within=20)
    assert [(path.behind, path.activities) for path in paths] == [(0, ("b", "z")), (2, ("a", "g", "z"))]
    late = replace(rows[0], not_before=date(2026, 11, 26))  # three days later it misses the gate, which comes too late
    again = schedule(Network([late, *rows[1:]], found.network.links, TODAY))
    assert again.chain("z") == ("a", "g", "z")


def test_an_unknown_end_is_an_error() -> None:
    with pytest.raises(ValueError, match="z"):
        near_critical(planned({"a": 1}), "z")


@given(networks())
@settings(max_examples=300)
def test_something_on_a_near_path_can_be_late_by_so_many_days_and_not_by_one_more(network: Network) -> None:
    found = schedule(replace(network, activities=[replace(a, not_after=None) for a in network.activities]))
    paths = near_critical(found, "sign", within=400)
    assert paths[0] == Path(0, found.chain("sign"))
    assert [path.behind for path in paths[1:]] == sorted(path.behind for path in paths[1:])
    assert len(paths) <= len(network.activities)
    assert all(path.activities[-1] == "sign" for path in paths)
    listed = {*paths[0].activities}
    for path in paths[1:]:
        newcomer = {*path.activities} - listed
        assert newcomer
        listed |= newcomer
        if all(_can_move(found, name) for name in newcomer):
            assert any(_turns(found, name, path.behind) for name in newcomer)


def _can_move(found: Schedule, name: str) -> bool:
    activity = next(a for a in found.network.activities if a.id == name)
    return isinstance(activity.calendar, WorkCalendar) and activity.started is None and activity.duration > 0


def _turns(found: Schedule, name: str, days: int) -> bool:
    """Whether the end stays where this is so many days late, and moves where it is one more."""
    return not _ends_later(found, name, days) and _ends_later(found, name, days + 1)


def _ends_later(found: Schedule, name: str, days: int) -> bool:
    """Whether the end comes later where this starts so many working days later."""
    activity = next(a for a in found.network.activities if a.id == name)
    start = activity.calendar.position(found.dates[name].earliest_start.toordinal())
    held = replace(activity, not_before=date.fromordinal(activity.calendar.day(start + days)))
    changed = [held if a.id == name else a for a in found.network.activities]
    after = schedule(replace(found.network, activities=changed))
    return _instant(after) > _instant(found)


def _instant(found: Schedule) -> int:
    return found.early.finish[[a.id for a in found.network.activities].index("sign")]

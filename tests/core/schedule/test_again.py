"""After one change only what it reaches is placed again, and the answer is that of both passes over everything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from signward.core.schedule import again
from signward.core.schedule.again import schedule_again
from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.network import Activity, Link, Network
from signward.core.schedule.passes import schedule
from tests.core.schedule.test_mixed_networks import TODAY, activity, ahead, networks, weeks


@st.composite
def changes(draw: st.DrawFn) -> tuple[Network, Activity]:
    network = draw(networks())
    old = draw(st.sampled_from(list(network.activities)))
    sides = [WorkCalendar(draw(weeks)) for _ in range(2)]
    calm = replace(old, duration=old.duration + 1, not_before=draw(st.none() | ahead))
    return network, draw(st.sampled_from([calm, draw(activity(old.id, sides))]))


@given(changes())
@settings(max_examples=500)
def test_it_is_what_both_passes_say_of_the_changed_network(given_change):
    network, changed = given_change
    afresh = replace(network, activities=[changed if a.id == changed.id else a for a in network.activities])
    try:
        expected = schedule(afresh)
    except ScheduleError:
        assume(False)
    found = schedule_again(schedule(network), changed)
    assert found.dates == expected.dates
    assert [found.chain(a.id) for a in network.activities] == [expected.chain(a.id) for a in network.activities]


def test_it_touches_only_what_the_change_reaches(monkeypatch):
    size = 100
    rows = [Activity(f"m{i}", 2, WorkCalendar()) for i in range(size)]
    links = [Link(f"m{i}", f"m{i + 1}") for i in range(0, size - 1, 2)]
    found = schedule(Network(rows, links, TODAY, target=TODAY))
    placed: list[int] = []
    monkeypatch.setattr(again, "run", lambda n, links, early, order: placed.extend(order))
    schedule_again(found, replace(rows[10], duration=5))
    assert placed == [10, 11]


def test_an_unknown_activity_is_an_error():
    network = Network([Activity("m", 2, WorkCalendar())], [], TODAY)
    with pytest.raises(KeyError):
        schedule_again(schedule(network), Activity("n", 2, WorkCalendar()))

"""Promises on what a relaxed constraint does to every date, stated for exactly where they hold; `docs/scheduling.md`
says where they do not and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signward.core.schedule.calendars import Calendar
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.network import Activity, Link, Network
from signward.core.schedule.passes import Schedule, schedule
from tests.core.schedule.test_both_passes import MEETINGS, TODAY, Closed, closed_on, days, networks, with_not_before

ORDERLY = ["FS SS", "FS FF"]
"""Kinds of links of which no network lets a finish move a start that something else waits for."""


@given(networks(), st.data())
@settings(max_examples=200)
def test_moving_a_not_before_day_earlier_never_makes_anything_later(network: Network, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(network.activities))
    day = data.draw(days)
    earlier, later = data.draw(st.sampled_from([day, None])), day + timedelta(days=data.draw(st.integers(0, 20)))
    first, second = (schedule(with_not_before(network, chosen, at)) for at in (earlier, later))
    assert no_later(first, second)


@pytest.mark.parametrize("kinds", ORDERLY)
@given(st.data())
@settings(max_examples=200)
def test_another_holiday_never_helps_where_no_lag_overlaps(kinds: str, data: st.DataObject) -> None:
    network, holiday = data.draw(networks(kinds, lags=st.integers(0, 4))), data.draw(days)
    closed = {id(c): closed_on(c.week, c.closures | {holiday}) for a in network.activities for c in [sides_days(a)]}
    slower = [replace(a, calendar=without(a, closed[id(sides_days(a))])) for a in network.activities]
    assert no_later(schedule(network), schedule(replace(network, activities=slower)))


@given(networks(), st.data())
@settings(max_examples=200)
def test_dropping_a_link_never_makes_anything_later(network: Network, data: st.DataObject) -> None:
    if not network.links:
        return
    dropped = data.draw(st.sampled_from(network.links))
    looser = replace(network, links=[link for link in network.links if link is not dropped])
    assert no_later(schedule(looser), schedule(network))


@given(networks(), st.data())
@settings(max_examples=200)
def test_a_shorter_lag_never_makes_anything_later(network: Network, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(network.links)) if network.links else None
    shorter = data.draw(st.integers(1, 4))
    links = [replace(link, lag=link.lag - shorter) if link is chosen else link for link in network.links]
    assert no_later(schedule(replace(network, links=links)), schedule(network))


@given(networks(), st.data())
@settings(max_examples=200)
def test_fewer_days_for_papers_never_make_anything_later(network: Network, data: st.DataObject) -> None:
    quicker = [replace(a, calendar=with_papers(a, data.draw(st.integers(0, 5)))) for a in network.activities]
    assert no_later(schedule(replace(network, activities=quicker)), schedule(network))


@pytest.mark.parametrize("kinds", ORDERLY)
@given(st.data())
@settings(max_examples=200)
def test_a_shorter_duration_never_makes_anything_later(kinds: str, data: st.DataObject) -> None:
    network = data.draw(networks(kinds))
    chosen = data.draw(st.sampled_from(network.activities))
    shorter = data.draw(st.integers(1, chosen.duration))
    quicker = [replace(a, duration=shorter) if a is chosen else a for a in network.activities]
    assert no_later(schedule(replace(network, activities=quicker)), schedule(network))


def test_where_a_finish_moves_a_start_that_is_waited_for_a_shorter_duration_may_hurt() -> None:
    week = closed_on((1, 2, 3, 4, 5), frozenset())

    def last(duration: int) -> date:
        rows = [Activity("a", 9, week), Activity("b", duration, week), Activity("c", 1, week)]
        return schedule(Network(rows, [Link("a", "b", "FF"), Link("b", "c", "SS")], TODAY)).dates["c"].earliest_finish

    assert last(2) > last(5)


@pytest.mark.parametrize("kinds", ORDERLY)
@given(st.data())
@settings(max_examples=200)
def test_another_meeting_never_makes_anything_later_where_no_lag_overlaps(kinds: str, data: st.DataObject) -> None:
    network, more = data.draw(networks(kinds, lags=st.integers(0, 4))), data.draw(days)
    oftener = [replace(a, calendar=meeting_on(a, more)) for a in network.activities]
    assert no_later(schedule(replace(network, activities=oftener)), schedule(network))


def no_later(one: Schedule, other: Schedule) -> bool:
    return all(one.dates[i].earliest_finish <= other.dates[i].earliest_finish for i in one.dates)


def sides_days(activity: Activity) -> Closed:
    calendar = activity.calendar
    found = calendar.lead if isinstance(calendar, MeetingCalendar) else calendar
    assert isinstance(found, Closed)
    return found


def without(activity: Activity, closed: Closed) -> Calendar:
    calendar = activity.calendar
    if isinstance(calendar, MeetingCalendar):
        return MeetingCalendar(met(calendar), closed, papers=calendar.papers)
    return closed


def with_papers(activity: Activity, papers: int) -> Calendar:
    calendar = activity.calendar
    if isinstance(calendar, MeetingCalendar):
        return MeetingCalendar(met(calendar), calendar.lead, papers=min(papers, calendar.papers))
    return calendar


def meeting_on(activity: Activity, day: date) -> Calendar:
    calendar = activity.calendar
    if isinstance(calendar, MeetingCalendar):
        return MeetingCalendar(sorted({*met(calendar), day}), calendar.lead, papers=calendar.papers)
    return calendar


def met(calendar: MeetingCalendar) -> list[date]:
    return [date.fromordinal(n) for n in calendar.held(MEETINGS[-1].toordinal() + 1)]

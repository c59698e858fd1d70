"""Both passes against a slow oracle, and the promises that hold for any network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from signward.core.schedule.calendars import Calendar, WorkCalendar
from signward.core.schedule.meetings import MeetingCalendar
from signward.core.schedule.network import Activity, Link, Network
from signward.core.schedule.passes import Schedule, schedule

from . import slow_oracle
from .slow_oracle import Job, Wait

TODAY = date(2026, 11, 23)
SIGN = "sign"

offsets = st.integers(-20, 60)
days = offsets.map(lambda n: TODAY + timedelta(days=n))
closures = st.frozensets(days, max_size=15)
absences = st.tuples(offsets, st.integers(0, 12)).map(
    lambda span: frozenset(TODAY + timedelta(days=span[0] + n) for n in range(span[1] + 1))
)
weeks = st.sampled_from([(1, 2, 3, 4, 5), (1, 2, 3, 4, 7), (1, 2, 3, 4), (2, 6), (1, 2, 3, 4, 5, 6, 7)])
lags = st.sampled_from([0, 0, 0, 1, 3, -1, -4])
MEETINGS = [TODAY + timedelta(days=n) for n in range(-2100, 2100)]


@st.composite
def networks(draw: st.DrawFn, kinds: str = "FS SS FF SF", lags: st.SearchStrategy[int] = lags) -> Network:
    """Up to eight activities on the calendars of two sides and of two people, or on the days of a meeting; the last
    one, `sign`, follows whatever nothing else follows."""
    sides = [closed_on(draw(weeks), draw(closures)) for _ in range(2)]
    calendars = [*sides, *(closed_on(side.week, side.closures | draw(absences)) for side in sides)]
    size = draw(st.integers(1, 8))
    activities = [draw(activity(f"m{i}", calendars)) for i in range(size)]
    pairs = [(i, j) for j in range(size) for i in range(j)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=2 * size)) if pairs else []
    links = [Link(f"m{i}", f"m{j}", draw(st.sampled_from(kinds.split())), draw(lags)) for i, j in chosen]
    open_ends = {a.id for a in activities} - {link.leader for link in links}
    links += [Link(end, SIGN) for end in sorted(open_ends)]
    target = draw(st.none() | days)
    return Network([*activities, Activity(SIGN, 1, calendars[0])], links, TODAY, target)


@st.composite
def activity(draw: st.DrawFn, name: str, calendars: list[WorkCalendar]) -> Activity:
    calendar, duration = draw(st.sampled_from(calendars)), draw(st.integers(1, 6))
    if draw(st.integers(0, 4)) == 0:
        rarely = st.none() | days
        return Activity(name, min(duration, 2), draw(meetings(calendar)), draw(rarely), draw(rarely))
    if draw(st.integers(0, 5)) == 0:
        started, done = sorted([draw(days), draw(days)])
        return Activity(name, duration, calendar, started=min(started, TODAY), done=min(done, TODAY))
    rarely = st.none() | st.none() | days
    return Activity(name, duration, calendar, not_before=draw(rarely), not_after=draw(rarely))


@st.composite
def meetings(draw: st.DrawFn, lead: WorkCalendar) -> MeetingCalendar:
    """Every few days, some left out; papers are due before most."""
    every, left_out = draw(st.sampled_from([1, 3, 7, 14])), draw(closures)
    held = [day for day in MEETINGS[draw(st.integers(0, 6)) :: every] if day not in left_out]
    return MeetingCalendar(held, lead, papers=draw(st.integers(0, 5)))


class Closed(WorkCalendar):
    """A calendar that can also say how the oracle should see it."""

    week: tuple[int, ...]
    closures: frozenset[date]

    def works(self, day: date) -> bool:
        return day.isoweekday() in self.week and day not in self.closures


def closed_on(week: tuple[int, ...], closures: frozenset[date]) -> Closed:
    calendar = Closed(week, holidays=closures)
    calendar.week, calendar.closures = week, closures
    return calendar


@given(networks())
@settings(max_examples=400)
def test_every_date_and_slack_equals_the_slow_oracle(network: Network) -> None:
    jobs, waits = for_oracle(network)
    early = slow_oracle.earliest(jobs, waits, TODAY)
    end = network.target or max(finish for _, finish in early.values())
    late = slow_oracle.latest(jobs, waits, end, early)
    found = schedule(network)
    for job in jobs:
        dates = found.dates[job.id]
        assert (dates.earliest_start, dates.earliest_finish) == early[job.id]
        assert (dates.latest_start, dates.latest_finish) == late[job.id]
        assert dates.slack == slow_oracle.slack(job, early[job.id], late[job.id])
        assert dates.critical == (dates.slack <= 0 and job.done is None)


@given(networks(), st.data())
@settings(max_examples=200)
def test_starting_at_the_latest_start_delays_nothing_and_one_day_later_does(
    network: Network, data: st.DataObject
) -> None:
    network = replace(network, target=None)
    before = schedule(network)
    undone = [a for a in network.activities if a.done is None and a.not_after is None]
    chosen = data.draw(st.sampled_from(undone))
    dates = before.dates[chosen.id]
    if any(a.not_after for a in network.activities):
        return
    at_latest = held(network, chosen, dates.latest_start)
    assert late_ones(at_latest, before) == set()
    one_more = chosen.calendar.day(chosen.calendar.position(dates.latest_start.toordinal() + 1))
    assert late_ones(held(network, chosen, date.fromordinal(one_more)), before)


@given(networks())
@settings(max_examples=200)
def test_without_a_target_slack_is_negative_only_where_a_limit_of_its_own_is_broken(network: Network) -> None:
    free = [replace(a, not_after=None) for a in network.activities]
    found = schedule(replace(network, activities=free, target=None))
    assert all(dates.slack >= 0 for dates in found.dates.values())


@given(networks(), st.data())
@settings(max_examples=200)
def test_within_its_free_slack_an_activity_moves_nothing_else(network: Network, data: st.DataObject) -> None:
    network = replace(network, target=None, activities=[replace(a, not_after=None) for a in network.activities])
    before = schedule(network)
    chosen = data.draw(st.sampled_from([a for a in network.activities if a.done is None]))
    first = chosen.calendar.position(before.dates[chosen.id].earliest_start.toordinal())
    free = before.free_slack(chosen.id)
    after = held(network, chosen, date.fromordinal(chosen.calendar.day(first + free)))
    assert all(after.dates[i].earliest_start == before.dates[i].earliest_start for i in before.dates if i != chosen.id)


def for_oracle(network: Network) -> tuple[list[Job], list[Wait]]:
    jobs = []
    for a in network.activities:
        done = (a.started or a.done, a.done) if a.done else None
        job = Job(a.id, a.duration, works(a.calendar), a.not_before, a.not_after, done)
        if isinstance(a.calendar, MeetingCalendar):
            job.lead, job.papers = works(a.calendar.lead), a.calendar.papers
        jobs.append(job)
    return jobs, [(link.leader, link.follower, link.kind, link.lag) for link in network.links]


def works(calendar: Calendar) -> Callable[[date], bool]:
    if isinstance(calendar, Closed):
        return calendar.works
    assert isinstance(calendar, MeetingCalendar)
    return frozenset(date.fromordinal(n) for n in calendar.held(MEETINGS[-1].toordinal())).__contains__


def with_not_before(network: Network, chosen: Activity, day: date) -> Network:
    changed = [replace(a, not_before=day) if a is chosen else a for a in network.activities]
    return replace(network, activities=changed)


def held(network: Network, chosen: Activity, day: date) -> Schedule:
    return schedule(with_not_before(network, chosen, day))


def late_ones(found: Schedule, limits: Schedule) -> set[str]:
    return {i for i, dates in found.dates.items() if dates.earliest_finish > limits.dates[i].latest_finish}

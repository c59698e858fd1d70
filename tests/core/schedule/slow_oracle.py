"""The conventions of scheduling once more, by trial: no positions, no topological order, no inverted rule.

Everything starts where it would like to be and is pushed a working day at a time until every link holds. The check of
a link is the same for both directions, so what it finds is right by definition, and slow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
Works = Callable[[date], bool]


@dataclass
class Job:
    """A gate `works` on the days of its meeting alone; what it follows is over `papers` days of its `lead` before."""

    id: str
    days: int
    works: Works
    not_before: date | None = None
    not_after: date | None = None
    done: tuple[date, date] | None = None
    lead: Works | None = None
    papers: int = 0


Wait = tuple[str, str, str, int]
Span = tuple[date, date]


def earliest(jobs: list[Job], waits: list[Wait], today: date) -> dict[str, Span]:
    by_id = {job.id: job for job in jobs}
    spans = {job.id: job.done or forwards(job, max(today, job.not_before or today)) for job in jobs}
    pushed = True
    while pushed:
        pushed = False
        for wait in waits:
            follower = by_id[wait[1]]
            while follower.done is None and not holds(wait, follower, spans):
                spans[follower.id] = forwards(follower, spans[follower.id][0] + DAY)
                pushed = True
    return spans


def latest(jobs: list[Job], waits: list[Wait], end: date, early: dict[str, Span]) -> dict[str, Span]:
    by_id = {job.id: job for job in jobs}
    spans = {job.id: early[job.id] if job.done else backwards(job, min(end, job.not_after or end)) for job in jobs}
    pushed = True
    while pushed:
        pushed = False
        for wait in waits:
            leader, follower = by_id[wait[0]], by_id[wait[1]]
            while not leader.done and not follower.done and not holds(wait, follower, spans):
                spans[leader.id] = backwards(leader, spans[leader.id][1] - DAY)
                pushed = True
    return spans


def holds(wait: Wait, follower: Job, spans: dict[str, Span]) -> bool:
    leader, _, kind, lag = wait
    since = spans[leader][1] + DAY if kind[0] == "F" else spans[leader][0]
    until = spans[follower.id][1] + DAY if kind[1] == "F" else spans[follower.id][0]
    if follower.papers and kind[0] == "F":
        return working(follower.works, read(follower, spans[leader][1]), until) >= lag + (kind == "FF")
    return working(follower.works, since, until) >= lag


def read(gate: Job, finish: date) -> date:
    """The first day with `papers` days of the lead before it, the one on which the papers were finished included. What
    is decided on it may be held on it, so to a finish-to-finish link this very day counts as a meeting."""
    assert gate.lead is not None
    day, left = finish, gate.papers
    while left:
        left -= gate.lead(day)
        day += DAY
    return day


def working(works: Works, since: date, until: date) -> int:
    """Working days from `since` up to, but not including, `until`; negative backwards."""
    if until < since:
        return -working(works, until, since)
    return sum(works(since + n * DAY) for n in range((until - since).days))


def forwards(job: Job, day: date) -> Span:
    start = day
    while not job.works(start):
        start += DAY
    finish, left = start, job.days - 1
    while left:
        finish += DAY
        left -= job.works(finish)
    return start, finish


def backwards(job: Job, day: date) -> Span:
    finish = day
    while not job.works(finish):
        finish -= DAY
    start, left = finish, job.days - 1
    while left:
        start -= DAY
        left -= job.works(start)
    return start, finish


def slack(job: Job, early: Span, late: Span) -> int:
    if job.done:
        return 0
    return min(working(job.works, early[n], late[n]) for n in (0, 1))

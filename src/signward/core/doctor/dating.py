"""Whether the dates hold: all there, in reach of the target, nothing past the day it had to start, not too many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from signward.core.doctor.finding import Examined, Finding, Severity, ids, listed, quoted
from signward.core.doctor.recognition import is_paper
from signward.core.plan.state import Milestone
from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.wording import counted

LONG: Final = 20
HOPELESS: Final = 30
"""Milestones: beyond the first a plan is read by nobody, beyond the second it does as badly as none."""


def infeasible(seen: Examined) -> Iterator[Finding]:
    verdict = seen.timetable.verdict
    if verdict.feasible or seen.signed:
        return
    decider = seen.plan.milestone(verdict.decided_by[0]) if verdict.decided_by else None
    start = f"Start {quoted(decider)} today and shorten or overlap" if decider and not decider.started else "Shorten"
    yield Finding(
        "infeasible",
        Severity.BLOCKS,
        verdict.decided_by,
        verdict.sentence,
        f"{start} what decides the date, or move the target to {seen.day(verdict.earliest_signature)} with a reason.",
    )


def past_latest_start(seen: Examined) -> Iterator[Finding]:
    """Not begun although the backward pass says that it had to be; the longest overdue first."""
    dates = seen.timetable.dates
    late = [m for m in seen.open if not m.started and dates[m.id].latest_start < seen.today]
    if not late:
        return
    late.sort(key=lambda m: (dates[m.id].latest_start, m.due or seen.today))
    first, rest = late[0], [quoted(m) for m in late[1:]]
    too = f" {listed(rest, 3)} {'is' if len(rest) == 1 else 'are'} past the latest start too." if rest else ""
    long_lead = f", and takes {_length(first)}" if first.duration and first.duration.days > 5 else ""
    paper = " of the paper process" if is_paper(seen.plan, first) else ""
    yield Finding(
        "past-latest-start",
        Severity.WARNS if seen.timetable.verdict.feasible else Severity.BLOCKS,
        ids(tuple(late)),
        f"{quoted(first)}{paper} had to start by {seen.day(dates[first.id].latest_start)}, "
        f"{_days_ago(seen, first)} ago{long_lead}.{too}",
        f"Start {quoted(first)} today.",
    )


def undated(seen: Examined) -> Iterator[Finding]:
    missing = tuple(m for m in seen.open if m.due is None)
    evidence = [] if seen.plan.target_signature else ["There is no target signature date."]
    if missing:
        whole, single = _whole_workstreams(seen, missing)
        words = [f"the whole of {name}" for name in whole] + [quoted(m) for m in single]
        evidence.append(f"{counted(len(missing), 'milestone')} without a date: {listed(words)}.")
    empty = [w.name or w.id for w in seen.plan.workstreams if not seen.plan.in_workstream(w.id)]
    if empty:
        evidence.append(f"{listed(empty)} {'has' if len(empty) == 1 else 'have'} no milestone at all.")
    if not evidence:
        return
    aim = "Date every milestone backward from signature" if missing else "Add what is missing, with its date"
    cure = f"{aim}." if seen.plan.target_signature else "Agree the target signature date, then date backward from it."
    yield Finding("undated", Severity.WARNS, ids(missing), " ".join(evidence), cure)


def too_long(seen: Examined) -> Iterator[Finding]:
    count = len(seen.plan.milestones)
    if count <= LONG:
        return
    worse = f" Beyond {HOPELESS} a plan does as badly as none." if count > HOPELESS else ""
    yield Finding(
        "too-long",
        Severity.WARNS,
        (),
        f"{count} milestones; {LONG} is what both sides still read in a minute.{worse}",
        f"Merge steps that one person does in one go until {LONG} or fewer are left.",
    )


def _length(milestone: Milestone) -> str:
    days = milestone.duration.days if milestone.duration else 1
    return counted(days, "meeting" if milestone.meeting else "business day")


def _days_ago(seen: Examined, milestone: Milestone) -> str:
    """In working days of its own calendar; of its lead's where it can only fall on meetings."""
    own = seen.timetable.calendar_of(milestone.id)
    calendar = own if isinstance(own, WorkCalendar) else seen.timetable.calendar(milestone.lead)
    count = calendar.count(seen.timetable.dates[milestone.id].latest_start, seen.today)
    return counted(count, "business day")


def _whole_workstreams(seen: Examined, missing: tuple[Milestone, ...]) -> tuple[list[str], list[Milestone]]:
    """The workstreams in which nothing open is dated, and the milestones missing a date elsewhere."""
    bare = {w.id for w in seen.plan.workstreams}
    bare -= {m.workstream for m in seen.plan.milestones if m.due or m.done}
    names = [
        w.name or w.id for w in seen.plan.workstreams if w.id in bare and any(m.workstream == w.id for m in missing)
    ]
    return names, [m for m in missing if m.workstream not in bare]

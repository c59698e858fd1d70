"""Two versions of a plan, and what is different between them, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from signward.core.plan.dates_in_words import day
from signward.core.plan.limits import limits_in_words, limits_of
from signward.core.plan.meetings_in_words import meeting_in_words
from signward.core.plan.segments import segment_in_words
from signward.core.plan.state import Milestone, Plan, Side
from signward.core.plan.times import USUAL, PersonDays
from signward.core.schedule.wording import counted, duration_in_words


def differences(was: Plan, now: Plan) -> tuple[str, ...]:
    """What changed of what both sides agreed on, most important first. Empty where nothing did."""
    return (*_header(was, now), *_milestones(was, now), *_rest(was, now))


def _header(was: Plan, now: Plan) -> Iterator[str]:
    if was.target_signature != now.target_signature:
        yield f"The target signature date was {day(was.target_signature)}, now {day(now.target_signature)}."
    if was.outcome != now.outcome:
        yield f"The outcome was “{was.outcome}”, now “{now.outcome}”." if was.outcome else f"Outcome: “{now.outcome}”."
    if was.compelling_event != now.compelling_event:
        yield "The buyer's reason for the target date changed."
    if was.segment != now.segment:
        yield f"The kind of purchase was {segment_in_words(was.segment)}, now {segment_in_words(now.segment)}."
    if was.reserve != now.reserve:
        yield f"The reserve before the target was {counted(was.reserve, 'business day')}, now {now.reserve}."
    for person in now.people:
        if (old := was.person(person.id)) and old.placeholder and not person.placeholder:
            yield f"{old.name} is {person.name} by name."


def _milestones(was: Plan, now: Plan) -> Iterator[str]:
    before = {m.id: m for m in was.milestones}
    after = {m.id: m for m in now.milestones}
    for milestone in after.values():
        old = before.get(milestone.id)
        if old is None:
            yield f"New: {milestone.deliverable}{f', due {day(milestone.due)}' if milestone.due else ''}."
        else:
            yield from _milestone(old, milestone, was, now)
    for milestone in before.values():
        if milestone.id not in after:
            yield f"Dropped: {milestone.deliverable}."


def _milestone(old: Milestone, new: Milestone, was: Plan, now: Plan) -> Iterator[str]:
    if old.deliverable != new.deliverable:
        yield f"{old.deliverable} is now called {new.deliverable}."
    if old.due != new.due:
        yield f"{new.deliverable}: due {day(new.due)} instead of {day(old.due)}."
    for side in Side:
        if old.owner(side) != new.owner(side):
            owners = called(now, new.owner(side)), called(was, old.owner(side))
            yield f"{new.deliverable}: {owners[0]} owns it on the {side} side instead of {owners[1]}."
    before, after = duration_in_words(old.duration), duration_in_words(new.duration)
    if before != after:
        yield f"{new.deliverable}: takes {after} instead of {before}."
    if old.after != new.after:
        yield f"{new.deliverable}: what must come first changed."
    if old.meeting != new.meeting:
        yield f"{new.deliverable}: {meeting_in_words(new.meeting)}; before, {meeting_in_words(old.meeting)}."
    if (before_days := limits_in_words(limits_of(old))) != (now_days := limits_in_words(limits_of(new))):
        yield f"{new.deliverable}: {now_days or 'on any day'}; before, {before_days or 'on any day'}."
    if old.lead != new.lead:
        yield f"{new.deliverable}: the {new.lead} leads it instead of the {old.lead}."


def _rest(was: Plan, now: Plan) -> Iterator[str]:
    for label, old, new in _lists(was, now):
        if old != new:
            yield f"{label} changed."


def _lists(was: Plan, now: Plan) -> Iterator[tuple[str, Any, Any]]:
    yield "The workstreams or their decision gates", was.workstreams, now.workstreams
    yield "The risks", was.risks, now.risks
    yield "The working calendars", was.calendars, now.calendars
    yield "How durations move together", was.pace, now.pace
    yield "When people work", _people(was), _people(now)
    yield "What the signature waits for", was.signature, now.signature


def _people(plan: Plan) -> dict[str, PersonDays]:
    return {p.id: p.days for p in plan.people if p.days != USUAL}


def called(plan: Plan, person_id: str | None) -> str:
    """A person's name; the words themselves for somebody who is not in the plan; `nobody`."""
    return plan.name_of(person_id) or "nobody"

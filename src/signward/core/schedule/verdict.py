"""Whether the target signature date holds, by how much, and which milestone decides it; in numbers and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from signward.core.schedule.dates import Dates
from signward.core.schedule.gates import missed_meeting
from signward.core.schedule.network import Activity
from signward.core.schedule.passes import Schedule
from signward.core.schedule.wording import counted, day_in_words, named, quoted


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a plan on a day.

    `feasible`: it can be signed by the target; always so without one. `short_by`: working days, on its own calendar,
    by which the deciding milestone's earliest start lies after its latest start; 0 when feasible. `decided_by`: ids
    along the chain that drives the signature, the one to name first; empty when nothing is left to do before it, or
    what is left ends before the first day on which both sides work.
    """

    feasible: bool
    short_by: int
    earliest_signature: date
    target: date | None
    decided_by: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class SignedBy:
    """The days by which a plan is signed with 50 and with 80 %; None where no such day is in reach."""

    even: date | None
    most: date | None


def verdict(found: Schedule, signature: str, names: Mapping[str, str], likely: SignedBy | None = None) -> Verdict:
    """Judges a schedule by its activity `signature`. `names` are the deliverables, in the words of the plan.

    What is `likely` is said beside the earliest day, where it is known: what keeps its target in less than half of the
    cases does so only on paper.
    """
    target = found.network.target
    signed_on = found.dates[signature].earliest_finish
    chain = tuple(i for i in found.chain(signature) if i != signature)
    feasible = target is None or signed_on <= target
    short_by = 0 if feasible else max(1, -found.dates[chain[0] if chain else signature].slack)
    paper = " only on paper" if likely and _misses(likely.even, target) else ""
    signed = _signed(found, signed_on, likely.most if likely else None)
    if chain:
        sentence = _decided(found, names, chain, signed, short_by, paper)
    else:
        sentence = _undecided(found, signature, signed, short_by)
    sentence += _gate_on_the_way(found, names, chain) + _broken_limits(found, names)
    return Verdict(feasible, short_by, signed_on, target, chain, sentence)


def _misses(even: date | None, target: date | None) -> bool:
    return target is not None and (even is None or even > target)


def _signed(found: Schedule, day: date, likely: date | None) -> str:
    """`8 Jan (80 %: 22 Jan)`."""
    beside = found.network.target or found.network.today
    return day_in_words(day, beside) + (f" (80 %: {day_in_words(likely, beside)})" if likely else "")


def _decided(
    found: Schedule, names: Mapping[str, str], chain: tuple[str, ...], signed: str, short_by: int, paper: str
) -> str:
    network = found.network
    decider = next(a for a in network.activities if a.id == chain[0])
    dates, name = found.dates[decider.id], names.get(decider.id, decider.id)
    if network.target is None:
        return f"Earliest signature: {signed}, decided by {quoted(name)}. No target signature date is set."
    target = day_in_words(network.target, network.today)
    if short_by:
        needed = _needed(decider, dates, name, network.target, network.today)
        short = counted(short_by, _unit(decider))
        return f"To sign by {target}, {needed}: {short} short. Earliest realistic signature: {signed}."
    slack = f": {counted(dates.slack, _unit(decider))} of slack" if dates.slack > 0 else " with no slack left"
    return f"On course to sign by {target}{paper}{slack}, decided by {quoted(name)}. Earliest signature: {signed}."


def _undecided(found: Schedule, signature: str, signed: str, short_by: int) -> str:
    network = found.network
    waits = _why_undecided(found, signature)
    if network.target is None:
        return f"{waits}. Earliest signature: {signed}. No target signature date is set."
    target = day_in_words(network.target, network.today)
    if short_by:
        return f"{waits}, but the target of {target} cannot be met. Earliest realistic signature: {signed}."
    return f"On course to sign by {target}: {waits[0].lower()}{waits[1:]}. Earliest signature: {signed}."


def _why_undecided(found: Schedule, signature: str) -> str:
    activities = found.network.activities
    if len(activities) == 1:
        return "No milestone is planned yet"
    last = {link.leader for link in found.network.links if link.follower == signature}
    if any(activity.done is None for activity in activities if activity.id in last):
        return "Nothing but the days on which both sides work decides the signature"
    return "Nothing before signature is left to do"


def _needed(decider: Activity, dates: Dates, name: str, target: date, today: date) -> str:
    """What would have kept the target: in the past tense where it is too late already."""
    verb, noun = named(name)
    day, can = dates.latest_start, dates.earliest_start
    if decider.started is not None and decider.duration:
        verb, noun, day, can = "be finished", quoted(name), dates.latest_finish, dates.earliest_finish
    elif _unit(decider) == "meeting":
        verb, noun = "be decided", quoted(name)
    elif not decider.duration:
        verb, noun = "be reached", quoted(name)
    if day < today:
        return f"{noun} had to {verb} on {day_in_words(day, target)}"
    return f"{noun} has to {verb} by {day_in_words(day, target)} but cannot before {day_in_words(can, target)}"


def _unit(activity: Activity) -> str:
    return "business day" if activity.calendar.floor is None else "meeting"


def _gate_on_the_way(found: Schedule, names: Mapping[str, str], chain: tuple[str, ...]) -> str:
    """Of the gates on the deciding chain, the last that misses a meeting; else the last, with its meeting."""
    activities = {activity.id: activity for activity in found.network.activities}
    gates = [a for key in reversed(chain) if (a := activities[key]).calendar.floor is not None and a.done is None]
    missing = [(gate, missed) for gate in gates if (missed := missed_meeting(found, gate.id))]
    beside = found.network.target or found.network.today
    for gate, missed in missing[:1]:
        by = counted(missed.by, _unit(activities[missed.leader]))
        next_one = day_in_words(found.dates[gate.id].earliest_finish, beside)
        return f" {_called(gate, names)} misses {day_in_words(missed.meeting, beside)} by {by}; next is {next_one}."
    for gate in gates[:1]:
        return f" {_called(gate, names)} meets on {day_in_words(found.dates[gate.id].earliest_finish, beside)}."
    return ""


def _called(gate: Activity, names: Mapping[str, str]) -> str:
    """The name of its meeting; the deliverable where the meeting has none."""
    deliverable, meeting = names.get(gate.id, gate.id), getattr(gate.calendar, "name", "")
    return meeting if meeting not in ("", deliverable) else quoted(deliverable)


def _broken_limits(found: Schedule, names: Mapping[str, str]) -> str:
    """One sentence for each milestone whose own not-after day cannot be kept, whatever the target."""
    sentences = []
    for activity in found.network.activities:
        finish, limit = found.dates[activity.id].earliest_finish, activity.not_after
        if limit is not None and activity.done is None and finish > limit:
            name, today = quoted(names.get(activity.id, activity.id)), found.network.today
            day, limited = day_in_words(finish, today), day_in_words(limit, today)
            sentences.append(f" {name} must finish by {limited} and cannot before {day}.")
    return "".join(sentences)

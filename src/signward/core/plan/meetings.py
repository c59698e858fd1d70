"""When the decision gate meets in which a milestone is decided: by a rule or on given days, with its papers and what it
has the authority for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from signward.core.plan import words
from signward.core.plan.dates_in_words import day
from signward.core.plan.estimates import EstimateMilestone, MilestoneEstimated, decide_estimated
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, open_milestone_in, with_milestone
from signward.core.plan.meeting_days import meeting_days
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges, NotPossible
from signward.core.plan.state import Plan
from signward.core.plan.times import CURRENCY, LONGEST_LAG, MOST_ABOVE, Authority, Meeting

MOST_DAYS: Final = 100
_EARLIEST, _LATEST = date(2000, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class SetMeeting:
    """`meeting` None: the milestone falls on any day again. `seen` is what the page showed.

    In a meeting a duration counts meetings, so another one may come with it (`takes`, of the same milestone).
    """

    milestone: str
    meeting: Meeting | None
    seen: Meeting | None
    takes: EstimateMilestone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSet(Fact):
    milestone: str
    deliverable: str
    was: Meeting | None
    now: Meeting | None


def decide_meeting(plan: Plan, command: SetMeeting, moment: Moment) -> tuple[MeetingSet | MilestoneEstimated, ...]:
    found = open_milestone_in(plan, command.milestone)
    now = possible_meeting(plan, command.meeting, moment.today) if command.meeting else None
    estimated = _estimated(plan, command.takes, moment) if command.takes else ()
    if now == found.meeting:
        if estimated:
            return estimated
        raise NothingChanges("The meeting is held on these days already.")
    check_seen(command.seen, found.meeting, now, "meeting")
    met = MeetingSet(milestone=found.id, deliverable=found.name, was=found.meeting, now=now, **moment.stamp)
    return (met, *estimated) if now is None else (*estimated, met)


def evolve_meeting(plan: Plan, event: MeetingSet) -> Plan:
    return with_milestone(plan, event.milestone, meeting=event.now)


def _estimated(plan: Plan, takes: EstimateMilestone, moment: Moment) -> tuple[MilestoneEstimated, ...]:
    """Nothing where it takes that long already: the meeting itself may still be new."""
    try:
        return decide_estimated(plan, takes, moment)
    except NothingChanges:
        return ()


def possible_meeting(plan: Plan, meeting: Meeting, today: date) -> Meeting:
    """The meeting with its words cleaned and its days in order. Raises NotPossible for one that nobody can hold."""
    if bool(meeting.every) == bool(meeting.on):
        raise NotPossible("Give the days of the meeting, or a rule for them.")
    if len(meeting.on) > MOST_DAYS:
        raise NotPossible(f"A meeting has {MOST_DAYS} given days at most: give a rule instead.")
    if any(not _EARLIEST <= one <= _LATEST for one in (*meeting.on, *filter(None, [meeting.start]))):
        raise NotPossible("Give days from the year 2000 on, and before 2200.")
    if not 0 <= meeting.papers <= LONGEST_LAG:
        raise NotPossible(f"Papers are due 0 to {LONGEST_LAG} business days before the meeting.")
    if meeting.authority:
        possible_authority(meeting.authority)
    name = words.line(meeting.name, "the name of the meeting", empty=True)
    possible = replace(meeting, name=name, on=tuple(sorted(set(meeting.on))))
    _check_ahead(plan, possible, today)
    return possible


def possible_authority(authority: Authority) -> Authority:
    """Raises NotPossible for an amount or a currency that there is not."""
    if not 0 <= authority.above <= MOST_ABOVE:
        raise NotPossible("Give the amount above which the meeting decides, such as 500,000.")
    if not CURRENCY.fullmatch(authority.currency):
        raise NotPossible("Give the currency by its three letters, such as EUR.")
    return authority


def _check_ahead(plan: Plan, meeting: Meeting, today: date) -> None:
    """Refuses a meeting that is never held again."""
    try:
        found = meeting_days(plan, meeting, today, most=1)
    except ValueError as wrong:
        raise NotPossible(f"The meeting cannot be held: {wrong}.") from wrong
    if not found.ahead and found.last:
        raise NotPossible(f"The last meeting was on {day(found.last)}: give days that are still to come.")
    if not found.ahead:
        raise NotPossible("This meeting is never held on a day on which both sides work.")

"""A date on its way: the plan as it would be, drawn in place of the timeline before anything is saved.

Dragging a mark and its arrow keys ask for it (`static/js/dragging.js`); the dialog that saves is `moving`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from signward.core.plan.dates_in_words import day
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges, Refusal
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.timetable import Timetable, timetable
from signward.core.plan.would_be import day_away, day_near, would_be_moved
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.wording import counted, quoted
from signward.plans import queries
from signward.plans.queries import PlanPage
from signward.web import neutral
from signward.web.chances import of_another, worked_out
from signward.web.chances_shown import chance_instead
from signward.web.days import day_of, today
from signward.web.drawings import timeline
from signward.web.endpoint import Request, endpoint

_FURTHEST = 2_000
"""Working days that a mark may be sent away."""


@dataclass(frozen=True, slots=True)
class Preview:
    """`to` is the working day of its own on which the milestone would be due; None where it cannot go there.

    `words` say what that does, or why not.
    """

    to: date | None
    words: str
    drawing: SafeString


@endpoint(audience="both", action="plan.change")
def preview(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """Asked with `to`, a day, or `by`, a number of working days after its date; `axis` is that of the drawing whose
    place it takes, `narrow` says that it is the narrow one."""
    page = queries.plan_page(plan_id, request.side, today(request), lines=0)
    found = page.plan.milestone(milestone) if page else None
    if page is None or found is None or found.done:
        return neutral.not_found(request)
    return render(request, "plan/preview.html", {"preview": _preview(request, page, found)})


def _preview(request: Request, page: PlanPage, found: Milestone) -> Preview:
    narrow, axis = "narrow" in request.GET, request.GET.get("axis", "")
    try:
        now = timetable(page.plan, page.day)
    except ScheduleError as wrong:
        return Preview(None, f"The dates cannot be worked out: {wrong}.", SafeString(""))
    chances = worked_out(page)
    try:
        to = _asked(request, now, found)
        plan = would_be_moved(page.plan, found, to, Moment(request.actor, page.day, page.version))
        then = timetable(plan, page.day)
    except NothingChanges:
        words = f"{quoted(found.name)} stands where it was, {day(found.due, beside=page.day)}."
        return Preview(found.due, words, timeline(now, chances, narrow=narrow, axis=axis))
    except (Refusal, ScheduleError) as wrong:
        return Preview(None, str(wrong), timeline(now, chances, narrow=narrow, axis=axis))
    likely = of_another(plan, page.day) if chances else None
    words = " ".join(filter(None, (_moved(page, found, to, plan), _signed(now, then), chance_instead(chances, likely))))
    return Preview(to, words, timeline(then, likely, narrow=narrow, before=page.plan, axis=axis))


def _asked(request: Request, now: Timetable, found: Milestone) -> date:
    if (to := day_of(request.GET.get("to", ""))) is not None:
        return day_near(now, found, to)
    by = request.GET.get("by", "")
    steps = int(by) if by.removeprefix("-").isdecimal() and len(by) < len(str(-_FURTHEST)) + 1 else 0
    return day_away(now, found, max(-_FURTHEST, min(_FURTHEST, steps)))


def _moved(page: PlanPage, found: Milestone, to: date, plan: Plan) -> str:
    was = {m.id: m.due for m in page.plan.milestones}
    others = sum(1 for m in plan.milestones if m.id != found.id and m.due != was[m.id])
    began = f" from {day(found.due, beside=page.day)}" if found.due else ""
    along = f", and {counted(others, 'milestone')} with it" if others else ""
    return f"{quoted(found.name)} would move{began} to {day(to, beside=page.day)}{along}."


def _signed(now: Timetable, then: Timetable) -> str:
    was, will = now.signature, then.signature
    if was == will:
        return f"Earliest signature stays at {day(was, beside=now.today)}."
    return f"Earliest signature {day(will, beside=now.today)} instead of {day(was, beside=now.today)}."

"""When a milestone is decided in a meeting: its next dates, and what it does to the signature, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.commands import EstimateMilestone, SetMeeting
from signward.core.plan.gates_ahead import gate_milestone
from signward.core.plan.meeting_implied import MeetingImplied, meeting_implied
from signward.core.plan.meetings_in_words import meeting_in_words
from signward.core.plan.refusals import NothingChanges, NotPossible, Refusal
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.times import Meeting
from signward.core.schedule.errors import ScheduleError
from signward.core.schedule.wording import duration_in_words
from signward.plans import queries
from signward.plans.act import act
from signward.plans.queries import PlanPage
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.calendar_fields import LONGEST
from signward.web.chances import chance_if
from signward.web.changes import back
from signward.web.days import today
from signward.web.editing import LOOKED_BACK, duration_of, duration_text
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, sent, whole
from signward.web.meeting_fields import (
    FIELDS,
    MeetingFields,
    choices,
    fields_of,
    fields_typed,
    kept_rule,
    meeting_typed,
)
from signward.web.refused import refused

_MORE: Final = ("single", "days_seen", "seen", "preview")
WHY: Final = "one meeting decides it"


@endpoint(audience="both", action="plan.change", methods=("GET", "POST"), fields=(*FIELDS, *_MORE))
def meeting(request: Request, plan_id: UUID, milestone: str) -> HttpResponse:
    """GET, and POST with `preview`, show what a meeting implies; POST saves it."""
    if request.method != "POST" or line(request, "preview"):
        return _page(request, plan_id, milestone, None)
    try:
        seen = _seen(request)
        typed = meeting_typed(fields_typed(request), seen)
        act(plan_id, SetMeeting(milestone, typed, seen, _takes(request, milestone)), request.actor, key=once(request))
    except NothingChanges:
        pass
    except Refusal as refusal:
        return _page(request, plan_id, milestone, refusal)
    return back(request, plan_id, milestone)


@dataclass(frozen=True, slots=True)
class _Form:
    """What the fields hold, what the page they came from showed, and what they would imply; or why nothing."""

    fields: MeetingFields
    single: bool
    seen: Meeting | None
    implied: MeetingImplied | None
    wrong: str


def _page(request: Request, plan_id: UUID, milestone: str, refusal: Refusal | None) -> HttpResponse:
    page = queries.plan_page(plan_id, request.side, today(request), lines=LOOKED_BACK if refusal else 0)
    found = page.plan.milestone(milestone) if page else None
    if page is None or found is None:
        return neutral.not_found(request)
    form = _form(request, page, found)
    told = refusal or NotPossible(form.wrong)
    problem = refused("meeting", told, page.plan, page.history, request.who.time_zone, milestone)
    seen = found.meeting if problem.conflict else form.seen
    context = {
        "base": base_of(plan_id, request.side), "side": request.side.value, "id": milestone, "deliverable": found.name,
        "problem": problem, "today": page.day, "due": found.due, "meets": found.meeting is not None,
        "single": form.single, "lasts": duration_in_words(found.duration) if _lasts(found) else "",
        "days_seen": duration_text(found) if problem.conflict else line(request, "days_seen") or duration_text(found),
        "stands": meeting_in_words(found.meeting), "seen": msgspec.json.encode(seen).decode(), "f": form.fields,
        "offers": choices(form.fields), "kept": kept_rule(form.fields), "implied": form.implied,
        "chance": chance_if(page, form.implied.plan) if form.implied else "",
    }  # fmt: skip
    return render(request, "plan/meeting.html", context, status=problem.status if refusal else 200)


def _form(request: Request, page: PlanPage, found: Milestone) -> _Form:
    if request.method != "POST":
        fields, seen = fields_of(found.meeting, _gate_name(page.plan, found), page.day), found.meeting
        single = seen is None and _lasts(found)
    else:
        fields, seen, single = fields_typed(request), _seen(request), _single(request)
    implied, wrong = _implied(page.plan, found.id, fields, seen, page.day, single=single)
    return _Form(fields, single, seen, implied, wrong)


def _implied(
    plan: Plan, milestone: str, fields: MeetingFields, seen: Meeting | None, day: date, *, single: bool
) -> tuple[MeetingImplied | None, str]:  # fmt: skip
    """What the fields imply; or nothing, and why."""
    try:
        return meeting_implied(plan, milestone, meeting_typed(fields, seen), day, single=single), ""
    except NotPossible as refusal:
        return None, refusal.message
    except ScheduleError as wrong:
        return None, f"The dates cannot be worked out with this meeting: {wrong}."


def _takes(request: Request, milestone: str) -> EstimateMilestone | None:
    """A duration counts meetings, so one that took days takes one where it is ticked."""
    if not _single(request):
        return None
    return EstimateMilestone(milestone, 1, duration_of(whole(request, "days_seen")[:LONGEST]), WHY)


def _single(request: Request) -> bool:
    return bool(line(request, "single")) and line(request, "kind") != "none"


def _lasts(found: Milestone) -> bool:
    """Whether it takes more than one day, or may."""
    return found.duration is not None and found.duration.spec != 1


def _gate_name(plan: Plan, found: Milestone) -> str:
    """The name of the gate in which its workstream is decided, where that is this milestone or none yet."""
    stream = plan.workstream(found.workstream)
    if stream is None or stream.gate is None:
        return ""
    decided = gate_milestone(plan, stream)
    return stream.gate.name if decided is None or decided.id == found.id else ""


def _seen(request: Request) -> Meeting | None:
    """What the page showed; a form that was tampered with has seen nothing, and meets a conflict."""
    if not sent(request, "seen"):
        return None
    try:
        return msgspec.json.decode(whole(request, "seen")[:LONGEST], type=Meeting | None)
    except msgspec.MsgspecError:
        return None

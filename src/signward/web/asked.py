"""What the page of a new plan asks for, read from its form: each thing that is wrong stands at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from signward.core.plan.freezes import Freeze, suggested_freezes
from signward.core.plan.persons import readable_address
from signward.core.plan.refusals import NotPossible
from signward.core.plan.starter import ROLES, Known, Wanted
from signward.core.plan.state import LONGEST_RESERVE, CompellingEvent, Segment, Side
from signward.core.plan.templates import Template, joined
from signward.core.plan.times import CalendarSpec
from signward.files.templates import VALUE, built_in
from signward.web import holidays
from signward.web.days import day_of, today
from signward.web.endpoint import Request
from signward.web.fields import line, lines, sent, text, whole_days
from signward.web.template_found import Found, choices, find, usual_of

NAMED: Final = tuple((role, words) for role, (words, side) in ROLES.items() if side is Side.BUYER)
"""The buyer's roles that the page asks for: whoever fills it in is the vendor's."""
_TYPED: Final = ("segment", "template", "value", "customer", "target", "reason", "outcome", "reserve")
_NAMES: Final = tuple(f"{what}_{role}" for role, _ in NAMED for what in ("name", "email"))
FIELDS: Final = (*_TYPED, "freeze", *_NAMES, *holidays.FIELDS)
_SEGMENT: Final = Segment.ENTERPRISE
_AHEAD: Final = timedelta(days=270)


@dataclass(frozen=True, slots=True)
class Asked:
    """`template` is the one chosen, `choices` all there are; `begun_from` is it with what was asked to be added.

    `document` has the calendars that the last plan of the workspace had, to begin with.
    """

    template: Found
    begun_from: Template
    wanted: Wanted
    choices: tuple[tuple[str, str], ...]
    suggested: tuple[Freeze, ...]
    ticked: tuple[str, ...]
    typed: Mapping[str, str]
    document: dict[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


def read(request: Request) -> Asked:
    """Everything that the form says; before it was sent, what is usual."""
    document = holidays.remembered(request)
    typed = {name: line(request, name, 300) for name in (*_TYPED, *_NAMES)} | holidays.typed(request, document)
    typed["outcome"] = text(request, "outcome", 1000)
    typed["template"] = typed["template"] or request.GET.get("template", "")[:60]
    found = find(request.workspace_id, typed["template"])
    segment = _segment(typed["segment"], found.template.segment if found else None)
    typed["segment"] = segment.value
    template, target = found or usual_of(segment), day_of(typed["target"])
    suggested, ticked = _freezes(request, typed["buyer_country"], target)
    begun_from, wrong = _with_value(template.template, typed)
    names, more = _names(request, typed)
    wrong |= more | _wrong(request, typed, target) | holidays.wrong(request)
    wanted = Wanted(
        customer=typed["customer"], vendor=request.who.workspace_name, segment=segment, target=target,
        event=CompellingEvent(typed["reason"]) if typed["reason"] else None, outcome=typed["outcome"], names=names,
        calendars=_calendars(typed, [f for f in suggested if str(f.first) in ticked]),
        reserve=_reserve(typed["reserve"], template.template.plan.reserve),
    )  # fmt: skip
    return Asked(
        template, begun_from, wanted, choices(request.workspace_id, segment), suggested, ticked, typed, document, wrong
    )


def _segment(typed: str, made_for: Segment | None) -> Segment:
    """What was chosen; before anything was, what the template is made for."""
    return Segment(typed) if typed in [*Segment] else made_for or _SEGMENT


def _wrong(request: Request, typed: Mapping[str, str], target: date | None) -> dict[str, str]:
    wrong = {}
    if typed["target"] and target is None:
        wrong["target"] = "Give the target as a date."
    elif target and target < today(request):
        wrong["target"] = "This day is past. Choose the day on which it should be signed."
    if typed["reserve"] and not (whole_days(typed["reserve"]) and int(typed["reserve"]) <= LONGEST_RESERVE):
        wrong["reserve"] = f"Give the reserve in whole business days, {LONGEST_RESERVE} at most."
    return wrong


def _reserve(typed: str, usual: int) -> int:
    """A number that cannot be read is told by `_wrong`, and holds nothing meanwhile."""
    if not typed:
        return usual
    return min(int(typed), LONGEST_RESERVE) if whole_days(typed) else 0


def _with_value(template: Template, typed: Mapping[str, str]) -> tuple[Template, dict[str, str]]:
    """The template, and with it the milestones after signature where they were asked for."""
    if not typed["value"]:
        return template, {}
    try:
        return replace(template, plan=joined(template.plan, built_in()[VALUE].plan)), {}
    except ValueError:
        return template, {"value": "This template has milestones after the signature already."}


def _names(request: Request, typed: Mapping[str, str]) -> tuple[dict[str, Known], dict[str, str]]:
    """Who is known by role, whoever fills the form in among them; and what is wrong by field."""
    found = {"account-executive": Known(request.actor.name, request.who.email)}
    wrong = {}
    for role, _ in NAMED:
        name, email = typed[f"name_{role}"], typed[f"email_{role}"]
        try:
            address = readable_address(email)
        except NotPossible as none:
            wrong[f"email_{role}"] = none.message
            continue
        if name:
            found[role] = Known(name, address)
        elif email:
            wrong[f"name_{role}"] = f"Say who {email} is."
    return found, wrong


def _freezes(request: Request, country: str, target: date | None) -> tuple[tuple[Freeze, ...], tuple[str, ...]]:
    """The freezes to suggest, and the first days of those that were ticked."""
    day = today(request)
    suggested = suggested_freezes(country or None, day, max(target or day, day) if target else day + _AHEAD)
    return suggested, lines(request, "freeze", 10) if sent(request, "freeze") else ()


def _calendars(typed: Mapping[str, str], freezes: list[Freeze]) -> dict[Side, CalendarSpec]:
    made = {}
    for side in Side:
        country, region = typed[f"{side}_country"], typed[f"{side}_region"]
        if country not in dict(holidays.all_countries()):
            country = ""
        spec = CalendarSpec(country or None, region if region in dict(holidays.regions_of(country)) else None)
        spec = replace(spec, region=spec.region or None)
        if side is Side.BUYER:
            spec = replace(spec, freezes=tuple((f.first, f.last) for f in freezes))
        if spec != CalendarSpec():
            made[side] = spec
    return made

"""Editing a template: rows to add, remove, move and fill in. Saving them makes its next version."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.meeting_rules import Rule, Unit, rule_in_words, write_rule
from signward.core.plan.prior_rows import NO_STEP
from signward.core.plan.priors import PRIORS
from signward.core.plan.state import Segment
from signward.core.plan.templates import LONGEST_DESCRIPTION, LONGEST_NAME
from signward.plans import templates
from signward.web import neutral
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, lines, text, whole_days
from signward.web.template_found import Found, find
from signward.web.template_rows import FIELDS, MOST, EditorRow, rearranged, rows_of
from signward.web.template_typed import About, template_from
from signward.web.templates_page import keep_once, user_of

_HEAD: Final = ("name", "description", "segment", "reserve", "seen")
_USUAL: Final = (
    *(Rule(Unit.WEEK, every, (day,)) for every in (1, 2) for day in range(1, 6)),
    *(Rule(Unit.MONTH, 1, (day,), (nth,)) for nth in range(1, 5) for day in range(1, 6)),
)
MEETS: Final = (("", "On any day"), *((rule, rule_in_words(rule)) for rule in map(write_rule, _USUAL)))
"""The rules by which gates usually meet, to choose from in one field."""
STEPS: Final = (("", "as its words say"), *((prior.step, prior.name) for prior in PRIORS), (NO_STEP, "none of these"))


@endpoint(audience="vendor", action="template.change", methods=("GET", "POST"), fields=(*_HEAD, *FIELDS, "do"))
def edit(request: Request, template: str) -> HttpResponse:
    """POST with `do=save` keeps the next version, with `do=copy` a new template; anything else moves rows about."""
    found = find(request.workspace_id, template)
    if found is None:
        return neutral.not_found(request)
    if request.method != "POST":
        return _form(request, found, _about_of(found), rows_of(found.template), {})
    about, rows, do = _about(request), _rows(request), line(request, "do")
    if do not in ("save", "copy"):
        return _form(request, found, about, rearranged(rows, do), {})
    made, wrong = template_from(rows, about, found.template)
    if made is None:
        return _form(request, found, about, rows, wrong)
    if do == "copy" or not found.own:
        return keep_once(request, made, f"template {template}")
    seen = line(request, "seen")
    try:
        templates.change(
            request.workspace_id, UUID(template), made, user_of(request), int(seen) if whole_days(seen) else 0
        )
    except templates.ChangedMeanwhile:
        who = found.by or "Somebody"
        other = f"{who} kept version {found.latest} meanwhile. What you typed is here: save it as a new template."
        return _form(request, found, about, rows, {"": other}, status=409)
    return HttpResponseRedirect(f"/templates/{template}/", status=303)


def _form(
    request: Request, found: Found, about: About, rows: tuple[EditorRow, ...], wrong: dict[str, str], status: int = 200
) -> HttpResponse:
    known = {rule for rule, _ in MEETS}
    others = sorted({row.meets for row in rows if row.meets not in known})
    context = {
        "key": found.key, "own": found.own, "about": about, "rows": rows, "wrong": wrong, "steps": STEPS,
        "seen": line(request, "seen") if request.method == "POST" else str(found.version),
        "segments": [("", "any"), *((s.value, s.value) for s in Segment)], "most": MOST,
        "meets": (*MEETS, *((rule, rule_in_words(rule)) for rule in others)),
        "streams": list(dict.fromkeys(r.stream for r in rows)),
        "vendors": sorted({r.vendor for r in rows} - {""}), "buyers": sorted({r.buyer for r in rows} - {""}),
        "longest_name": LONGEST_NAME, "longest_description": LONGEST_DESCRIPTION,
    }  # fmt: skip
    return render(request, "templates/edit.html", context, status=422 if wrong and status == 200 else status)


def _about_of(found: Found) -> About:
    template = found.template
    name = template.name if found.own else f"{template.name}, ours"
    return About(name, template.description, str(template.segment or ""), str(template.plan.reserve or ""))


def _about(request: Request) -> About:
    return About(
        line(request, "name", 300), text(request, "description", 1000), line(request, "segment", 20),
        line(request, "reserve", 10),
    )  # fmt: skip


def _rows(request: Request) -> tuple[EditorRow, ...]:
    """As many as there are of every field: a form that was tampered with loses what does not match."""
    columns = [lines(request, name, 300) for name in FIELDS]
    return tuple(EditorRow(*values) for values in zip(*columns, strict=False))[:MOST]

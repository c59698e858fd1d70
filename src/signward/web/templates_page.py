"""The templates that plans are begun from: those that come with Signward, and the workspace's own by version."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from signward.core.plan.starter import Wanted, starter_draft
from signward.core.plan.state import Segment
from signward.core.plan.templates import Template
from signward.core.plan.words import slug
from signward.core.schedule.errors import ScheduleError
from signward.files.planfile import WrongFile, dump_template, load_template
from signward.files.templates import NAMES, built_in
from signward.people.policy import Allow, Thing, can
from signward.plans import templates
from signward.plans.answers import first_time
from signward.plans.usual import usually
from signward.web import neutral
from signward.web.days import today
from signward.web.drafted import DraftShown, draft_shown
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, once, upload, whole_days
from signward.web.template_found import Found, find
from signward.web.template_rows import rows_of

LARGEST = 200_000  # bytes; the longest template of ours has 6,000


@dataclass(frozen=True, slots=True)
class TemplateLine:
    key: str
    name: str
    description: str
    segment: str
    milestones: int
    version: int


@endpoint(audience="vendor", action="template.read")
def listed(request: Request) -> HttpResponse:
    return _list(request, {})


@endpoint(audience="vendor", action="template.read")
def shown(request: Request, template: str) -> HttpResponse:
    """One template as it runs, its rows, and its versions."""
    found = find(request.workspace_id, template, _version(request))
    return _page(request, found, {}) if found else neutral.not_found(request)


@endpoint(audience="vendor", action="template.read")
def text(request: Request, template: str) -> HttpResponse:
    """The template's own file, to be edited anywhere and taken back."""
    found = find(request.workspace_id, template, _version(request))
    if found is None:
        return neutral.not_found(request)
    answer = HttpResponse(dump_template(found.template), content_type="application/yaml; charset=utf-8")
    name = slug(found.template.name, (), "template")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return answer


@endpoint(audience="vendor", action="template.change", methods=("POST",), fields=("file",))
def take_new(request: Request) -> HttpResponse:
    """A new template from a file."""
    given, wrong = _given(request)
    if given is None:
        return _list(request, wrong)
    return keep_once(request, given, "a file")


@endpoint(audience="vendor", action="template.change", methods=("POST",), fields=("file", "seen"))
def take(request: Request, template: str) -> HttpResponse:
    """The next version of a template from a file."""
    found = find(request.workspace_id, template)
    if found is None or not found.own:
        return neutral.not_found(request)
    given, wrong = _given(request)
    if given is None:
        return _page(request, found, wrong)
    seen = line(request, "seen")
    try:
        templates.change(
            request.workspace_id, UUID(template), given, user_of(request), int(seen) if whole_days(seen) else 0
        )
    except templates.ChangedMeanwhile:
        return _page(request, found, {"file": f"Somebody kept version {found.latest} meanwhile. Nothing was taken."})
    return HttpResponseRedirect(f"/templates/{template}/", status=303)


@endpoint(audience="vendor", action="template.change", methods=("POST",), fields=("archived",))
def archive(request: Request, template: str) -> HttpResponse:
    """Takes one's own template out of what is offered, or back. Plans that were begun from it stay as they are."""
    found = find(request.workspace_id, template)
    if found is None or not found.own:
        return neutral.not_found(request)
    templates.archive(request.workspace_id, UUID(template), archived=line(request, "archived") == "yes")
    return HttpResponseRedirect("/templates/", status=303)


def keep_once(request: Request, template: Template, made_from: str, then: str = "") -> HttpResponse:
    """Keeps a new template and goes to it, or to a page below it; a form that is sent twice keeps one."""
    with transaction.atomic():
        if (key := once(request)) and not first_time(request.actor, key, request.workspace_id):
            return HttpResponseRedirect("/templates/", status=303)
        made = templates.keep(request.workspace_id, template, user_of(request), made_from)
    return HttpResponseRedirect(f"/templates/{made}/{then}", status=303)


def user_of(request: Request) -> int | None:
    """Who is signed in, as the vendor's user."""
    return getattr(request.who.principal, "user", None)


def may_change(request: Request) -> bool:
    return isinstance(can(request.who.principal, "template.change", Thing(request.workspace_id)), Allow)


def _version(request: Request) -> int | None:
    asked = request.GET.get("version", "")
    return int(asked) if whole_days(asked) else None


def _given(request: Request) -> tuple[Template | None, dict[str, str]]:
    sent = upload(request, "file")
    if sent is None or (sent.size or 0) > LARGEST:
        return None, {"file": "Choose a template file in YAML or JSON, up to 200 kB."}
    try:
        return load_template(sent.read().decode()), {}
    except UnicodeDecodeError:
        return None, {"file": "The file is not text in UTF-8."}
    except WrongFile as wrong:
        return None, {"file": f"Nothing was taken. {'; '.join(wrong.problems[:8])}."}


def _list(request: Request, wrong: dict[str, str]) -> HttpResponse:
    own = [
        TemplateLine(str(k.id), k.template.name, k.template.description, str(k.template.segment or ""),
                     len(k.template.plan.milestones), k.version)
        for k in templates.own(request.workspace_id)
    ]  # fmt: skip
    ours = [
        TemplateLine(name, t.name, t.description, str(t.segment or ""), len(t.plan.milestones), 0)
        for name, t in ((name, built_in()[name]) for name in NAMES)
    ]
    archived = [(str(k.id), k.template.name) for k in templates.own(request.workspace_id, archived=True)]
    context = {"own": own, "built_in": ours, "archived": archived, "may_change": may_change(request), "wrong": wrong}
    return render(request, "templates/templates.html", context, status=422 if wrong else 200)


def _page(request: Request, found: Found, wrong: dict[str, str]) -> HttpResponse:
    kept = templates.versions(request.workspace_id, UUID(found.key)) if found.own else []
    context = {
        "key": found.key, "template": found.template, "own": found.own, "version": found.version,
        "latest": found.latest, "archived": found.archived, "versions": [(n, at.date(), by) for n, at, by in kept],
        "rows": rows_of(found.template), "draft": _run(request, found),
        "may_change": may_change(request), "today": today(request), "wrong": wrong,
    }  # fmt: skip
    return render(request, "templates/template.html", context, status=422 if wrong else 200)


def _run(request: Request, found: Found) -> DraftShown | None:
    """The template as it would run if it were begun today; None where its rules give no dates."""
    segment = found.template.segment or Segment.ENTERPRISE
    wanted = Wanted("", request.who.workspace_name, segment)
    try:
        return draft_shown(
            starter_draft(found.template, wanted, today(request), usually(request.workspace_id)), today(request)
        )
    except ScheduleError:
        return None

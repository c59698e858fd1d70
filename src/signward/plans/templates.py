"""The workspace's own templates: kept by version, so that each plan's origin can be read for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery

from signward.core.plan.templates import Template, read_template, write_template
from signward.plans import models


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of a template. `latest` is the number of the newest; `by` who made this one, empty where unknown."""

    id: UUID
    number: int
    version: int
    latest: int
    template: Template
    by: str
    at: datetime
    made_from: str
    archived: bool


class ChangedMeanwhile(Exception):
    """Somebody kept another version since the one that was being edited."""


def own(workspace_id: UUID, *, archived: bool = False) -> list[Kept]:
    """The latest version of each, by name. One statement."""
    newest = models.TemplateVersion.objects.filter(template=OuterRef("template")).order_by("-version")
    found = _versions(workspace_id).filter(version=Subquery(newest.values("version")[:1]))
    found = found.filter(template__archived_at__isnull=not archived)
    return sorted((_kept(row, row.version) for row in found), key=lambda kept: kept.template.name.casefold())


def find(workspace_id: UUID, template_id: UUID, version: int | None = None) -> Kept | None:
    """The latest version of a template, or one of the older; None where the workspace has none such."""
    found = _versions(workspace_id).filter(template=template_id).order_by("-version")
    latest = found.values_list("version", flat=True).first()
    row = found.filter(version=version or latest).first() if latest else None
    return _kept(row, latest) if row and latest else None


def versions(workspace_id: UUID, template_id: UUID) -> list[tuple[int, datetime, str]]:
    """Number, moment and author of each version, the newest first."""
    found = _versions(workspace_id).filter(template=template_id).order_by("-version")
    return [(row.version, row.created_at, row.created_by.name if row.created_by else "") for row in found]


def keep(workspace_id: UUID, template: Template, by: int | None, made_from: str = "") -> UUID:
    """A new template, at version 1."""
    with transaction.atomic():
        last = models.Template.objects.filter(workspace=workspace_id).aggregate(last=Max("number"))["last"]
        made = models.Template.objects.create(workspace_id=workspace_id, number=(last or 0) + 1, made_from=made_from)
        _write(made, 1, template, by)
    return made.pk


def change(workspace_id: UUID, template_id: UUID, template: Template, by: int | None, seen: int) -> int:
    """The next version; the same again makes none. Raises ChangedMeanwhile where `seen` is not the latest one."""
    with transaction.atomic():
        row = models.Template.objects.select_for_update().get(workspace=workspace_id, pk=template_id)
        latest = row.versions.order_by("-version")[0]
        if latest.version != seen:
            raise ChangedMeanwhile
        if latest.document == write_template(template):
            return seen
        _write(row, seen + 1, template, by)
    return seen + 1


def archive(workspace_id: UUID, template_id: UUID, *, archived: bool) -> bool:
    """Takes a template out of what is offered, or back. Whether there is one."""
    found = models.Template.objects.filter(workspace=workspace_id, pk=template_id)
    return bool(found.update(archived_at=datetime.now(UTC) if archived else None))


def _write(row: models.Template, version: int, template: Template, by: int | None) -> None:
    row.versions.create(version=version, name=template.name, document=write_template(template), created_by_id=by)


def _versions(workspace_id: UUID) -> QuerySet[models.TemplateVersion]:
    found = models.TemplateVersion.objects.filter(template__workspace=workspace_id)
    return found.select_related("template", "created_by")


def _kept(row: models.TemplateVersion, latest: int) -> Kept:
    return Kept(
        row.template_id, row.template.number, row.version, latest, read_template(row.document),
        row.created_by.name if row.created_by else "", row.created_at, row.template.made_from,
        row.template.archived_at is not None,
    )  # fmt: skip

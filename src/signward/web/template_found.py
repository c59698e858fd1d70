"""Templates by the key in their address: the name of one that comes with Signward, or the id of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from signward.core.plan.state import Segment
from signward.core.plan.templates import Template
from signward.files.templates import BY_HAND, NAMES, USUAL, built_in
from signward.plans import templates


@dataclass(frozen=True, slots=True)
class Found:
    """`version` is 0 for one that comes with Signward, which never changes; `source` is what plans begun from it say.

    The history of a plan is read by both sides, and the names of a workspace's templates are the vendor's alone.
    """

    key: str
    template: Template
    source: str
    version: int = 0
    latest: int = 0
    by: str = ""
    at: datetime | None = None
    archived: bool = False

    @property
    def own(self) -> bool:
        return self.version > 0


def choices(workspace_id: UUID, segment: Segment) -> tuple[tuple[str, str], ...]:
    """Keys and names for a list to choose from; the first is what a segment usually begins with."""
    offered = tuple((name, built_in()[name].name) for name in NAMES)
    own = tuple((str(kept.id), f"Your own: {kept.template.name}") for kept in templates.own(workspace_id))
    usual = built_in()[USUAL[segment]].name
    return (("", f"The usual one: {usual}"), *own, *offered, (BY_HAND, "None: I add the milestones by hand"))


def usual_of(segment: Segment) -> Found:
    """What a segment begins with where no template was chosen."""
    return _built_in(USUAL[segment])


def find(workspace_id: UUID, key: str, version: int | None = None) -> Found | None:
    """None for what there is not, or not in this workspace."""
    if key in built_in():
        return _built_in(key)
    kept = templates.find(workspace_id, UUID(key), version) if _is_id(key) else None
    if kept is None:
        return None
    source = f"its own template no. {kept.number}, version {kept.version}"
    return Found(key, kept.template, source, kept.version, kept.latest, kept.by, kept.at, kept.archived)


def _built_in(name: str) -> Found:
    template = built_in()[name]
    return Found(name, template, "" if name == BY_HAND else f"the template {template.name}")


def _is_id(key: str) -> bool:
    try:
        return str(UUID(key)) == key
    except ValueError:
        return False

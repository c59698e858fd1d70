"""The templates that a plan can be begun from: those that come with Signward, and the workspace's own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from signward.core.plan.state import Segment
from signward.core.plan.templates import Template
from signward.files.templates import BY_HAND, NAMES, USUAL, built_in


@dataclass(frozen=True, slots=True)
class Choice:
    """`source` says in the history of a plan, which both sides read, where it came from."""

    key: str
    template: Template
    source: str


def choices(workspace_id: UUID, segment: Segment) -> tuple[tuple[str, str], ...]:
    """Keys and names for a list to choose from; the first is what a segment usually begins with."""
    offered = tuple((name, built_in()[name].name) for name in NAMES)
    usual = built_in()[USUAL[segment]].name
    return (("", f"The usual one: {usual}"), *offered, (BY_HAND, "None: I add the milestones by hand"))


def chosen(workspace_id: UUID, key: str, segment: Segment) -> Choice:
    """The template of a key; the segment's usual one where nothing, or nothing that there is, was chosen."""
    key = key if key in built_in() else USUAL[segment]
    template = built_in()[key]
    return Choice(key, template, "" if key == BY_HAND else f"the template {template.name}")

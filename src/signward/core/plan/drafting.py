"""A plan begins: from a plan file, a spreadsheet that was read into one, or by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from signward.core.plan import words
from signward.core.plan.document import read_document, write_document
from signward.core.plan.facts import Fact
from signward.core.plan.moment import Moment
from signward.core.plan.pace import USUAL
from signward.core.plan.refusals import NotPossible
from signward.core.plan.risks import identified
from signward.core.plan.state import Milestone, Plan, Side


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """`document` is a plan file, version 1, as JSON values; `source` says in words where it came from."""

    document: Mapping[str, Any]
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDrafted(Fact):
    """The plan as it began, whole, as a plan file of version 1."""

    document: dict[str, Any]
    source: str = ""


def decide_draft(plan: Plan, command: DraftPlan, moment: Moment) -> tuple[PlanDrafted, ...]:
    """Raises WrongDocument where the document is not a plan. A sign-off or confirmation is never taken from a file.

    Where the document does not say how durations move together, the plan begins with what is usual.
    """
    if plan != Plan():
        raise NotPossible("This plan has begun already.")
    read = read_document(cleaned(command.document), empty=True)
    drafted = _unconfirmed(replace(read, pace=read.pace or USUAL), moment.by.side)
    _check_past(drafted, moment.today)
    source = words.line(command.source, "where the plan comes from", empty=True)
    return (PlanDrafted(document=write_document(drafted), source=source, **moment.stamp),)


def evolve_drafted(plan: Plan, event: PlanDrafted) -> Plan:
    return replace(identified(read_document(event.document, empty=True)), begun_on=event.on)


def cleaned(value: Any) -> Any:
    """The same JSON value with every text fit to be kept; dates become ISO text."""
    if isinstance(value, str):
        return words.clean(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {words.clean(str(key)): cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    return value


def _unconfirmed(plan: Plan, side: Side) -> Plan:
    return replace(plan, sign_off=None, baselines=(), milestones=tuple(_proposed(m, side) for m in plan.milestones))


def _proposed(milestone: Milestone, side: Side) -> Milestone:
    return replace(milestone, confirmed=None, proposed_by=side if milestone.due and not milestone.done else None)


def _check_past(plan: Plan, today: date) -> None:
    for milestone in plan.milestones:
        if max(milestone.started or today, milestone.done or today) > today:
            raise NotPossible(f"{milestone.deliverable}: what has started or is done cannot lie after today.")

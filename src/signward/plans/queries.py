"""What pages ask of the desk, each in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from signward.core.plan.facts import Fact
from signward.core.plan.notes import Note
from signward.core.plan.outlook import Outlook, outlook
from signward.core.plan.sentences import sentence
from signward.core.plan.state import Plan, Side
from signward.core.plan.wire import from_payload
from signward.ledger.models import Stream
from signward.ledger.moments import from_us
from signward.ledger.read import Written, newest, times
from signward.people.prepared import Prepared
from signward.plans.models import MilestoneRow, PlanState, SideRoom
from signward.plans.stored import plan_from_text, room_from_text


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened. `by` is the person's name, `ref` who they are to the ledger, `at` in UTC, `words` the
    whole sentence."""

    version: int
    kind: str
    at: datetime
    by: str
    ref: str
    side: Side
    words: str
    event: Fact


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything one side's page shows. `notes` are that side's own, newest first; `day` is the day it is shown for.

    Two are the same where side, day, the heads of both chains and the number of history lines asked for are: all else
    follows.
    """

    plan_id: UUID
    workspace_id: UUID = field(compare=False)
    deal_id: UUID | None = field(compare=False)
    plan: Plan = field(compare=False)
    version: int = field(compare=False)
    digest: str = field(compare=False)
    changed_at: datetime = field(compare=False)
    day: date
    side: Side
    history: tuple[HistoryLine, ...] = field(compare=False)
    notes: tuple[Note, ...] = field(compare=False)
    room_version: int = field(compare=False)
    lines: int
    heads: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One plan in a list. What it says of the deal is vendor-only; `category` is the forecast category."""

    plan_id: UUID
    deal_id: UUID | None
    customer: str
    target: date | None
    milestones_total: int
    milestones_done: int
    signed_off: str
    amount: Decimal | None
    currency: str | None
    category: str | None
    owner: str | None
    outlook: Outlook


def plan_page(plan_id: UUID, side: Side, day: date, *, lines: int = 12) -> PlanPage | None:
    """None for a plan that does not exist; who may see it is for the caller to know.

    One statement where this version was read lately: what a page shows follows from it. Four where not. Raises
    RowsBehind where the rows stay other than the ledger, which no change through the desk can bring about.
    """
    for _ in range(_TRIES):
        if (heads := _heads(plan_id, side)) is None:
            return None
        try:
            return replace(_page_at(plan_id, side, lines, *heads), day=day)
        except _MovedOn:
            continue
    raise RowsBehind(f"The rows of plan {plan_id} are not those of its ledger. Run `signward rebuild`.")


_TRIES = 100
"""So often a plan would have to change between two statements before its page is given up."""


class RowsBehind(Exception):
    """The rows beside a plan do not belong to the version that its ledger is at."""


class _MovedOn(Exception):
    """The plan changed between two statements."""


_Head = tuple[int, str]
"""A version and the hash of its last entry. The hash makes it this version and no other: one that was written in a
transaction that failed has another."""


def _heads(plan_id: UUID, side: Side) -> tuple[_Head, _Head] | None:
    """Those of the shared chain and of one side's own."""
    heads = {chain: (version, head) for chain, version, head in _HEADS.rows(plan_id, side.value)}
    return (heads["shared"], heads[side.value]) if heads else None


_HEADS: Final = Prepared(
    lambda plan, side: Stream.objects.filter(plan=plan, chain__in=["shared", side]).values_list(
        "chain", "version", "head"
    ),
    UUID,
    str,
)


@lru_cache(maxsize=64)
def _page_at(plan_id: UUID, side: Side, lines: int, shared: _Head, own: _Head) -> PlanPage:
    """What was read of a version stays true. Raises _MovedOn, and keeps nothing, where another one stands by now."""
    version, room_version = shared[0], own[0]
    row = PlanState.objects.filter(plan=plan_id, shared_version=version).values_list(*_PAGE_FIELDS).first()
    room = SideRoom.objects.filter(plan=plan_id, side=side.value).values_list("state", "version").first()
    if row is None or (room[1] if room else 0) != room_version:
        raise _MovedOn
    state, workspace, deal, digest, changed_at = row
    plan = plan_from_text(state)
    notes = tuple(reversed(room_from_text(room[0]).notes)) if room else ()
    history = tuple(_line(entry, plan) for entry in newest(plan_id, "shared", lines, version + 1))
    return PlanPage(
        plan_id=plan_id, workspace_id=workspace, deal_id=deal if side is Side.VENDOR else None, plan=plan,
        version=version, digest=digest, changed_at=changed_at, day=date.min, side=side, history=history, notes=notes,
        room_version=room_version, lines=lines, heads=(shared[1], own[1]),
    )  # fmt: skip


def history(plan_id: UUID, side: Side, limit: int = 50, before: int | None = None) -> tuple[HistoryLine, ...]:
    """The shared past, newest first, below version `before`. Both sides see the same; private notes are not in it."""
    state = PlanState.objects.values_list("state", flat=True).filter(plan=plan_id).first()
    if state is None:
        return ()
    plan = plan_from_text(state)
    return tuple(_line(entry, plan) for entry in newest(plan_id, "shared", limit, before))


def moments(plan_id: UUID) -> list[datetime]:
    """When anything happened to the shared plan, oldest first, in UTC."""
    return [from_us(at_us) for at_us in times(plan_id, "shared")]


def portfolio(workspace_id: UUID, day: date) -> list[PortfolioRow]:
    """Every plan of a workspace, in no order: whoever shows them sorts them at less cost than the database.

    One statement; another for those that no sweep has looked at since they may say something else.
    """
    rows = _ALL.rows(workspace_id)
    stale = any(day < since or (until is not None and until <= day) for since, until, *_ in rows)
    fresh = _outlooks(workspace_id, day) if stale else {}
    return [_portfolio_row(fresh.get(values[0]), *values) for _, _, *values in rows]


def latest_plan(workspace_id: UUID) -> Plan | None:
    """The plan of a workspace that was changed last."""
    found = PlanState.objects.filter(workspace=workspace_id).order_by("-changed_at")
    state = found.values_list("state", flat=True).first()
    return plan_from_text(state) if state else None


def milestones_of(plan_ids: Sequence[UUID], *, undone: bool = False) -> list[MilestoneRow]:
    """Milestones of several plans by due date, in one statement."""
    found = MilestoneRow.objects.filter(plan__in=plan_ids).order_by("due", "plan", "position")
    return list(found.filter(done=None) if undone else found)


_PAGE_FIELDS = ("state", "workspace_id", "deal_id", "digest", "changed_at")


def _line(entry: Written, plan: Plan) -> HistoryLine:
    event = from_payload(entry.kind, entry.payload)
    return HistoryLine(
        version=entry.seq, kind=entry.kind, at=from_us(entry.at_us),
        by=plan.name_of(event.by), ref=entry.actor_ref, side=event.side, words=sentence(event, plan),
        event=event,
    )  # fmt: skip


def _outlooks(workspace_id: UUID, day: date) -> dict[UUID, Outlook]:
    """Of those plans whose rows may say something else on that day."""
    found = PlanState.objects.filter(Q(next_look_on__lte=day) | Q(forecast_on__gt=day), workspace=workspace_id)
    return {plan: outlook(plan_from_text(state), day) for plan, state in found.values_list("plan", "state")}


_FORECAST = tuple(column.name for column in fields(Outlook))
_LISTED = (
    "plan", "deal_id", "customer", "target", "milestones_total", "milestones_done",
    "signed_off", "deal__amount", "deal__currency", "deal__forecast_category", "deal__owner__name",
)  # fmt: skip


_ALL: Final = Prepared(
    lambda workspace: PlanState.objects.filter(workspace=workspace).values_list(
        "forecast_on", "next_look_on", *_LISTED, *_FORECAST
    ),
    UUID,
    keep=2048,
)


def _portfolio_row(fresh: Outlook | None, *values: Any) -> PortfolioRow:
    listed, forecast = values[: len(_LISTED)], values[len(_LISTED) :]
    return PortfolioRow(*(*listed, fresh or Outlook(*forecast)))

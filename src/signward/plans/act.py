"""The desk: the only door through which a plan changes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from signward.core.plan.actors import Actor
from signward.core.plan.commands import Command, DraftPlan
from signward.core.plan.decide import decide
from signward.core.plan.evolve import evolve_all
from signward.core.plan.facts import Fact
from signward.core.plan.moment import Moment
from signward.core.plan.notes import NoteWritten, Room, evolve_room
from signward.core.plan.refusals import Refusal
from signward.core.plan.state import Plan
from signward.core.plan.wire import kind_of, to_payload
from signward.ledger import bell
from signward.ledger.append import append
from signward.ledger.models import Stream
from signward.ledger.moments import to_us
from signward.ledger.streams import lock_streams, open_streams
from signward.people.models import Workspace
from signward.plans import answers, project
from signward.plans.as_of import plan_at_version
from signward.plans.models import Deal, PlanState, SideRoom
from signward.plans.stored import plan_from_text, room_from_text
from signward.plans.turns import turn


@dataclass(frozen=True, slots=True)
class Acted:
    """`version` is the shared version after it, `events` what happened, `plan` the plan as it stands now.

    `repeated` says that this was answered before under the same key, and that nothing happened now.
    """

    version: int
    events: tuple[Fact, ...]
    plan: Plan
    repeated: bool = field(default=False, compare=False)


class NoSuchPlan(Refusal):
    """There is no plan under this id."""


def act(plan_id: UUID, command: Command, by: Actor, *, at: datetime | None = None, key: str | None = None) -> Acted:
    """Gives a command to a plan: lock, read, decide, append, project, in one transaction.

    Raises a Refusal, and then nothing has changed. A second call with the same `key` by the same actor gets the first
    answer. `at` (aware) is the moment it happened, now if left out; the day is that of the workspace's zone.
    """
    at = at or datetime.now(UTC)
    with turn(), transaction.atomic():
        streams = lock_streams(plan_id)
        if not streams:
            raise NoSuchPlan("This plan does not exist.")
        if key and (earlier := answers.find(by, key, _fingerprint(plan_id, command))):
            return _answered(earlier)
        row = PlanState.objects.select_related("workspace").get(plan=plan_id)
        plan, today = plan_from_text(row.state), day_in(row.workspace, at)
        version = streams["shared"].version
        events = decide(plan, command, _moment(plan_id, by, today, version))
        acted = _record(plan_id, streams, plan, events, by, at, today)
        if key:
            _remember(by, key, plan_id, command, streams, events, at)
    return acted


def draft(
    workspace: Workspace,
    document: dict[str, Any],
    by: Actor,
    *,
    deal: Deal | None = None,
    source: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> UUID:
    """Begins a plan from a plan file's JSON values, and returns its id. Raises WrongDocument or a Refusal.

    A `deal` that is new is stored with the plan. A second call with the same `key` by the same actor gets the first
    plan, and its deal is not stored.
    """
    at, command = at or datetime.now(UTC), DraftPlan(document, source)
    try:
        return _draft(workspace, command, by, deal, at, key)
    except IntegrityError:
        # Two tries under one key met: the other one was first, and its answer stands.
        if key and (earlier := answers.find(by, key, _fingerprint(workspace.pk, command))):
            return earlier.plan
        raise


def day_in(workspace: Workspace, at: datetime) -> date:
    """The calendar day of a moment at the workspace."""
    return at.astimezone(ZoneInfo(workspace.time_zone)).date()


def _draft(
    workspace: Workspace, command: DraftPlan, by: Actor, deal: Deal | None, at: datetime, key: str | None
) -> UUID:
    plan_id, order, today = uuid4(), _fingerprint(workspace.pk, command), day_in(workspace, at)
    with transaction.atomic():
        if key and (earlier := answers.find(by, key, order)):
            return earlier.plan
        events = decide(Plan(), command, Moment(by, today))
        if deal is not None and deal._state.adding:
            deal.save()
        streams = open_streams(workspace.pk, plan_id)
        project.begin(plan_id, workspace, deal, at=at, today=today)
        _record(plan_id, streams, Plan(), events, by, at, today)
        if key:
            answers.remember(by, key, order, plan_id, "shared", (1, len(events)), at)
    return plan_id


def _moment(plan_id: UUID, by: Actor, today: date, version: int) -> Moment:
    return Moment(by, today, version, lambda n: plan_at_version(plan_id, n) if 0 < n <= version else None)


def _record(
    plan_id: UUID,
    streams: dict[str, Stream],
    plan: Plan,
    events: tuple[Fact, ...],
    by: Actor,
    at: datetime,
    today: date,
) -> Acted:
    notes = tuple(e for e in events if isinstance(e, NoteWritten))
    shared = tuple(e for e in events if not isinstance(e, NoteWritten))
    after = evolve_all(plan, shared)
    if shared:
        _append(streams["shared"], shared, by, at)
        project.write(plan_id, plan, after, version=streams["shared"].version, at=at, today=today)
    if notes:
        _write_notes(plan_id, streams[by.side.value], notes, by, at)
    return Acted(streams["shared"].version, events, after)


def _append(stream: Stream, events: tuple[Fact, ...], by: Actor, at: datetime) -> None:
    said = [(kind_of(event), to_payload(event)) for event in events]
    append(stream, said, at_us=to_us(at), actor_ref=by.ref)
    bell.ring(stream.plan, stream.chain, stream.version)


def _write_notes(plan_id: UUID, stream: Stream, notes: tuple[NoteWritten, ...], by: Actor, at: datetime) -> None:
    row = SideRoom.objects.filter(plan=plan_id, side=by.side.value).first()
    room = room_from_text(row.state) if row else Room()
    for note in notes:
        room = evolve_room(room, note)
    _append(stream, notes, by, at)
    project.write_room(plan_id, by.side.value, room, stream.version)


def _remember(
    by: Actor, key: str, plan_id: UUID, command: Command, streams: dict[str, Stream], events: tuple[Fact, ...],
    at: datetime,
) -> None:  # fmt: skip
    chain = by.side.value if isinstance(events[0], NoteWritten) else "shared"
    last = streams[chain].version
    order = _fingerprint(plan_id, command)
    answers.remember(by, key, order, plan_id, chain, (last - len(events) + 1, last), at)


def _answered(earlier: answers.Earlier) -> Acted:
    version = earlier.last if earlier.chain == "shared" else earlier.shared_version
    plan = plan_at_version(earlier.plan, version)
    return Acted(version, earlier.events, plan, repeated=True)


def _fingerprint(where: UUID, command: Command) -> str:
    return hashlib.sha256(f"{where} {command!r}".encode()).hexdigest()

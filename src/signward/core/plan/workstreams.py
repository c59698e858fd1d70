"""Workstreams, and the decision gate in which each is reviewed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signward.core.plan import words
from signward.core.plan.facts import Fact
from signward.core.plan.finding import check_seen, person_in, workstream_in
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import NothingChanges
from signward.core.plan.state import Gate, Plan, Workstream


@dataclass(frozen=True, slots=True)
class AddWorkstream:
    name: str


@dataclass(frozen=True, slots=True)
class NameGate:
    """`attendees` are ids of people in the plan; `seen` is the gate that the page showed, None where it showed none."""

    workstream: str
    name: str
    attendees: tuple[str, ...] = ()
    seen: Gate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkstreamAdded(Fact):
    workstream: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateNamed(Fact):
    workstream: str
    name: str
    attendees: tuple[str, ...] = ()


def decide_workstream(plan: Plan, command: AddWorkstream, moment: Moment) -> tuple[WorkstreamAdded, ...]:
    name = words.line(command.name, "the workstream's name")
    if any(w.name.casefold() == name.casefold() for w in plan.workstreams):
        raise NothingChanges(f"There is a workstream called {name} already.")
    new = words.slug(name, {w.id for w in plan.workstreams}, "workstream")
    return (WorkstreamAdded(workstream=new, name=name, **moment.stamp),)


def decide_gate(plan: Plan, command: NameGate, moment: Moment) -> tuple[GateNamed, ...]:
    stream = workstream_in(plan, command.workstream)
    name = words.line(command.name, "the name of the meeting")
    attendees = tuple(dict.fromkeys(command.attendees))
    for person in attendees:
        person_in(plan, person)
    stands, typed = _named(stream.gate), Gate(name, attendees)
    if stands == typed:
        raise NothingChanges("The gate says this already.")
    check_seen(_named(command.seen), stands, typed, "decision gate")
    return (GateNamed(workstream=stream.id, name=name, attendees=attendees, **moment.stamp),)


def evolve_workstream(plan: Plan, event: WorkstreamAdded) -> Plan:
    return replace(plan, workstreams=(*plan.workstreams, Workstream(event.workstream, event.name)))


def evolve_gate(plan: Plan, event: GateNamed) -> Plan:
    return replace(plan, workstreams=tuple(_gated(w, event) for w in plan.workstreams))


def _named(gate: Gate | None) -> Gate | None:
    """Without the milestone that falls in it: that is not part of its naming."""
    return gate and replace(gate, milestone=None)


def _gated(stream: Workstream, event: GateNamed) -> Workstream:
    if stream.id != event.workstream:
        return stream
    held_on = stream.gate.milestone if stream.gate else None
    return replace(stream, gate=Gate(event.name, event.attendees, held_on))

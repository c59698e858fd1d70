"""Writing a plan as the plan file's JSON values: keys in the contract's order, nothing that says nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from signward.core.plan.document_baselines import write_baselines
from signward.core.plan.document_pace import write_pace
from signward.core.plan.state import Gate, Link, LinkKind, Milestone, Person, Plan, Risk, Side, Signature, SignOff
from signward.core.plan.times import CalendarSpec, Meeting


def write_document(plan: Plan) -> dict[str, Any]:
    """The plan file, version 1, with dates as ISO text. `read_document` gives the same plan, but for its past moves."""
    event = plan.compelling_event
    return {"signward": 1} | _said(
        customer=plan.customer,
        vendor=plan.vendor,
        outcome=plan.outcome,
        target_signature=_day(plan.target_signature),
        compelling_event=event and _said(what=event.what, date=_day(event.date)),
        segment=plan.segment and plan.segment.value,
        reserve=plan.reserve or None,
        pace=write_pace(plan.pace),
        calendars={side.value: _calendar(plan.calendars[side]) for side in Side if side in plan.calendars},
        people=[_person(person) for person in plan.people],
        workstreams=[
            {"id": w.id} | _said(name=w.name, gate=_gate(w.gate), milestones=_milestones(plan, w.id))
            for w in plan.workstreams
        ],
        signature=_signature(plan.signature),
        risks=[_risk(risk) for risk in plan.risks],
        sign_off=_sign_off(plan.sign_off),
        baselines=write_baselines(plan.baselines),
    )


def _said(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _calendar(spec: CalendarSpec) -> dict[str, Any]:
    workdays = list(spec.workdays)
    return _said(
        country=spec.country,
        region=spec.region,
        freezes=[[_day(first), _day(last)] for first, last in spec.freezes],
        holidays=[_day(day) for day in spec.holidays],
        workdays=[] if workdays == [1, 2, 3, 4, 5] else workdays,
    )


def _person(person: Person) -> dict[str, Any]:
    own = person.days.calendar
    return _said(
        id=person.id, name=person.name, side=person.side.value, role=person.role, email=person.email,
        placeholder=person.placeholder or None, calendar=own and (_calendar(own) or {"workdays": list(own.workdays)}),
        absences=[_absence(first, last) for first, last in person.days.absences],
    )  # fmt: skip


def _absence(first: date, last: date) -> str | list[str]:
    return first.isoformat() if first == last else [first.isoformat(), last.isoformat()]


def _gate(gate: Gate | None) -> dict[str, Any] | None:
    return None if gate is None else _said(name=gate.name, attendees=list(gate.attendees), milestone=gate.milestone)


def _milestones(plan: Plan, workstream: str) -> list[dict[str, Any]]:
    return [_milestone(milestone) for milestone in plan.in_workstream(workstream)]


def _milestone(m: Milestone) -> dict[str, Any]:
    return _said(
        id=m.id,
        deliverable=m.deliverable,
        step=m.step,
        lead=m.lead.value,
        vendor=m.vendor,
        buyer=m.buyer,
        due=_day(m.due),
        duration=m.duration.spec if m.duration else None,
        basis=m.basis,
        after=[_link(link) for link in m.after],
        not_before=_day(m.not_before),
        not_after=_day(m.not_after),
        started=_day(m.started),
        done=_day(m.done),
        evidence=m.evidence,
        meeting=_meeting(m.meeting),
        proposed_by=m.proposed_by and m.proposed_by.value,
        confirmed=m.confirmed and {"by": m.confirmed.by, "on": _day(m.confirmed.on)},
        expected=_day(m.expected),
    )


def _link(link: Link) -> str | dict[str, Any]:
    if link.kind is LinkKind.FS and not link.lag:
        return link.id
    row: dict[str, Any] = {"id": link.id}
    if link.kind is not LinkKind.FS:
        row["link"] = link.kind.value
    return row | ({"lag": link.lag} if link.lag else {})


def _meeting(meeting: Meeting | None) -> dict[str, Any] | None:
    if meeting is None:
        return None
    row = _said(
        name=meeting.name, every=meeting.every, on=[_day(day) for day in meeting.on],
        papers=meeting.papers if meeting.papers else None,
        authority=meeting.authority and {"above": meeting.authority.above, "currency": meeting.authority.currency},
    )  # fmt: skip
    return row | ({"from": _day(meeting.start)} if meeting.start else {})


def _signature(signature: Signature | None) -> dict[str, Any] | None:
    return (
        None
        if signature is None
        else _said(
            id=signature.id, after=[_link(x) for x in signature.after], vendor=signature.vendor, buyer=signature.buyer
        )
    )


def _risk(risk: Risk) -> dict[str, Any]:
    return _said(
        id=risk.id, what=risk.what, owner=risk.owner, mitigation=risk.mitigation, threatens=list(risk.threatens),
        chance=risk.chance, days=risk.days,
    )  # fmt: skip


def _sign_off(sign_off: SignOff | None) -> dict[str, Any] | None:
    return None if sign_off is None or sign_off.withdrawn else _said(
        by=sign_off.by, title=sign_off.title, on=_day(sign_off.on), version=sign_off.version, name=sign_off.name,
        digest=sign_off.digest,
    )  # fmt: skip

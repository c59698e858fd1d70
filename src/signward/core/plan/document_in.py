"""Reading the plan file's JSON values. Shape and meaning are checked together, and everything wrong is told at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from signward.core.plan import words
from signward.core.plan.document_agreed import read_confirmation, read_sign_off
from signward.core.plan.document_baselines import read_baselines
from signward.core.plan.document_checks import check_meaning
from signward.core.plan.document_days import read_calendar, read_days, read_person_days
from signward.core.plan.document_pace import read_pace
from signward.core.plan.document_problems import Path, Problem, Reader, WrongDocument, nearest
from signward.core.plan.prior_rows import STEPS
from signward.core.plan.state import (
    LONGEST_RESERVE,
    CompellingEvent,
    Gate,
    Link,
    LinkKind,
    Milestone,
    Person,
    Plan,
    Risk,
    Segment,
    Side,
    Signature,
    Workstream,
)
from signward.core.plan.times import CURRENCY, LONGEST_LAG, MOST_ABOVE, Authority, Meeting
from signward.core.schedule.durations import Duration

PLAN_KEYS: Final = (
    "signward", "customer", "vendor", "outcome", "target_signature", "compelling_event", "segment", "reserve", "pace",
    "calendars", "people", "workstreams", "signature", "risks", "sign_off", "baselines",
)  # fmt: skip
PERSON_KEYS: Final = ("id", "name", "side", "role", "email", "placeholder", "calendar", "absences")
WORKSTREAM_KEYS: Final = ("id", "name", "gate", "milestones")
GATE_KEYS: Final = ("name", "attendees", "milestone")
MILESTONE_KEYS: Final = (
    "id", "deliverable", "step", "lead", "vendor", "buyer", "due", "duration", "basis", "after", "not_before",
    "not_after", "started", "done", "evidence", "meeting", "proposed_by", "confirmed", "expected",
)  # fmt: skip
LINK_KEYS: Final = ("id", "link", "lag")
MEETING_KEYS: Final = ("name", "every", "from", "on", "papers", "authority")
SIGNATURE_KEYS: Final = ("id", "after", "vendor", "buyer")
RISK_KEYS: Final = ("id", "what", "owner", "mitigation", "threatens", "chance", "days")


def read_document(data: Any, today: date | None = None, *, empty: bool = False) -> Plan:
    """The plan that a plan file's values mean. Raises WrongDocument with every problem.

    With `today`, a start or an end that lies after it is a problem. `empty` allows a plan without milestones.
    """
    r = Reader()
    top = r.mapping(data, (), PLAN_KEYS)
    if not isinstance(data, Mapping):
        raise WrongDocument(r.problems or [Problem((), "the plan file is empty")])
    if top.get("signward") != 1 or isinstance(top.get("signward"), bool):
        r.wrong(("signward",), "expected signward: 1, the version of the plan file")
    plan = read_values(r, top)
    if not plan.milestones and not empty:
        r.wrong(("workstreams",), "a plan needs at least one milestone")
    check_meaning(r, plan, top, today)
    if r.problems:
        raise WrongDocument(r.problems)
    return plan


def read_values(r: Reader, top: Mapping[str, Any]) -> Plan:
    """The plan in values whose keys are known to be a plan's; what is wrong with them is noted."""
    streams, milestones = _workstreams(r, top.get("workstreams"))
    calendars = r.mapping(top.get("calendars"), ("calendars",), [*Side])
    return Plan(
        customer=r.text(top, "customer", ()),
        vendor=r.text(top, "vendor", ()),
        outcome=r.text(top, "outcome", ()),
        target_signature=r.day(top.get("target_signature"), ("target_signature",)),
        compelling_event=_event(r, top.get("compelling_event")),
        segment=r.choice(top.get("segment"), ("segment",), Segment),
        calendars={
            s: read_calendar(r, calendars[s], ("calendars", s.value)) for s in Side if calendars.get(s) is not None
        },
        people=tuple(_person(r, value, path) for value, path in r.listed(top.get("people"), ("people",))),
        workstreams=streams,
        milestones=milestones,
        signature=_signature(r, top.get("signature")),
        risks=tuple(_risk(r, value, path) for value, path in r.listed(top.get("risks"), ("risks",))),
        sign_off=read_sign_off(r, top.get("sign_off")),
        baselines=read_baselines(r, top.get("baselines")),
        reserve=r.whole(top.get("reserve"), ("reserve",), 0, LONGEST_RESERVE),
        pace=read_pace(r, top.get("pace")),
    )


def _event(r: Reader, value: Any) -> CompellingEvent | None:
    if value is None:
        return None
    path = ("compelling_event",)
    row = {"what": value} if isinstance(value, str) else r.mapping(value, path, ("what", "date"))
    return CompellingEvent(r.text(row, "what", path), r.day(row.get("date"), (*path, "date")))


def _person(r: Reader, value: Any, path: Path) -> Person:
    row = r.mapping(value, path, PERSON_KEYS)
    name = r.text(row, "name", path)
    side = r.choice(row.get("side"), (*path, "side"), Side)
    if row.get("side") is None:
        r.wrong((*path, "side"), "a person is of the vendor's or the buyer's side")
    number = path[-1]
    person = r.text(row, "id", path) or words.slug(name, (), f"person-{number}")
    return Person(
        person, name or person, side or Side.VENDOR, r.text(row, "role", path), r.text(row, "email", path),
        r.flag(row.get("placeholder"), (*path, "placeholder")), read_person_days(r, row, path),
    )  # fmt: skip


def _workstreams(r: Reader, value: Any) -> tuple[tuple[Workstream, ...], tuple[Milestone, ...]]:
    streams: list[Workstream] = []
    milestones: list[Milestone] = []
    for item, path in r.listed(value, ("workstreams",)):
        row = r.mapping(item, path, WORKSTREAM_KEYS)
        name = r.text(row, "name", path)
        stream = r.text(row, "id", path) or words.slug(name, {w.id for w in streams}, "workstream")
        streams.append(Workstream(stream, name or stream, _gate(r, row.get("gate"), (*path, "gate"))))
        for inner, where in r.listed(row.get("milestones"), (*path, "milestones")):
            milestones.append(_milestone(r, inner, where, stream, {m.id for m in milestones}))
    return tuple(streams), tuple(milestones)


def _gate(r: Reader, value: Any, path: Path) -> Gate | None:
    if value is None:
        return None
    row = {"name": value} if isinstance(value, str) else r.mapping(value, path, GATE_KEYS)
    attendees = _names(r, row.get("attendees"), (*path, "attendees"))
    return Gate(r.text(row, "name", path), attendees, r.text(row, "milestone", path) or None)


def _names(r: Reader, value: Any, path: Path) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    named = [(r.words(item, where), where) for item, where in r.listed(value, path)]
    for name, where in named:
        if not name:
            r.wrong(where, "nothing stands here")
    return tuple(name for name, _ in named)


def _milestone(r: Reader, value: Any, path: Path, stream: str, taken: set[str]) -> Milestone:
    row = r.mapping(value, path, MILESTONE_KEYS)
    deliverable = r.text(row, "deliverable", path)
    milestone = r.text(row, "id", path) or words.slug(deliverable, taken, "milestone")
    days: dict[str, Any] = {
        key: r.day(row.get(key), (*path, key))
        for key in ("due", "not_before", "not_after", "started", "done", "expected")
    }
    return Milestone(
        id=milestone,
        workstream=stream,
        deliverable=deliverable or milestone,
        lead=r.choice(row.get("lead"), (*path, "lead"), Side) or Side.VENDOR,
        vendor=r.text(row, "vendor", path) or None,
        buyer=r.text(row, "buyer", path) or None,
        duration=_duration(r, row.get("duration"), (*path, "duration")),
        after=_links(r, row.get("after"), (*path, "after")),
        evidence=r.text(row, "evidence", path),
        meeting=_meeting(r, row.get("meeting"), (*path, "meeting")),
        proposed_by=r.choice(row.get("proposed_by"), (*path, "proposed_by"), Side),
        confirmed=read_confirmation(r, row.get("confirmed"), (*path, "confirmed")),
        step=_step(r, row, path),
        basis=r.text(row, "basis", path),
        **days,
    )


def _step(r: Reader, row: Mapping[str, Any], path: Path) -> str:
    step = r.text(row, "step", path)
    if step and step not in STEPS:
        r.wrong((*path, "step"), f"no usual step is called {step:.80}{nearest(step, STEPS)}")
    return step


def _duration(r: Reader, value: Any, path: Path) -> Duration | None:
    if value is None:
        return None
    with r.noting(path):
        return Duration.read(value)
    return None


def _links(r: Reader, value: Any, path: Path) -> tuple[Link, ...]:
    if isinstance(value, str | Mapping):
        value = [value]
    return tuple(_link(r, item, where) for item, where in r.listed(value, path))


def _link(r: Reader, value: Any, path: Path) -> Link:
    if not isinstance(value, Mapping):
        return Link(r.words(value, path))
    row = r.mapping(value, path, LINK_KEYS)
    if not row.get("id"):
        r.wrong(path, "a link names the milestone that comes first")
    kind = r.choice(row.get("link"), (*path, "link"), LinkKind) or LinkKind.FS
    return Link(r.text(row, "id", path), kind, r.whole(row.get("lag"), (*path, "lag"), -LONGEST_LAG, LONGEST_LAG))


def _meeting(r: Reader, value: Any, path: Path) -> Meeting | None:
    if value is None:
        return None
    row = r.mapping(value, path, MEETING_KEYS)
    every, on = r.text(row, "every", path) or None, read_days(r, row.get("on"), (*path, "on"))
    if every and on:
        r.wrong(path, "a meeting has dates (on) or a rule (every), not both")
    if row and not every and not on:
        r.wrong(path, "a meeting needs dates (on) or a rule (every)")
    return Meeting(
        name=r.text(row, "name", path), every=every, start=r.day(row.get("from"), (*path, "from")), on=on,
        papers=r.whole(row.get("papers"), (*path, "papers"), 0, LONGEST_LAG),
        authority=_authority(r, row.get("authority"), (*path, "authority")),
    )  # fmt: skip


def _authority(r: Reader, value: Any, path: Path) -> Authority | None:
    if value is None:
        return None
    row = r.mapping(value, path, ("above", "currency"))
    above, currency = r.number(row.get("above"), (*path, "above"), 0, MOST_ABOVE), r.text(row, "currency", path)
    if row.get("above") is None:
        r.wrong((*path, "above"), "an authority says above which amount the meeting decides")
    if not CURRENCY.fullmatch(currency):
        r.wrong((*path, "currency"), "expected the three letters of a currency, such as EUR")
    return Authority(above or 0, currency)


def _signature(r: Reader, value: Any) -> Signature | None:
    if value is None:
        return None
    path = ("signature",)
    row = r.mapping(value, path, SIGNATURE_KEYS)
    return Signature(
        id=r.text(row, "id", path) or "signature",
        after=_links(r, row.get("after"), (*path, "after")),
        vendor=r.text(row, "vendor", path) or None,
        buyer=r.text(row, "buyer", path) or None,
    )


def _risk(r: Reader, value: Any, path: Path) -> Risk:
    row = {"what": value} if isinstance(value, str) else r.mapping(value, path, RISK_KEYS)
    return Risk(
        what=r.text(row, "what", path),
        owner=r.text(row, "owner", path) or None,
        mitigation=r.text(row, "mitigation", path),
        threatens=_names(r, row.get("threatens"), (*path, "threatens")),
        chance=r.number(row.get("chance"), (*path, "chance"), 0, 1),
        days=r.number(row.get("days"), (*path, "days"), 0, LONGEST_LAG),
        id=r.text(row, "id", path),
    )

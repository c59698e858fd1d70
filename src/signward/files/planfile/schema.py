"""The published JSON Schema (draft 2020-12) of the plan file. The reader's key lists are its key lists."""

from __future__ import annotations

from typing import Any

from signward.core.plan.prior_rows import STEPS
from signward.core.plan.state import LONGEST_RESERVE

DAY: dict[str, Any] = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TEXT: dict[str, Any] = {"type": ["string", "number"]}
ID = TEXT  # YAML takes an id such as 2026 for a number
SIDE: dict[str, Any] = {"enum": ["vendor", "buyer"]}
NUMBERS: dict[str, Any] = {"type": "array", "items": {"type": "number", "minimum": 0}}
SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}


def _keys(required: tuple[str, ...] = (), **known: Any) -> dict[str, Any]:
    """A mapping of these keys and no others. A key that is not required may stand there empty (null)."""
    named = {name.removesuffix("_"): kind for name, kind in known.items()}
    filled = {name: kind if name in required else _or_empty(kind) for name, kind in named.items()}
    return {"type": "object", "properties": filled, "required": list(required), "additionalProperties": False}


def _or_empty(kind: dict[str, Any]) -> dict[str, Any]:
    if "enum" in kind:
        return {"enum": [*kind["enum"], None]}
    if "anyOf" in kind:
        return kind | {"anyOf": [*kind["anyOf"], {"type": "null"}]}
    types = kind["type"] if isinstance(kind["type"], list) else [kind["type"]]
    return kind | {"type": [*types, "null"]}


def _or(*kinds: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [*kinds]}


def _list(kind: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": kind}


def _some(count: int) -> dict[str, Any]:
    return NUMBERS | {"minItems": count, "maxItems": count}


DAYS: dict[str, Any] = _list(DAY)
DURATION: dict[str, Any] = {
    "description": "Business days: a number, [P10, P50, P90], or a distribution.",
    "anyOf": [
        {"type": "number", "minimum": 0},
        _some(3),
        _keys(("values", "chances"), values=NUMBERS, chances=NUMBERS),
        _keys(("triangular",), triangular=_some(3)),
        _keys(("pert",), pert=_some(3)),
        _keys(("normal",), normal=_some(2)),
        _keys(("lognormal",), lognormal=_some(2)),
        _keys(("uniform",), uniform=_some(2)),
    ],
}
LINK = _or(ID, _keys(("id",), id=ID, link={"enum": ["FS", "SS", "FF", "SF"]}, lag={"type": "integer"}))
LINKS = _or({"type": "string"}, LINK["anyOf"][1], _list(LINK))  # one link needs no list
NAMES = _or({"type": "string"}, _list(ID))
SPAN: dict[str, Any] = DAYS | {"minItems": 2, "maxItems": 2}
CALENDAR = _keys(
    country=TEXT,
    region=TEXT,
    freezes=_list(SPAN),
    holidays=_or(DAY, DAYS),
    workdays={"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 7}},
)
PERSON = _keys(
    ("side",), id=ID, name=TEXT, side=SIDE, role=TEXT, email=TEXT, placeholder={"type": "boolean"},
    calendar=CALENDAR, absences=_list(_or(DAY, SPAN)),
)  # fmt: skip
AUTHORITY = _keys(
    ("above", "currency"),
    above={"type": "number", "minimum": 0, "maximum": 1e15},
    currency={"type": "string", "pattern": "^[A-Z]{3}$"},
)
MEETING = _keys(
    name=TEXT, every=TEXT, from_=DAY, on=_or(DAY, DAYS), papers={"type": "integer", "minimum": 0}, authority=AUTHORITY
)
MILESTONE = _keys(
    id=ID, deliverable=TEXT, step={"enum": [*STEPS]}, lead=SIDE, vendor=ID, buyer=ID, due=DAY, duration=DURATION,
    basis=TEXT, after=LINKS, not_before=DAY, not_after=DAY, started=DAY, done=DAY, evidence=TEXT, meeting=MEETING,
    proposed_by=SIDE, confirmed=_keys(("on",), by=TEXT, on=DAY), expected=DAY,
)  # fmt: skip
WORKSTREAM = _keys(
    id=ID,
    name=TEXT,
    gate=_or({"type": "string"}, _keys(name=TEXT, attendees=NAMES, milestone=ID)),
    milestones=_list(MILESTONE),
)
HOLDS_A_MILESTONE: dict[str, Any] = {
    "type": "object", "required": ["milestones"], "properties": {"milestones": {"type": "array", "minItems": 1}},
}  # fmt: skip
RISK = _or(
    {"type": "string"},
    _keys(
        id=TEXT, what=TEXT, owner=ID, mitigation=TEXT, threatens=NAMES, chance=SHARE,
        days={"type": "number", "minimum": 0},
    ),
)  # fmt: skip
AGREED = _keys(("id",), id=ID, deliverable=TEXT, date=DAY)
BASELINE = _keys(("on",), on=DAY, by=TEXT, version=TEXT, target=DAY, signature=DAY, milestones=_list(AGREED))
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Signward plan file, version 1",
} | _keys(
    ("signward", "workstreams"),
    signward={"const": 1},
    customer=TEXT,
    vendor=TEXT,
    outcome=TEXT,
    target_signature=DAY,
    compelling_event=_or({"type": "string"}, _keys(what=TEXT, date=DAY)),
    segment={"enum": ["mid-market", "enterprise", "regulated"]},
    reserve={"type": "integer", "minimum": 0, "maximum": LONGEST_RESERVE},
    pace=_keys(deal=SHARE, vendor=SHARE, buyer=SHARE),
    calendars=_keys(vendor=CALENDAR, buyer=CALENDAR),
    people=_list(PERSON),
    workstreams=_list(WORKSTREAM) | {"contains": HOLDS_A_MILESTONE},
    signature=_keys(id=ID, after=LINKS, vendor=ID, buyer=ID),
    risks=_list(RISK),
    baselines=_list(BASELINE),
    sign_off=_keys(("on",), by=TEXT, title=TEXT, on=DAY, version=TEXT, name=TEXT, digest=TEXT),
)  # fmt: skip

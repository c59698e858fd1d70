"""The published JSON Schema (draft 2020-12) of the plan file. The reader's key lists are its key lists."""

from __future__ import annotations

from typing import Any

DAY: dict[str, Any] = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TEXT: dict[str, Any] = {"type": ["string", "number"]}
ID: dict[str, Any] = {"type": "string", "minLength": 1}
SIDE: dict[str, Any] = {"enum": ["vendor", "buyer"]}
NUMBERS: dict[str, Any] = {"type": "array", "items": {"type": "number", "minimum": 0}}
DAYS: dict[str, Any] = {"type": "array", "items": DAY}


def _keys(required: tuple[str, ...] = (), **known: Any) -> dict[str, Any]:
    named = {name.removesuffix("_"): kind for name, kind in known.items()}
    return {"type": "object", "properties": named, "required": list(required), "additionalProperties": False}


def _list(kind: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": kind}


def _some(count: int) -> dict[str, Any]:
    return NUMBERS | {"minItems": count, "maxItems": count}


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
LINK: dict[str, Any] = {
    "anyOf": [ID, _keys(("id",), id=ID, link={"enum": ["FS", "SS", "FF", "SF"]}, lag={"type": "integer"})]
}
CALENDAR = _keys(
    country={"type": "string"},
    region={"type": "string"},
    freezes=_list(DAYS | {"minItems": 2, "maxItems": 2}),
    holidays=DAYS,
    workdays={"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 7}},
)
MEETING = _keys(name=TEXT, every={"type": "string"}, from_=DAY, on=DAYS, papers={"type": "integer", "minimum": 0})
MILESTONE = _keys(
    id=ID, deliverable=TEXT, lead=SIDE, vendor=ID, buyer=ID, due=DAY, duration=DURATION, after=_list(LINK),
    not_before=DAY, not_after=DAY, started=DAY, done=DAY, evidence=TEXT, meeting=MEETING, proposed_by=SIDE,
    confirmed=_keys(("by", "on"), by=TEXT, on=DAY), expected=DAY,
)  # fmt: skip
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Signward plan file, version 1",
} | _keys(
    ("signward",),
    signward={"const": 1},
    customer=TEXT,
    vendor=TEXT,
    outcome=TEXT,
    target_signature=DAY,
    compelling_event=_keys(("what",), what=TEXT, date=DAY),
    segment={"enum": ["mid-market", "enterprise", "regulated"]},
    pace=_keys(vendor={"type": "number"}, buyer={"type": "number"}),
    calendars=_keys(vendor=CALENDAR, buyer=CALENDAR),
    people=_list(_keys(("id",), id=ID, name=TEXT, side=SIDE, role=TEXT, email=TEXT)),
    workstreams=_list(
        _keys(
            id=ID,
            name=TEXT,
            gate=_keys(name=TEXT, attendees=_list(ID), milestone=ID),
            milestones=_list(MILESTONE),
        )
    ),
    signature=_keys(id=ID, after=_list(LINK), vendor=ID, buyer=ID),
    risks=_list(
        _keys(
            id=TEXT, what=TEXT, owner=ID, mitigation=TEXT, threatens=_list(ID),
            chance={"type": "number", "minimum": 0, "maximum": 1}, days={"type": "number", "minimum": 0},
        )
    ),
    sign_off=_keys(by=TEXT, title=TEXT, on=DAY, version=TEXT, name=TEXT, digest=TEXT),
)  # fmt: skip

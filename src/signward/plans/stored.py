"""A plan and a room as the JSON text that their rows keep."""

from __future__ import annotations

import msgspec

from signward.core.plan.notes import Room
from signward.core.plan.state import Plan

_plans = msgspec.json.Decoder(Plan)
_rooms = msgspec.json.Decoder(Room)


def plan_to_text(plan: Plan) -> str:
    return msgspec.json.encode(plan).decode()


def plan_from_text(text: str) -> Plan:
    return _plans.decode(text)


def room_to_text(room: Room) -> str:
    return msgspec.json.encode(room).decode()


def room_from_text(text: str) -> Room:
    return _rooms.decode(text)

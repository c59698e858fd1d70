"""Plans as iCalendar: an all-day event for each due date and for the target signature date."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from signward.core.plan.state import Plan


def plan_ics(plan: Plan) -> bytes:
    """A calendar that any program imports; the same milestone keeps its UID, so a second import updates it."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Signward//Mutual Action Plan//EN")
    calendar.add("version", "2.0")
    days = [(m.id, m.deliverable, m.due) for m in plan.milestones if m.due]
    if plan.target_signature:
        days.append(("signature", f"Signature: {plan.customer}".rstrip(": "), plan.target_signature))
    for key, words, day in days:
        event = Event()
        event.add("uid", f"{_uid(plan, key)}@signward")
        event.add("dtstamp", datetime(2000, 1, 1, tzinfo=UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", words)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _uid(plan: Plan, key: str) -> str:
    return hashlib.sha256(f"{plan.vendor}\n{plan.customer}\n{key}".encode()).hexdigest()[:32]

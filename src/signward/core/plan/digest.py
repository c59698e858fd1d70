"""What a signature binds to: the content that both sides agree on, in one spelling, and its SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from signward.core.plan.canonical import canonical
from signward.core.plan.document import write_document
from signward.core.plan.state import Milestone, Person, Plan


def signed_content(plan: Plan) -> dict[str, Any]:
    """The plan file (version 1) without what may happen freely after signing.

    Left out: the sign-off itself and those before it, progress (started, done, evidence), the standing of dates, what
    durations stand on, people who own nothing, and email addresses.
    """
    people = tuple(replace(p, email="") for p in named_in(plan))
    agreed = tuple(_agreed(m) for m in plan.milestones)
    return write_document(replace(plan, people=people, milestones=agreed, sign_off=None, baselines=()))


def digest(plan: Plan) -> str:
    """SHA-256 of the canonical bytes of the signed content, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(signed_content(plan))).hexdigest()


def named_in(plan: Plan) -> tuple[Person, ...]:
    """The people who own something or decide somewhere: who else is known is no part of what is signed."""
    named = _named(plan)
    return tuple(p for p in plan.people if p.id in named)


def _agreed(milestone: Milestone) -> Milestone:
    return replace(
        milestone,
        started=None,
        done=None,
        evidence="",
        confirmed=None,
        proposed_by=None,
        expected=None,
        step="",
        basis="",
    )


def _named(plan: Plan) -> set[str | None]:
    named: set[str | None] = {p for m in plan.milestones for p in (m.vendor, m.buyer)}
    named |= {r.owner for r in plan.risks}
    named |= {p for w in plan.workstreams if w.gate for p in w.gate.attendees}
    return named | ({plan.signature.vendor, plan.signature.buyer} if plan.signature else set())

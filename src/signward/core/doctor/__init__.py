"""The doctor: names a plan's failure modes, with the evidence and the cure."""

from __future__ import annotations

from datetime import date
from typing import Final

from signward.core.doctor import both_sides, dating, ground, honesty, meetings
from signward.core.doctor.finding import Examined, Finding, Severity
from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable
from signward.core.plan.timetable import timetable as schedule

__all__ = ["Finding", "Severity", "blocks", "diagnose"]

# In the order in which they are told within one severity: what decides the signature first.
_EXAMINATIONS: Final = (
    dating.infeasible,
    dating.past_latest_start,
    meetings.gate_near,
    meetings.attendee_away,
    both_sides.vendor_only,
    ground.no_paper_process,
    both_sides.no_sign_off,
    both_sides.stale_sign_off,
    honesty.slips_ignored,
    honesty.repeated_slip,
    honesty.never_reviewed,
    both_sides.no_economic_buyer,
    both_sides.single_threaded,
    ground.no_buyer_reason,
    dating.undated,
    ground.no_owner,
    ground.unnamed,
    ground.no_outcome,
    ground.no_gate,
    honesty.no_evidence,
    dating.too_long,
)
_ORDER: Final = tuple(Severity)


def diagnose(plan: Plan, today: date, timetable: Timetable | None = None) -> list[Finding]:
    """Every finding on a day, those that block signature first. Raises ScheduleError where the plan has no dates."""
    seen = Examined(plan, today, timetable or schedule(plan, today))
    found = [finding for examine in _EXAMINATIONS for finding in examine(seen)]
    return sorted(found, key=lambda finding: _ORDER.index(finding.severity))


def blocks(findings: list[Finding]) -> bool:
    """Whether one of them keeps the plan from being signed."""
    return any(finding.severity is Severity.BLOCKS for finding in findings)

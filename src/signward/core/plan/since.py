"""What has become of a plan since the buyer signed it off, in words."""

from __future__ import annotations

from datetime import date

from signward.core.plan.state import Plan
from signward.core.schedule.wording import counted


def since_sign_off(plan: Plan, earliest_signature: date | None) -> str:
    """`3 changes since sign-off; signature moved +5 days` (calendar days); empty where nothing has changed."""
    signed = plan.sign_off
    if not signed or not signed.changes:
        return ""
    words = f"{counted(signed.changes, 'change')} since sign-off"
    was = plan.baseline.signature if plan.baseline else None
    if was and earliest_signature and (days := (earliest_signature - was).days):
        words += f"; signature moved {days:+d} day{'' if abs(days) == 1 else 's'}"
    return words

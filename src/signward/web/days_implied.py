"""What other working days do to the signature, as the forms of working days show it before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from signward.core.plan.implication import CalendarImplication
from signward.core.schedule.errors import ScheduleError
from signward.web.endpoint import Request


def days_implied(
    request: Request, work_out: Callable[[], CalendarImplication], wrong: dict[str, str]
) -> dict[str, Any]:  # fmt: skip
    """The template's values, `wrong` among them. Nothing is worked out for a form just opened or typed wrongly."""
    shown: dict[str, Any] = {"implied": False, "was": None, "now": None, "verdict": "", "wrong": wrong}
    if request.method != "POST" or wrong.keys() - {""}:
        return shown
    try:
        found = work_out()
    except ScheduleError as why:
        return shown | {"wrong": wrong | {"": f"The dates cannot be worked out with these working days: {why}."}}
    now = {"was": found.signature_was, "now": found.signature_now, "verdict": found.verdict_now.sentence}
    return shown | now | {"implied": True}

"""Chances of a plan on a day, kept: the simulation is never on the way of a change, nor of the first page after it.

A page shows chances where they are known. Where not, it is answered at once and says that they are being worked out;
whoever then asks for the page with `?chances` has them worked out, for all readers of their side. They follow from the
shared plan alone, so both sides see the same; they are kept apart so that neither can tell whether the other looked.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Final
from uuid import UUID

from signward.core.plan.grounds import judged
from signward.core.plan.state import Plan, Side
from signward.plans.queries import PlanPage
from signward.web.chances_shown import chance_instead
from signward.web.milestones_shown import schedule_of

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

_Key = tuple[UUID, Side, str, date]
_MOST: Final = 256
"""Plans kept; each takes about 10 kB at 40 milestones."""

_kept: OrderedDict[_Key, Chances] = OrderedDict()
_working: Final = Lock()


def known(page: PlanPage) -> Chances | None:
    """What was worked out for this version and day; None where nobody asked yet."""
    return _kept.get(_key(page))


def worked_out(page: PlanPage) -> Chances | None:
    """The same, worked out where nobody asked yet; None for a plan that shows nothing yet.

    Readers of one plan who ask together wait for one answer.
    """
    with _working:
        if (found := known(page)) or not _shows(page):
            return found
        from signward.core.risk.chances import chances  # NumPy costs a server 25 MB that nobody asks for at its start

        found = _kept[_key(page)] = chances(page.plan, page.day)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return found


def of_another(plan: Plan, day: date) -> Chances:
    """Of a plan that nobody saved, on the same fortunes: not kept, and without what costs time."""
    from signward.core.risk.chances import chances

    return chances(plan, day, drivers=False)


def chance_if(page: PlanPage, plan: Plan | None) -> str:
    """What another version of the plan would do to the chance, in words; empty where there is none to tell."""
    chances = worked_out(page) if plan else None
    return chance_instead(chances, of_another(plan, page.day)) if plan and chances else ""


def _shows(page: PlanPage) -> bool:
    table, _ = schedule_of(page.plan, page.day)
    return bool(page.plan.milestones and table and judged(page.plan, table)[0])


def _key(page: PlanPage) -> _Key:
    """The head of the shared chain makes it this version of this plan and no other, and no stranger can choose it."""
    return page.plan_id, page.side, page.heads[0], page.day

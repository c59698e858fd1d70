"""The timeline as pages draw it: wide, and narrow for phones beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from signward.core.plan.state import Plan
from signward.core.plan.timetable import Timetable
from signward.files.svg import timeline_svg

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances


def timeline(
    table: Timetable | None, chances: Chances | None, *, narrow: bool, before: Plan | None = None, axis: str = ""
) -> SafeString:
    """Nothing where there are no dates. `before` and `axis`: see `timeline_svg`; for one that takes another's place."""
    if table is None:
        return SafeString("")
    how: dict[str, Any] = {"width": 1152}
    if narrow:  # beside the wide one, in one page: ids of its own, and the other's words
        how = {"width": 358, "narrow": True, "name": "tn", "told_by": "tl"}
    return SafeString(
        timeline_svg(
            table.plan, table, table.today, standalone=False, chances=chances, before=before, axis_told=axis, **how
        )
    )

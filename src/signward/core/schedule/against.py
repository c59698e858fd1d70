"""The backward pass against one activity: how late all that leads to it can be, where nothing else has a limit."""

from __future__ import annotations

from dataclasses import replace

from signward.core.schedule.backward import Limits, place
from signward.core.schedule.passes import FREE, Schedule


def against(found: Schedule, end: int, by: int) -> Schedule:
    """The schedule with the latest times that let the activity of index `end` finish by the instant `by`.

    Not-after days play no part, and what follows the activity does not press on it. Dates stay those of `found`.
    """
    free = [replace(activity, not_after=None) for activity in found.network.activities]
    network = replace(found.network, activities=free)
    size, last = len(free), max(found.early.finish) + FREE
    late = Limits([0] * size, [0] * size, [0] * size)
    for i in reversed(found.links.order):
        outgoing = () if i == end else found.links.outgoing[i]
        place(network, i, by if i == end else last, outgoing, late)
    return Schedule(network, found.dates, found.links, found.early, late)

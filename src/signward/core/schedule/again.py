"""A schedule after one activity changed: only what the change reaches is placed again."""

from __future__ import annotations

from dataclasses import replace

from signward.core.schedule.backward import Limits, run_back
from signward.core.schedule.dates import dates_of
from signward.core.schedule.forward import Early, run
from signward.core.schedule.network import Activity, Network, refuse_impossible_dates
from signward.core.schedule.passes import Schedule


def schedule_again(found: Schedule, changed: Activity) -> Schedule:
    """What `schedule` says of the network in which `changed` stands for the activity of its id; links stay as they are.

    Costs what the change reaches: followers whose earliest dates move, and leaders whose latest dates do. Raises
    KeyError for an unknown id, else as `schedule`.
    """
    i = next((n for n, activity in enumerate(found.network.activities) if activity.id == changed.id), None)
    if i is None:
        raise KeyError(changed.id)
    activities = [*found.network.activities]
    activities[i] = changed
    network = replace(found.network, activities=activities)
    refuse_impossible_dates((changed,), network.today)
    early, later = _forward(found, network, i)
    late, held = _backward(found, network, early, i)
    dates = found.dates | {activities[j].id: dates_of(activities[j], j, early, late) for j in later | held}
    return Schedule(network, dates, found.links, early, late)


def _forward(found: Schedule, network: Network, changed: int) -> tuple[Early, set[int]]:
    """The earliest times, and whose were placed again."""
    early, waiting, placed = found.early.copy(), {changed}, set()
    for i in found.links.order:
        if i not in waiting:
            continue
        before = _early(early, i)
        run(network, found.links, early, (i,))
        placed.add(i)
        if _early(early, i) != before or i == changed:
            waiting.update(edge.follower for edge in found.links.outgoing[i])
    return early, placed


def _backward(found: Schedule, network: Network, early: Early, changed: int) -> tuple[Limits, set[int]]:
    """The latest times, and whose were placed again. Where the end itself may have moved, that is everything."""
    links = found.links
    if network.target is None or links.after_signature:
        late = found.late.copy()
        run_back(network, links, early, late, reversed(links.order))
        return late, set(links.order)
    late, waiting, placed = found.late.copy(), {changed}, set()
    for i in reversed(links.order):
        if i not in waiting:
            continue
        before = (late.first[i], late.end[i], late.instant[i])
        run_back(network, links, early, late, (i,))
        placed.add(i)
        if (late.first[i], late.end[i], late.instant[i]) != before or i == changed:
            waiting.update(edge.leader for edge in links.incoming[i])
    return late, placed


def _early(early: Early, i: int) -> tuple[int, int, int, int, bool]:
    return early.first[i], early.end[i], early.start[i], early.finish[i], i in early.dawn

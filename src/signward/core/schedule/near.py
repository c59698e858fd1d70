"""Near-critical paths: what decides the end next, should it slip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from signward.core.schedule.against import against
from signward.core.schedule.dates import least_slack
from signward.core.schedule.network import Graph
from signward.core.schedule.passes import Schedule

NEAR: Final = 10
"""Business days: a path that lags further behind is not near."""


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of driving links into the end, the origin first and the end last.

    `behind` is by how many working days of its own calendar what is on no path before it can be late until this path
    decides. 0 is a path that decides already.
    """

    behind: int
    activities: tuple[str, ...]


def near_critical(found: Schedule, end: str, within: int = NEAR) -> tuple[Path, ...]:
    """The path that decides the activity `end`, then the near ones, the nearest first.

    A path is listed for what is on none before it: the tightest of all paths through that activity. So there are never
    more paths than activities, however many ways lead through the network. A gate is never late by days: it stands on
    the paths of what leads to it. Not-after days play no part: they bind no end. Raises ValueError for an unknown id.
    """
    deciding = found.chain(end)
    at = next(i for i, activity in enumerate(found.network.activities) if activity.id == end)
    limited = against(found, at, found.early.finish[at])
    paths, listed = [Path(0, deciding)], {*deciding}
    for behind, activity in sorted(_behind(limited, at), key=lambda pair: pair[0]):
        if behind > within or activity in listed:
            continue
        path = (*found.chain(activity)[:-1], *limited.onward(activity))
        paths.append(Path(behind, path))
        listed.update(path)
    return tuple(paths)


def _behind(limited: Schedule, end: int) -> list[tuple[int, str]]:
    """Of all undone work that leads to the end: how late it can be, and its id."""
    activities = limited.network.activities
    leads = _leading(limited.links, end)
    able = [i for i in sorted(leads) if activities[i].done is None and activities[i].calendar.floor is None]
    return [(max(0, least_slack(activities[i], i, limited.early, limited.late)), activities[i].id) for i in able]


def _leading(links: Graph, end: int) -> set[int]:
    reached: set[int] = set()
    front = [end]
    while front:
        new = {edge.leader for edge in links.incoming[front.pop()]} - reached
        reached |= new
        front.extend(new)
    return reached

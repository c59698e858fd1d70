"""Activities and the links between them: what the two passes work on. It knows nothing of plans."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from signward.core.schedule.calendars import Calendar
from signward.core.schedule.errors import Cycle, ScheduleError, UnknownLink

KINDS: Final = ("FS", "SS", "FF", "SF")


@dataclass(frozen=True, slots=True)
class Activity:
    """Work of `duration` whole days on a calendar; 0 is a moment.

    `done` fixes it for good; `started` alone fixes its start. `not_before` and `not_after` are days.
    """

    id: str
    duration: int
    calendar: Calendar
    not_before: date | None = None
    not_after: date | None = None
    started: date | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`follower` waits for `leader`. The lag counts working days of the follower's calendar; negative overlaps."""

    leader: str
    follower: str
    kind: str = "FS"
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Network:
    """What is to be scheduled. Nothing undone begins before `today`.

    `target` bounds the backward pass, the greatest finish does where it is None. It does not bind what follows the
    activity `signature`, directly or not.
    """

    activities: Sequence[Activity]
    links: Sequence[Link]
    today: date
    target: date | None = None
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A link with its two ends as positions in the network's list of activities."""

    leader: int
    follower: int
    kind: str
    lag: int


@dataclass(frozen=True, slots=True)
class Graph:
    """The links by end, an order in which every leader stands before its followers, and what follows the signature,
    directly or not."""

    incoming: list[list[Edge]]
    outgoing: list[list[Edge]]
    order: list[int]
    after_signature: frozenset[int]


def graph(network: Network) -> Graph:
    """Ties the links to the activities. Raises UnknownLink, Cycle, or ScheduleError for dates that cannot be."""
    index = {activity.id: i for i, activity in enumerate(network.activities)}
    if len(index) < len(network.activities):
        raise ScheduleError("two milestones have the same id")
    refuse_impossible_dates(network.activities, network.today)
    incoming: list[list[Edge]] = [[] for _ in index]
    outgoing: list[list[Edge]] = [[] for _ in index]
    for link in network.links:
        edge = _edge(link, index)
        incoming[edge.follower].append(edge)
        outgoing[edge.leader].append(edge)
    order = _order(network, incoming, outgoing)
    return Graph(incoming, outgoing, order, _after(index.get(network.signature or ""), outgoing))


def _after(signature: int | None, outgoing: list[list[Edge]]) -> frozenset[int]:
    reached: set[int] = set()
    front = [] if signature is None else [signature]
    while front:
        new = {edge.follower for edge in outgoing[front.pop()]} - reached
        reached |= new
        front.extend(new)
    return frozenset(reached)


def _edge(link: Link, index: dict[str, int]) -> Edge:
    if link.follower not in index:
        raise UnknownLink(link.leader, link.follower)
    if link.leader not in index:
        raise UnknownLink(link.follower, link.leader)
    if link.kind not in KINDS:
        raise ScheduleError(f"{link.follower}: a link is one of {', '.join(KINDS)}, not {link.kind!r}", link.follower)
    return Edge(index[link.leader], index[link.follower], str(link.kind), link.lag)


def refuse_impossible_dates(activities: Iterable[Activity], today: date) -> None:
    """Raises ScheduleError for facts that lie ahead, an end before its start, or a negative duration."""
    for activity in activities:
        for word, day in (("started", activity.started), ("done", activity.done)):
            if day is not None and day > today:
                raise ScheduleError(f"{activity.id} is {word} on {day}, which is later than today", activity.id)
        if activity.started is not None and activity.done is not None and activity.done < activity.started:
            raise ScheduleError(f"{activity.id} is done on {activity.done}, before it started", activity.id)
        if activity.duration < 0:
            raise ScheduleError(f"{activity.id} has a negative duration", activity.id)


def _order(network: Network, incoming: list[list[Edge]], outgoing: list[list[Edge]]) -> list[int]:
    waiting = [len(edges) for edges in incoming]
    ready = deque(i for i, count in enumerate(waiting) if count == 0)
    order = []
    while ready:
        i = ready.popleft()
        order.append(i)
        for edge in outgoing[i]:
            waiting[edge.follower] -= 1
            if waiting[edge.follower] == 0:
                ready.append(edge.follower)
    if len(order) < len(waiting):
        raise Cycle(*(network.activities[i].id for i in _cycle(waiting, incoming)))
    return order


def _cycle(waiting: list[int], incoming: list[list[Edge]]) -> list[int]:
    """Walks back among the activities that never became ready until one comes round again."""
    at = next(i for i, count in enumerate(waiting) if count)
    seen: dict[int, int] = {}
    walked: list[int] = []
    while at not in seen:
        seen[at] = len(walked)
        walked.append(at)
        at = next(edge.leader for edge in incoming[at] if waiting[edge.leader])
    return walked[seen[at] :][::-1]

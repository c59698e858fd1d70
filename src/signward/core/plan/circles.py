"""Milestones that wait for each other, which no plan can have."""

from __future__ import annotations

from signward.core.plan.state import Plan


def edges_of(plan: Plan) -> dict[str, list[str]]:
    """What each milestone and the signature wait for, by their ids."""
    edges = {m.id: [link.id for link in m.after] for m in plan.milestones}
    if plan.signature:
        edges[plan.signature.id] = [link.id for link in plan.signature.after]
    return edges


def circle_in(edges: dict[str, list[str]]) -> list[str]:
    """The ids on one circle, in the order of the links; empty where there is none."""
    finished: set[str] = set()
    for begin in edges:
        trail: list[str] = []
        on_trail: set[str] = set()
        ahead = [(begin, iter(edges[begin]))] if begin not in finished else []
        if ahead:
            trail.append(begin)
            on_trail.add(begin)
        while ahead:
            here, more = ahead[-1]
            step = next((x for x in more if x in edges and x not in finished), None)
            if step is None:
                ahead.pop()
                finished.add(here)
                on_trail.discard(trail.pop())
            elif step in on_trail:
                return trail[trail.index(step) :][::-1]
            else:
                trail.append(step)
                on_trail.add(step)
                ahead.append((step, iter(edges[step])))
    return []

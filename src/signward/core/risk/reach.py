"""What can be reached along links."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def reached(origins: Iterable[int], onward: Callable[[int], Iterable[int]]) -> set[int]:
    """The origins and everything that leads on from them."""
    front = list(origins)
    found = set(front)
    while front:
        new = set(onward(front.pop())) - found
        found |= new
        front.extend(new)
    return found

"""Rows in which nothing lies on anything else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

Span = tuple[float, float]


class Rows:
    """As many as are needed. A span is `(left, right)`."""

    def __init__(self) -> None:
        self._taken: list[list[Span]] = []

    def __len__(self) -> int:
        return len(self._taken)

    def first_free(self, spans: Sequence[Span]) -> int:
        """The first row that is free at `spans[0]`, while the next is at `spans[1]`, and so on."""
        return next(n for n in count() if all(self.free(n + m, span) for m, span in enumerate(spans)))

    def free(self, row: int, span: Span) -> bool:
        taken = self._taken[row] if row < len(self._taken) else ()
        return all(span[1] <= left or right <= span[0] for left, right in taken)

    def take(self, row: int, span: Span) -> None:
        while len(self._taken) <= row:
            self._taken.append([])
        self._taken[row].append(span)

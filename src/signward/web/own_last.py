"""The last thing that a reader did to a plan, as far as it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from signward.core.plan.undo import undoable
from signward.plans.queries import HistoryLine

OFFERED: Final = timedelta(hours=1)


def own_last(history: Sequence[HistoryLine], ref: str, now: datetime) -> tuple[HistoryLine, ...]:
    """The events of one's own last command, oldest first; empty where that is nothing to undo, or long ago.

    `history` is newest first, `ref` the durable reference of the actor, `now` aware.
    """
    newest = next((h for h in history if h.ref == ref), None)
    if newest is None or now - newest.at > OFFERED:
        return ()
    lines = tuple(h for h in reversed(history) if h.ref == ref and h.at == newest.at)
    return lines if undoable(tuple(h.event for h in lines)) else ()

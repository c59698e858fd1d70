"""Writers of one process take turns on SQLite.

At the database's own door they would wait by polling, ever less often, so that the unlucky wait for seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

from django.db import connection

_turn: Final = Lock()


@contextmanager
def turn() -> Iterator[None]:
    """Around a transaction that writes. Whoever is inside one already holds the database, and waits for nobody."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with _turn:
        yield

"""Tests that commit are cleaned up by emptying every table, which the ledger refuses: so it looks away for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

from signward.ledger import append_only

_empty = BaseDatabaseOperations.execute_sql_flush


@contextmanager
def looking_away() -> Iterator[None]:
    """What somebody could do who may drop triggers."""
    with connection.schema_editor() as editor:
        append_only.allow_changes(editor)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            append_only.refuse_changes(editor)


def _looking_away(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> Any:
    with looking_away():
        return _empty(self, sql_list)


def allow_emptying() -> None:
    """Once for a test run."""
    BaseDatabaseOperations.execute_sql_flush = _looking_away  # type: ignore[method-assign]

"""Tests that commit are cleaned up by emptying every table, which the ledger refuses: so it looks away for that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.backends.sqlite3.base import DatabaseOperations

from signward.ledger import append_only

_empty = DatabaseOperations.execute_sql_flush


def _looking_away(self: DatabaseOperations, sql_list: Iterable[str]) -> Any:
    with self.connection.schema_editor() as editor:
        append_only.allow_changes(editor)
    try:
        return _empty(self, sql_list)
    finally:
        with self.connection.schema_editor() as editor:
            append_only.refuse_changes(editor)


def allow_emptying() -> None:
    """Once for a test run. PostgreSQL empties by TRUNCATE and needs nothing."""
    DatabaseOperations.execute_sql_flush = _looking_away  # type: ignore[method-assign]

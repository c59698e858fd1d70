"""What all tests share: the cast, quiet hashing, and a ledger that lets itself be emptied between tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.cast import Cast, make_cast
from tests.emptying import allow_emptying
from tests.fresh import fresh_database, on_postgresql

allow_emptying()

# No deadlines: a busy machine must not fail a promise. `HYPOTHESIS=search` looks for new examples.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS", "same"))


@pytest.fixture
def cast(db: None) -> Cast:
    """Two workspaces with their people and plans; see `tests.cast`."""
    return make_cast()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment for a `signward` process on an empty database; see `tests.fresh`."""
    with fresh_database(tmp_path / "data") as environment:
        yield environment


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches the database is run: the rest says the same as on SQLite."""
    if not on_postgresql():
        return
    kept = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _touches_the_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("database")
    return marked is not None or bool(asked & {"db", "transactional_db", "fresh"})


def pytest_report_header() -> str:
    return f"database: {'PostgreSQL' if on_postgresql() else 'SQLite'}"

"""What all tests share: the cast, quiet hashing, and a ledger that lets itself be emptied between tests."""

from __future__ import annotations

import pytest

from tests.cast import Cast, make_cast
from tests.emptying import allow_emptying

allow_emptying()


@pytest.fixture
def cast(db: None) -> Cast:
    """Two workspaces with their people and plans; see `tests.cast`."""
    return make_cast()

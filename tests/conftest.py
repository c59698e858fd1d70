"""What all tests share: the cast, quiet hashing, and a ledger that lets itself be emptied between tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests.cast import Cast, make_cast
from tests.emptying import allow_emptying

allow_emptying()

# No deadlines: a busy machine must not fail a promise. `HYPOTHESIS=search` looks for new examples.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS", "same"))


@pytest.fixture
def cast(db: None) -> Cast:
    """Two workspaces with their people and plans; see `tests.cast`."""
    return make_cast()

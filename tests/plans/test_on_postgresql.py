"""Everything about the desk and the ledger once more, on PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

INSIDE = "TESTS_ON_POSTGRESQL"
HERE = Path(__file__).parent


@pytest.mark.postgres
@pytest.mark.skipif(INSIDE in os.environ, reason="already on PostgreSQL")
def test_the_desk_keeps_all_its_promises_on_postgresql(postgresql_url):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(HERE)]
    done = subprocess.run(
        [*command, "--deselect", __file__], env={**os.environ, "DATABASE_URL": postgresql_url, INSIDE: "1"},
        cwd=HERE.parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.skipif(INSIDE not in os.environ, reason="PostgreSQL only")
def test_these_tests_do_run_on_postgresql(db):
    from django.db import connection

    assert connection.vendor == "postgresql"

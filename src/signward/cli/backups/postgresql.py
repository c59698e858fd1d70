"""Dumping and restoring a PostgreSQL database with its own programs; no superuser is needed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import psycopg

from signward.cli.backups.manifest import Facts, WrongBackup, facts

_TABLES: Final = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"

Place = Mapping[str, Any]
"""What psycopg connects with: dbname, user, password, host, port and further options."""


def copy_out(place: Place, copy: Path) -> Facts:
    """One moment of the database: the dump and the facts beside it share a snapshot. Writers go on meanwhile."""
    program = _program("pg_dump")
    with psycopg.connect(**place) as snapshot:
        snapshot.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        (name,) = snapshot.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        found = facts(snapshot.execute, _TABLES)
        _run(
            [program, "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={name}", f"--file={copy}"], place
        )
    return found


def is_empty(place: Place) -> bool:
    """Whether there is nothing to lose: no tables of ours, or no workspace in them."""
    with psycopg.connect(**place) as asked:
        (there,) = asked.execute("SELECT to_regclass('people_workspace') IS NOT NULL").fetchone() or (False,)
        return not there or asked.execute("SELECT 1 FROM people_workspace LIMIT 1").fetchone() is None


def put_in_place(copy: Path, place: Place) -> None:
    """In one transaction: all of it, or nothing has changed. Raises WrongBackup while a server holds the tables."""
    words = [_program("pg_restore"), "--no-owner", "--no-privileges", "--clean", "--if-exists", "--single-transaction"]
    _run([*words, f"--dbname={place.get('dbname', '')}", str(copy)], place)


def _run(words: list[str], place: Place) -> None:
    """The password goes by the environment, where `ps` does not show it."""
    names = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "port": "PGPORT"}
    given = {names.get(name, f"PG{name.upper()}"): str(value) for name, value in place.items()}
    environment = {**os.environ, **given, "PGOPTIONS": "-c lock_timeout=10s"}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - PostgreSQL's own
    if done.returncode:
        raise WrongBackup(f"{Path(words[0]).name} failed: {' '.join(done.stderr.split())}")


def _program(name: str) -> str:
    """The newest on this machine, which must not be older than the server."""
    homes = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]))
    found = str(homes[-1]) if homes else shutil.which(name)
    if found is None:
        raise WrongBackup(f"{name} is not on this machine. On Debian: apt install postgresql-client")
    return found

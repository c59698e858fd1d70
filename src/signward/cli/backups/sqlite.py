"""Copying a SQLite database while it is written to, and putting a copy in its place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from signward.cli.backups.manifest import Facts, WrongBackup, facts

_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def copy_out(database: Path, copy: Path) -> Facts:
    """One moment of the database. Writers go on meanwhile: a reader of a WAL database holds nobody up."""
    with closing(sqlite3.connect(database, timeout=20)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # so that the copy is one file
    return look_into(copy)


def look_into(copy: Path) -> Facts:
    """Raises WrongBackup where SQLite itself finds the copy damaged."""
    with closing(sqlite3.connect(copy)) as opened:
        try:
            (verdict,) = opened.execute("PRAGMA integrity_check").fetchone()
            if verdict == "ok":
                return facts(opened.execute, _TABLES)
        except sqlite3.DatabaseError as wrong:
            verdict = str(wrong)
    raise WrongBackup(f"SQLite finds the copy damaged: {verdict}.")


def is_empty(database: Path) -> bool:
    """Whether there is nothing to lose: no file, no tables, or no workspace in them."""
    if not database.exists():
        return True
    with closing(sqlite3.connect(database, timeout=20)) as opened:
        if not opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'people_workspace'").fetchone():
            return not opened.execute("SELECT 1 FROM sqlite_master").fetchone()
        return not opened.execute("SELECT 1 FROM people_workspace").fetchone()


def put_in_place(copy: Path, database: Path, now: datetime) -> Path | None:
    """Puts the copy where the database is, and returns where that one went. Raises WrongBackup while it is in use."""
    aside = None
    if database.exists():
        _close(database)
        aside = database.with_name(f"{database.name}.before-{now:%Y%m%d-%H%M%S}")
        database.replace(aside)
    copy.replace(database)
    return aside


def _close(database: Path) -> None:
    """Folds the write-ahead log in, which SQLite does only where nobody else has the database open."""
    with closing(sqlite3.connect(database, timeout=1)) as opened:
        try:
            (mode,) = opened.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError:
            mode = "in use"
    if mode != "delete":
        raise WrongBackup(f"{database} is in use. Stop the server (and worker) that runs on it first.")

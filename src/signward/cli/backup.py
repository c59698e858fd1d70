"""`signward backup FILE`: a consistent copy of everything in one file, while the server runs."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from signward.cli.backups import archive, postgresql, sqlite
from signward.cli.backups.manifest import FORMAT, Manifest, WrongBackup, sha256
from signward.cli.serve import opened, point_at


def backup(file: Path, data: Path | None) -> int:
    """Returns the exit code: 0, or 2 where it cannot be made, said in words."""
    point_at(8000, data)
    server = opened(static=False, tables=False)
    if file.exists():
        print(f"{file} is there already; a backup never replaces another.", file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory(prefix=".signward-", dir=file.absolute().parent) as folder:
            manifest = _make(server.stored_in(), Path(folder) / "copy")
            archive.write(file, manifest, Path(folder) / "copy")
    except (WrongBackup, OSError, sqlite3.Error, psycopg.Error) as problem:
        print(f"No backup was made: {problem}", file=sys.stderr)
        return 2
    print(f"{file}: {len({key.split()[0] for key in manifest.facts.heads})} plans, {file.stat().st_size:,} bytes.")
    return 0


def _make(place: Path | dict[str, str], copy: Path) -> Manifest:
    made_at = datetime.now(UTC)
    if isinstance(place, Path):
        if not place.exists():
            raise WrongBackup(f"there is no database at {place}.")
        database, facts = "sqlite", sqlite.copy_out(place, copy)
    else:
        database, facts = "postgresql", postgresql.copy_out(place, copy)
    return Manifest(FORMAT, database, made_at, copy.stat().st_size, sha256(copy), facts)

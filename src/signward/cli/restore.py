"""`signward restore FILE`: a backup put back, and proved to be what was copied."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg

from signward.cli.backups import archive, postgresql, sqlite
from signward.cli.backups.manifest import Facts, Manifest, WrongBackup
from signward.cli.serve import opened, point_at


def restore(file: Path, data: Path | None, *, force: bool) -> int:
    """Returns the exit code: 0, 1 where what stands now is not what was copied, 2 where nothing was restored."""
    point_at(8000, data)
    server = opened(static=False, tables=False)
    try:
        manifest = archive.read_manifest(file)
        _fits(manifest, server.stored_in(), set(server.migrations()), force=force)
        aside = _replace(file, manifest, server.stored_in())
    except (WrongBackup, OSError, sqlite3.Error, psycopg.Error) as problem:
        print(f"Nothing was restored: {problem}", file=sys.stderr)
        return 2
    if aside:
        print(f"What was there before is kept as {aside}; remove it when you are content.", file=sys.stderr)
    opened(static=False)
    wrong = list(_differences(manifest.facts))
    for words in wrong:
        print(words)
    if not wrong:
        print(f"Restored as of {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC: every ledger verifies, every row equals it.")
    return 1 if wrong else 0


def _fits(manifest: Manifest, place: Path | dict[str, str], known: set[str], *, force: bool) -> None:
    here = "sqlite" if isinstance(place, Path) else "postgresql"
    if manifest.database != here:
        raise WrongBackup(f"it is a backup of {manifest.database}, and this installation runs on {here}.")
    ours = {name.split(".")[0] for name in known}
    newer = [name for name in manifest.facts.migrations if name not in known and name.split(".")[0] in ours]
    if newer:
        raise WrongBackup(f"it was made by a newer Signward ({newer[0]}). Update this one first.")
    empty = sqlite.is_empty(place) if isinstance(place, Path) else postgresql.is_empty(place)
    if not (empty or force):
        raise WrongBackup("there is a workspace here already; --force replaces it.")


def _replace(file: Path, manifest: Manifest, place: Path | dict[str, str]) -> Path | None:
    beside = place.parent if isinstance(place, Path) else None
    with tempfile.TemporaryDirectory(prefix=".signward-", dir=beside) as folder:
        copy = Path(folder) / "copy"
        archive.take_out(file, manifest, copy)
        if not isinstance(place, Path):
            postgresql.put_in_place(copy, place)
            return None
        if sqlite.look_into(copy) != manifest.facts:
            raise WrongBackup(f"{file} is damaged: its copy is not what its manifest says.")
        return sqlite.put_in_place(copy, place, datetime.now(UTC))


def _differences(copied: Facts) -> Iterator[str]:
    from signward.ledger.models import Stream
    from signward.ledger.read import verify
    from signward.plans.rebuild import compare_all

    heads = {f"{s.plan} {s.chain}": f"{s.version} {s.head}" for s in Stream.objects.all()}
    if heads != copied.heads:
        yield "The heads of the ledger are not those that were copied."
    for plan in sorted({key.split()[0] for key in heads}):
        yield from (f"{plan}: entry {f.seq} of the {f.chain} chain: {f.why}" for f in verify(UUID(plan)))
    yield from (f"{drift.plan}: {drift.what}" for drift in compare_all())

"""What a backup says about itself: enough to know, before anything is replaced, that it is whole and what is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import msgspec

FORMAT: Final = 1
Ask = Callable[[str], Iterable[Sequence[Any]]]
"""Sends one statement and returns its rows, all from one moment of the database."""


class WrongBackup(Exception):
    """The file is no backup, is damaged, or does not fit here; the message says which."""


class Facts(msgspec.Struct, frozen=True):
    """Of one moment: rows by table, version and head by plan and chain, migrations as `app.name`."""

    counts: dict[str, int]
    heads: dict[str, str]
    migrations: list[str]


class Manifest(msgspec.Struct, frozen=True):
    """`database` is sqlite or postgresql, `made_at` in UTC; `sha256` and `size` are those of the copy beside it."""

    signward_backup: int
    database: str
    made_at: datetime
    size: int
    sha256: str
    facts: Facts


def facts(ask: Ask, every_table: str) -> Facts:
    """Counts the rows of every table, and reads the heads of every plan's chains. `every_table` lists their names.

    Raises WrongBackup where the tables are not those of Signward.
    """
    tables = sorted(name for (name,) in ask(every_table))
    if "ledger_stream" not in tables:
        raise WrongBackup("there are no tables of Signward in this database.")
    return Facts(
        counts={table: next(iter(ask(f'SELECT count(*) FROM "{table}"')))[0] for table in tables},  # noqa: S608 - names from its catalogue
        heads={f"{UUID(str(plan))} {chain}": f"{version} {head}" for plan, chain, version, head in ask(_HEADS)},
        migrations=[f"{app}.{name}" for app, name in ask("SELECT app, name FROM django_migrations ORDER BY id")],
    )


_HEADS: Final = "SELECT plan, chain, version, head FROM ledger_stream ORDER BY plan, chain"


def sha256(path: Path) -> str:
    with path.open("rb") as copy:
        return hashlib.file_digest(copy, "sha256").hexdigest()

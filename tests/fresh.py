"""An empty database for a server of a test's own: a SQLite folder, or a database in the cluster under test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg import sql


def on_postgresql() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


@contextmanager
def fresh_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment for `signward` with a data folder and a database that nobody has used."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("SIGNWARD_")}
    environment["SIGNWARD_DATA"] = str(folder)
    if not on_postgresql():
        yield environment
        return
    with _created(os.environ["DATABASE_URL"]) as url:
        yield environment | {"DATABASE_URL": url}


@contextmanager
def _created(cluster: str) -> Iterator[str]:
    name = sql.Identifier(made := f"fresh_{uuid4().hex}")
    with psycopg.connect(cluster, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield urlsplit(cluster)._replace(path=f"/{made}").geturl()
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))

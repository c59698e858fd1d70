"""The whole system in one process: the database made ready, pages and live routes served, mail delivered."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

import django

STOPPING: Final = 30
"""Seconds that running requests have to finish when the server is told to stop."""
_MIGRATING: Final = 7_461_100  # the number of PostgreSQL's advisory lock under which tables are made


class NotReady(Exception):
    """The database is not what Signward needs; the message says what it found."""


def prepare(*, static: bool = True, tables: bool = True) -> None:
    """Sets Django up, makes or updates the tables, collects the static files. Settings are read here, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signward.config.settings")
    if static:
        from signward.config import static as files

        django.setup()
        files.collect()
    else:
        django.setup()
    _reach_database()
    if not tables:
        return
    with _one_at_a_time():
        from django.core.management import call_command

        _refuse_a_newer_one()
        call_command("migrate", interactive=False, verbosity=0)
    check_database()


def stored_in() -> Path | dict[str, str]:
    """The SQLite file, or what psycopg connects with."""
    from django.db import connection

    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return Path(known["NAME"])
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {name: str(known[key]) for name, key in named.items() if known[key]}
    return given | {name: str(value) for name, value in known["OPTIONS"].items() if name != "pool"}


def migrations() -> list[str]:
    """Every migration that this Signward knows, as `app.name`."""
    from django.db.migrations.loader import MigrationLoader

    return [f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations]


def check_database() -> None:
    """Raises NotReady where SQLite would lose or refuse writes that we acknowledge."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        found = {}
        for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = str(cursor.fetchone()[0])
    wrong = [
        f"{name} is {value}"
        for name, value in found.items()
        if (name, value) not in {("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")}
        and not (name == "busy_timeout" and int(value) >= 5000)
    ]
    if wrong or connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        raise NotReady("SQLite is not set up for safe writes: " + ", ".join(wrong or ["transactions are deferred"]))


def serve(listening: socket.socket, *, jobs: bool = True, ready: Callable[[], None]) -> None:
    """Serves until it is told to stop (SIGINT, SIGTERM): then open streams end, and running requests finish.

    Call `prepare` first. `ready` is called once, when requests are taken.
    """
    import uvicorn

    from signward.config.asgi import application
    from signward.live import open_streams

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            open_streams.end_all()
            super().handle_exit(sig, frame)

    stop = threading.Event()
    config = uvicorn.Config(
        application, log_config=None, access_log=False, server_header=False, lifespan="off",
        timeout_graceful_shutdown=STOPPING, proxy_headers=False,
    )  # fmt: skip
    with background(stop) if jobs else hearing(stop):
        ready()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: None)  # uvicorn passes it on when all is answered: then we end in order
        Server(config).run(sockets=[listening])


def bind(host: str, port: int) -> socket.socket:
    """Takes the port, so that requests wait in line from now on. Raises OSError where somebody has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP: otherwise asyncio leaves Nagle's algorithm on, and each answer waits 40 ms for an acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    listening.listen(2048)
    return listening


@contextmanager
def hearing(stop: threading.Event) -> Iterator[None]:
    """Hears what other processes write, so that live pages follow them too."""
    from signward.ledger import bell

    thread = bell.watch(stop)
    try:
        yield
    finally:
        stop.set()
        thread.join(5)


@contextmanager
def background(stop: threading.Event) -> Iterator[None]:
    """Mail and forecasts, each in a thread of its own, until the block ends."""
    from signward.notices import daily, deliver, wake

    mail = threading.Thread(target=deliver.run, args=(stop,), name="mail", daemon=True)
    forecasts = threading.Thread(target=daily.run, args=(stop,), name="forecasts", daemon=True)
    with hearing(stop):
        mail.start()
        forecasts.start()
        try:
            yield
        finally:
            stop.set()
            wake.now()
            mail.join(5)
            forecasts.join(5)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])


def _reach_database() -> None:
    """Raises NotReady in one line, where the pool would try for long and say much."""
    from django.db import connection

    place = stored_in()
    if connection.vendor != "postgresql" or isinstance(place, Path):
        return
    import psycopg

    try:
        psycopg.connect(psycopg.conninfo.make_conninfo(**place, connect_timeout=5)).close()
    except psycopg.Error as problem:
        at = ":".join(place[name] for name in ("host", "port") if name in place) or "this machine"
        why = " ".join(str(problem).split())
        raise NotReady(f"DATABASE_URL leads to no database {place.get('dbname', '')!r} at {at}: {why}") from problem


def _refuse_a_newer_one() -> None:
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    ours = {app for app, _ in loader.disk_migrations}
    unknown = sorted(m for m in loader.applied_migrations if m[0] in ours and m not in loader.disk_migrations)
    if unknown:
        raise NotReady(f"the database was made by a newer Signward ({'.'.join(unknown[0])}). Update this one first.")

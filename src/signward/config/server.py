"""The whole system in one process: the database made ready, pages and live routes served, mail delivered."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import django

_MIGRATING: Final = 7_461_100  # the number of PostgreSQL's advisory lock under which tables are made


class NotReady(Exception):
    """The database is not what Signward needs; the message says what it found."""


def prepare(*, static: bool = True) -> None:
    """Sets Django up, makes or updates the tables, collects the static files. Settings are read here, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signward.config.settings")
    if static:
        from signward.config import static as files

        django.setup()
        files.collect()
    else:
        django.setup()
    with _one_at_a_time():
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
    check_database()


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


def serve(host: str, port: int, *, jobs: bool = True, ready: Callable[[], None] | None = None) -> None:
    """Serves until it is told to stop (SIGINT, SIGTERM), then lets running requests finish. Call `prepare` first."""
    import uvicorn

    from signward.config.asgi import application

    listening = bind(host, port)
    stop = threading.Event()
    config = uvicorn.Config(
        application, log_level="warning", access_log=False, server_header=False, lifespan="off",
        timeout_graceful_shutdown=5, proxy_headers=False,
    )  # fmt: skip
    with background(stop) if jobs else hearing(stop):
        if ready:
            ready()
        uvicorn.Server(config).run(sockets=[listening])


def bind(host: str, port: int) -> socket.socket:
    """Takes the port. Raises OSError where somebody has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
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

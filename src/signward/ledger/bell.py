"""The bell: after a commit, everybody who listens hears that a plan's chain is at a version, and nothing else.

In one process the ring is a call. Between processes it goes by NOTIFY on PostgreSQL, and on SQLite by watching the
file's `data_version`; `watch` starts that for a process that wants to hear the others.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from signward.ledger.models import Entry

Listener = Callable[[UUID, str, int], None]
"""Called with plan, chain (`shared`, `vendor`, `buyer`) and version, in the thread of whoever rang. Must be quick."""

CHANNEL: Final = "signward_bell"
POLL_SECONDS: Final = 0.2

_log = logging.getLogger(__name__)
_listeners: list[Listener] = []


def listen(callback: Listener) -> Callable[[], None]:
    """Calls back at every ring from now on. Returns the function that stops it."""
    _listeners.append(callback)
    return lambda: _listeners.remove(callback) if callback in _listeners else None


def ring(plan: UUID, chain: str, version: int) -> None:
    """Rings once the running transaction is committed; not at all if it is rolled back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps([str(plan), chain, version])])
    transaction.on_commit(lambda: heard(plan, chain, version), robust=True)


def heard(plan: UUID, chain: str, version: int) -> None:
    """Tells every listener. One that fails keeps no other from hearing."""
    for callback in tuple(_listeners):
        try:
            callback(plan, chain, version)
        except Exception:  # noqa: BLE001 - one listener must not keep the others from hearing; it is logged
            _log.exception("a listener failed at the bell")


def watch(stop: threading.Event) -> threading.Thread:
    """Starts hearing what other processes ring, until `stop` is set. A ring may be heard twice; versions tell."""
    target = _watch_postgresql if connection.vendor == "postgresql" else _watch_sqlite
    thread = threading.Thread(target=target, args=(stop,), name="bell", daemon=True)
    thread.start()
    return thread


def _watch_postgresql(stop: threading.Event) -> None:
    import psycopg

    known = {
        k: v
        for k, v in connection.get_connection_params().items()
        if k in {"dbname", "user", "password", "host", "port"}
    }
    while not stop.is_set():
        try:
            with psycopg.connect(**known, autocommit=True) as listening:
                listening.execute(f"LISTEN {CHANNEL}")
                while not stop.is_set():
                    for notice in listening.notifies(timeout=1.0):
                        _pass_on(notice.payload)
        except psycopg.OperationalError:
            _log.warning("the bell lost its connection; trying again")
            stop.wait(1.0)


def _pass_on(payload: str) -> None:
    plan, chain, version = json.loads(payload)
    heard(UUID(plan), chain, version)


def _watch_sqlite(stop: threading.Event) -> None:
    """`data_version` changes only when another connection has committed; then the newest entries say which plans."""
    try:
        last = _newest()
        version = _data_version()
        while not stop.wait(POLL_SECONDS):
            if (now := _data_version()) == version:
                continue
            version = now
            last = _tell_since(last)
    finally:
        connection.close()


def _data_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])


def _newest() -> int:
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _tell_since(last: int) -> int:
    for number, plan, chain, seq in (
        Entry.objects.filter(id__gt=last).order_by("id").values_list("id", "stream__plan", "stream__chain", "seq")
    ):
        heard(plan, chain, seq)
        last = number
    return last

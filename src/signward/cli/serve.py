"""`signward serve` and `signward worker`: the server, and the background jobs apart from it."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn


def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    data: Path | None = None,
    jobs: bool = True,
) -> None:
    """Runs the server: pages, live updates and background jobs in one process."""
    point_at(port, data)
    server = opened()

    def ready() -> None:
        print(f"Signward listens on {host}:{port}; open {os.environ['SIGNWARD_BASE_URL']}/", flush=True)

    run(server, host, port, ready, jobs=jobs)


def worker(
    data: Path | None = None,
) -> None:
    """Runs only the background jobs."""
    point_at(8000, data)
    server, stop = opened(static=False), threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with server.background(stop):
        stop.wait()


def point_at(port: int, data: Path | None) -> None:
    """Puts the options where the settings look for them; the environment wins over defaults."""
    if data is not None:
        os.environ["SIGNWARD_DATA"] = str(data)
    os.environ.setdefault("SIGNWARD_DATA", "data")
    os.environ.setdefault("SIGNWARD_BASE_URL", f"http://localhost:{port}")
    folder = Path(os.environ["SIGNWARD_DATA"])
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        cannot_start(f"the data folder {folder} cannot be written to: {problem.strerror}. Name another with --data.")


def opened(*, static: bool = True, tables: bool = True) -> Any:
    """The server's module with its database ready. Exits with 2, in words, where that cannot be."""
    try:
        # By name, because the server stands a floor above the commands.
        server = import_module("signward.config.server")
        server.prepare(static=static, tables=tables)
    except Exception as problem:
        if type(problem).__name__ in {"WrongSetting", "NotReady", "OperationalError", "DatabaseError"}:
            cannot_start(str(problem))
        raise
    return server


def run(server: Any, host: str, port: int, ready: Callable[[], None], *, jobs: bool = True) -> None:
    """Serves until it is told to stop."""
    try:
        listening = server.bind(host, port)
    except (OSError, OverflowError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "a port is a number up to 65535"
        print(f"Signward cannot listen on {host}:{port}: {why}. Try --port.", file=sys.stderr)
        raise SystemExit(2) from problem
    server.serve(listening, jobs=jobs, ready=ready)


def cannot_start(why: str) -> NoReturn:
    """Says it in one line and exits with 2."""
    print(f"Signward cannot start: {' '.join(why.split())}", file=sys.stderr)
    raise SystemExit(2)

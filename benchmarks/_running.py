"""What is measured: Signward as `signward serve` runs it, and the floor beside it, each in a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks._http import Connection, get

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Server:
    """A running server. `seeded` says what is in it: see `_seeding`."""

    port: int
    pid: int
    started: float
    seeded: dict[str, Any] = field(default_factory=dict, compare=False)

    def cpu(self) -> float:
        """Seconds of processor time, of the whole process, since it began."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident MiB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


@contextmanager
def signward(plans: int, database: str = "") -> Iterator[Server]:
    """The whole server over a fresh database of that many plans of 40 milestones."""
    with tempfile.TemporaryDirectory(prefix="signward-bench-") as folder:
        environment = environment_of(folder, database)
        seeded = seed(environment, plans)
        with serving(environment) as server:
            yield Server(server.port, server.pid, server.started, seeded)


@contextmanager
def floor() -> Iterator[Server]:
    """Bare Django under the same server: see `_floor`."""
    with tempfile.TemporaryDirectory(prefix="signward-floor-") as folder:
        port = free_port()
        command = [sys.executable, "-m", "benchmarks._floor", str(port), folder]
        with _process(command, dict(os.environ), port, "/hello") as server:
            yield server


def seed(environment: dict[str, str], plans: int) -> dict[str, Any]:
    """Fills the database that the environment names."""
    command = [sys.executable, "-m", "benchmarks._seeding", str(plans)]
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout))


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[Server]:
    port = free_port()
    command = [str(Path(sys.executable).with_name("signward")), "serve", "--port", str(port)]
    with _process(command, environment, port, "/healthz") as server:
        yield server


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment_of(folder: str, database: str = "") -> dict[str, str]:
    own = {"SIGNWARD_DATA": folder, "SIGNWARD_BASE_URL": "http://localhost", "SIGNWARD_MODE": "development"}
    return os.environ | own | ({"DATABASE_URL": database} if database else {})


@contextmanager
def _process(command: list[str], environment: dict[str, str], port: int, path: str) -> Iterator[Server]:
    """Runs a server until the block ends. `started` is how many seconds passed until its first answer."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        yield Server(port, process.pid, _first_answer(port, path, process) - began)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _first_answer(port: int, path: str, process: subprocess.Popen[bytes]) -> float:
    while process.poll() is None:
        try:
            answer = Connection(port).ask(get(path))
        except OSError:
            time.sleep(0.002)
            continue
        assert answer.status == 200, answer.head
        return time.perf_counter()
    raise RuntimeError(f"the server ended with {process.returncode}")

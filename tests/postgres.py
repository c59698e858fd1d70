"""A PostgreSQL cluster of the tests' own, in a temporary folder, where its programs are on the machine.

`python -m tests.postgres MODULE [options]` runs a module on it: with `pytest` every test that touches the database,
each of xdist's workers in a database of its own. Without PostgreSQL's programs it says loudly what was left out.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LEFT_OUT = f"""
{"!" * 100}
LEFT OUT: PostgreSQL's programs (initdb, postgres) are not on this machine, so nothing was tested on PostgreSQL.
On Debian: apt install postgresql
{"!" * 100}"""


def main(module: list[str]) -> int:
    if programs() is None:
        print(LEFT_OUT)  # noqa: T201
        return 0
    with cluster() as url:
        command = [sys.executable, "-m", *module]
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


def programs() -> Path | None:
    """The folder with initdb and postgres, newest version first; None where they are not installed."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    beside = shutil.which("initdb")
    homes += [Path(beside).resolve().parent] if beside else []
    return next((home for home in homes if (home / "initdb").exists() and (home / "postgres").exists()), None)


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """Runs a cluster on a free loopback port and yields its address for DATABASE_URL. Tests need no fsync."""
    home = programs()
    if home is None:
        raise FileNotFoundError("PostgreSQL's programs are not on this machine")
    folder = Path(tempfile.mkdtemp(prefix="signward-pg-"))
    owner = _owner(folder)
    try:
        _run([home / "initdb", "-D", folder / "data", "-U", "signward", "-A", "trust", "--no-sync"], owner)
        port = _free_port()
        sync = "on" if durable else "off"
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync={sync}"
        control = [home / "pg_ctl", "-D", folder / "data", "-w", "-s"]
        _run([*control, "-o", options, "-l", folder / "log", "start"], owner)
        try:
            yield f"postgresql://signward@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root, so root hands the folder to somebody else."""
    if os.geteuid() != 0:
        return None
    names = {p.pw_name: p for p in pwd.getpwall()}
    owner = names.get("postgres") or names["nobody"]
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return owner


def _run(command: list[object], owner: pwd.struct_passwd | None) -> None:
    rights = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    words = [str(word) for word in command]
    with tempfile.TemporaryFile() as said:  # not a pipe: the server would keep it open
        done = subprocess.run(
            words, stdout=said, stderr=subprocess.STDOUT, cwd="/", env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            check=False, **rights,
        )  # fmt: skip
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{words[0]} failed: {said.read().decode(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

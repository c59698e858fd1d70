"""`kill -9` of the real server, many times: nothing acknowledged may be lost, nothing sent again doubled.

`./dev soak [KILLS [WRITES]]` runs it on SQLite and on PostgreSQL; `WRITES` is about how many lie between two kills.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from tests.fresh import fresh_database, on_postgresql
from tests.server.running import serving
from tests.server.storm import Found, Storm


def main(kills: int = 50, writes: int = 200) -> int:
    """Prints the figures; 1 where a promise did not hold."""
    seed, began = random.randrange(10**6), time.monotonic()
    found = _stormed(kills, writes, random.Random(seed))
    print(  # noqa: T201
        f"{'PostgreSQL' if on_postgresql() else 'SQLite'}, seed {seed}: {kills} kills, "
        f"{found.acknowledged} acknowledged, {found.unanswered} unanswered and sent again, "
        f"{len(found.lost)} lost, {len(found.doubled)} doubled, "
        f"ledger {'altered' if found.altered else 'verifies'}, rows {'differ' if found.drifted else 'equal it'} "
        f"({time.monotonic() - began:.0f} s)"
    )
    return int(bool(found.lost or found.doubled or found.altered or found.drifted))


def _stormed(kills: int, writes: int, pick: random.Random) -> Found:
    with (
        tempfile.TemporaryDirectory() as folder,
        fresh_database(Path(folder)) as environment,
        serving(environment) as server,
    ):
        storm = Storm(server, writers=8)
        for _ in range(kills):
            storm.write_until_killed(after=pick.randint(1, 2 * writes))
        return storm.settled()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

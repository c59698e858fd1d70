"""`kill -9` of the real server while real clients write to it."""

from __future__ import annotations

from tests.server.running import serving
from tests.server.storm import Storm


def test_nothing_acknowledged_is_lost_and_nothing_retried_is_doubled(fresh):
    with serving(fresh) as server:
        storm = Storm(server, writers=4)
        for _ in range(3):
            storm.write_until_killed(after=12)
        found = storm.settled()
    assert found.acknowledged >= 36
    assert (found.lost, found.doubled, found.drifted, found.altered) == ([], [], "", [])

"""The port that the server takes."""

from __future__ import annotations

import socket

from signward.config.server import bind


def test_answers_are_sent_at_once_because_the_port_is_named_as_tcp():
    """asyncio turns Nagle's algorithm off for sockets that say they are TCP, and for no others."""
    with bind("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP

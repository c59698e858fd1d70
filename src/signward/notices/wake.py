"""Wakes the delivery of this process as soon as there is mail, so that nobody waits for the next look."""

from __future__ import annotations

import threading
from typing import Final

_there_is_mail: Final = threading.Event()


def now() -> None:
    _there_is_mail.set()


def wait(seconds: float) -> None:
    """Returns when woken, or after that many seconds."""
    _there_is_mail.wait(seconds)
    _there_is_mail.clear()

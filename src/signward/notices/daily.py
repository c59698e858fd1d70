"""What changes by midnight alone: the forecasts that lists show, of each workspace's own day."""

from __future__ import annotations

import logging
import threading
from typing import Final

from django.db import DatabaseError, close_old_connections

from signward.plans.forecasts import refresh

LOOK_EVERY: Final = 600.0  # seconds, so that no list is older than ten minutes after local midnight

_log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Refreshes until `stop` is set. A look that finds nothing of yesterday is one statement."""
    while not stop.is_set():
        try:
            refresh()
        except DatabaseError:
            _log.exception("forecasts could not be refreshed; trying again")
        finally:
            close_old_connections()
        stop.wait(LOOK_EVERY)

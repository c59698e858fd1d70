"""What changes by time alone: the forecasts that lists show, of each workspace's own day, what has had its time, and
the day's checkpoints of the ledgers that moved."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from typing import Final

from django.db import DatabaseError, close_old_connections

from signward.ledger.witness import witness_all
from signward.people import expired
from signward.plans import answers
from signward.plans.forecasts import refresh

LOOK_EVERY: Final = 600.0  # seconds, so that no list is older than ten minutes after local midnight

_log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Looks until `stop` is set. A look that finds nothing of yesterday is a handful of statements."""
    while not stop.is_set():
        try:
            look(datetime.now(UTC))
        except DatabaseError:
            _log.exception("the daily work could not be done; trying again")
        finally:
            close_old_connections()
        stop.wait(LOOK_EVERY)


def look(at: datetime) -> None:
    """Does what is due at that moment; a second look at once finds nothing."""
    refresh(at)
    witness_all(at)
    expired.clear(at)
    answers.forget(at)

"""Log lines without what opens doors: the path of a link holds its token."""

from __future__ import annotations

import logging
import re
from typing import Final

_TOKENS: Final = re.compile(r"\b(map[a-z]_)[A-Za-z0-9_-]+")


class WithoutTokens(logging.Formatter):
    """Formats as ever, and then takes tokens out of message and traceback alike."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKENS.sub(r"\1…", super().format(record))

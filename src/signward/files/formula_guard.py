"""One quote keeps a text from running as a formula when a spreadsheet program opens a csv file (OWASP, ASVS 1.2.10)."""

from __future__ import annotations

from typing import Final

LIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")  # how a program recognises a formula
GUARD: Final = "'"


def guarded(text: str) -> str:
    """The text with a quote before it where a program would run it, or where it begins with a quote already."""
    return GUARD + text if text.startswith((*LIVE, GUARD)) else text


def unguarded(text: str) -> str:
    """The text without the one quote that `guarded` put before it."""
    return text[1:] if text.startswith(GUARD) and text[1:].startswith((*LIVE, GUARD)) else text

"""Text that people type: cleaned on the way in, and turned into ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from signward.core.plan.refusals import NotPossible

LONGEST_LINE: Final = 300
LONGEST_TEXT: Final = 5_000

_UNPRINTABLE: Final = {"Cc", "Cs", "Co", "Cn"}


def line(text: str, what: str, *, empty: bool = False) -> str:
    """One line of text in NFC without control characters. Raises NotPossible where it is too long or missing."""
    return _checked(" ".join(clean(text).split()), what, LONGEST_LINE, empty)


def text(text: str, what: str, *, empty: bool = False) -> str:
    """Text of several lines, cleaned likewise."""
    return _checked(clean(text).strip(), what, LONGEST_TEXT, empty)


def clean(text: str) -> str:
    """NFC, line ends as \\n, nothing that a database or a page cannot hold."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if normal.isprintable():
        return normal
    return "".join(c for c in normal if c in "\n\t" or unicodedata.category(c) not in _UNPRINTABLE)


def slug(words: str, taken: Collection[str], otherwise: str) -> str:
    """An id from words (`Security review` -> `security-review`), with a number behind it where it is taken."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-") or otherwise
    candidate, n = stem, 2
    while candidate in taken:
        candidate, n = f"{stem}-{n}", n + 1
    return candidate


def _checked(words: str, what: str, longest: int, empty: bool) -> str:
    if not words and not empty:
        raise NotPossible(f"Please say {what}.")
    if len(words) > longest:
        raise NotPossible(f"That is too long: {what} has {len(words)} characters, {longest} at most.")
    return words

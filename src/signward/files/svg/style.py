"""The timeline's colours. One stylesheet for the page and for files: in a file every variable becomes its fallback."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

_VARIABLE: Final = re.compile(r"var\(--[\w-]+,\s*([^()]+)\)")


def stylesheet() -> str:
    """timeline.css as the page serves it."""
    return (files(__package__) / "static/css/timeline.css").read_text("utf-8")


@cache
def printed_style() -> str:
    """The same in light colours, without variables and comments."""
    rules = re.sub(r"/\*.*?\*/|@media print \{.*", "", stylesheet(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", _VARIABLE.sub(r"\1", rules)).strip()

"""The drawings' colours. One stylesheet for the page and for files: in a file every variable becomes its colour."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

LIGHT: Final = {
    "ink": "#1b2026", "muted": "#57606b", "paper": "#ffffff", "line": "#dcdfe4", "accent": "#1b4f9c",
    "on-accent": "#ffffff", "good": "#1f6b3a", "bad": "#a8231c", "vendor": "#1f5fbf", "buyer": "#9a4d00",
}  # fmt: skip
DARK: Final = {
    "ink": "#e8eaee", "muted": "#a9b1bb", "paper": "#191c20", "line": "#363c44", "accent": "#7fb0ff",
    "on-accent": "#10151c", "good": "#7bcb95", "bad": "#ff8f86", "vendor": "#7fb0ff", "buyer": "#f0a860",
}  # fmt: skip
"""For files, which have no page around them: the names of tokens.css, in the colours of its two schemes."""

_VARIABLE: Final = re.compile(r"var\(--([\w-]+)\)")
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")


def stylesheet(sheet: str = "timeline.css") -> str:
    """A drawing's stylesheet as the page serves it."""
    return (files(__package__) / "static/css" / sheet).read_text("utf-8")


@cache
def file_style(*sheets: str) -> str:
    """Stylesheets without variables: light, and dark where the viewer says that it prefers that and is no printer."""
    written = "".join(stylesheet(sheet) for sheet in sheets)
    rules = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)).strip()
    coloured = (
        f"{selector.strip()} {{ {'; '.join(varied)} }}"
        for selector, body in _RULE.findall(rules)
        if (varied := [one.strip() for one in body.split(";") if "var(" in one])
    )
    dark = _in(DARK, " ".join(coloured))
    return f"{_in(LIGHT, rules)} @media screen and (prefers-color-scheme: dark) {{ {dark} }}"


def _in(colours: Mapping[str, str], css: str) -> str:
    return _VARIABLE.sub(lambda variable: colours[variable[1]], css)

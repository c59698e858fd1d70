"""The evidence bundle of a sign-off: everything that shows what was signed, by whom, and that nobody changed it."""

from __future__ import annotations

from signward.files.bundle.writing import write

__all__ = ["write"]

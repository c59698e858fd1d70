"""The timeline as SVG."""

from __future__ import annotations

from signward.files.svg.timeline import timeline_svg

__all__ = ["timeline_svg"]

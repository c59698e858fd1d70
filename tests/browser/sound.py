"""Whether a page is sound for everybody: axe finds nothing of WCAG 2.2 AA."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe


def sound(page):
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()

"""A doc that lies is a defect: links lead somewhere, commands and findings are all described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_in_the_docs_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text())
    inside = [t for t in targets if "://" not in t and not t.startswith("mailto:")]
    assert [t for t in inside if not (page.parent / t).exists()] == []


def test_every_developer_command_is_in_its_own_help():
    script = (ROOT / "dev").read_text()
    commands = re.findall(r"^        (\w+)\) +set_up", script, re.MULTILINE)
    assert commands
    assert [c for c in commands if f"./dev {c}" not in script.split("END")[1]] == []

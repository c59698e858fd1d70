"""Short files are found and read; long ones hide a second thing."""

from __future__ import annotations

from pathlib import Path

SRC = Path(__file__).parents[2] / "src/signward"
LONGEST = 300


def test_no_source_file_holds_more_than_one_thing():
    too_long = {
        p.relative_to(SRC).as_posix(): lines
        for p in SRC.rglob("*.py")
        if "migrations" not in p.parts and (lines := len(p.read_text().splitlines())) > LONGEST
    }
    assert too_long == {}


def test_no_file_is_named_for_nothing():
    forbidden = {"utils", "helpers", "common", "base", "manager", "service", "services", "misc"}
    assert [p.as_posix() for p in SRC.rglob("*.py") if p.stem in forbidden] == []

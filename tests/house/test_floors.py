"""The house keeps its own walls."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_room_imports_only_from_floors_below_it():
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout


def test_the_ledger_is_appended_to_by_the_desk_alone():
    users = {
        path.relative_to(ROOT / "src/signward").as_posix()
        for path in (ROOT / "src/signward").rglob("*.py")
        if re.search(r"signward\.ledger\.append import|from signward\.ledger import append\b", path.read_text())
    }
    assert users <= {"plans/act.py"}

"""The house keeps its own walls."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
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


def test_no_files_import_each_other_in_a_circle():
    files = {_module(path): path for path in (ROOT / "src").rglob("*.py")}
    graph = {name: _imports(path, files) - {name} for name, path in files.items()}
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path, files: dict[str, Path]) -> set[str]:
    """Modules of ours that a file imports at its top, those for the type checker included."""
    tree = ast.parse(path.read_text())
    tops = [node for part in tree.body for node in (part.body if isinstance(part, ast.If) else [part])]
    named = [a.name for n in tops if isinstance(n, ast.Import) for a in n.names]
    for node in tops:
        if isinstance(node, ast.ImportFrom) and node.module:
            named += [
                f"{node.module}.{a.name}" if f"{node.module}.{a.name}" in files else node.module for a in node.names
            ]
    return {name for name in named if name in files}

"""What is imported is declared: a library that only the tests bring along is missing where people run Signward."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

ROOT = Path(__file__).parents[2]
PART_OF = {"asgiref": "django", "markupsafe": "jinja2"}
"""Libraries that belong to a declared one, which hands out their objects as its own."""


def test_every_library_that_is_imported_is_declared_to_be_needed():
    declared = _names(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"])
    for part, whole in PART_OF.items():
        assert part in _names(requires(whole))
    missing = {name: files for name, files in _imported().items() if not name & (declared | PART_OF.keys())}
    assert missing == {}


def test_every_library_is_explained_where_dependencies_are_explained():
    explained = (ROOT / "docs/dependencies.md").read_text().lower()
    declared = _names(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"])
    assert [name for name in sorted(declared) if name not in explained] == []


def _imported() -> dict[frozenset[str], list[str]]:
    """The distributions that may have brought each imported package, and the files that import it."""
    owners, found = packages_distributions(), {}
    for path in (ROOT / "src").rglob("*.py"):
        for package in _packages(ast.parse(path.read_text())) - sys.stdlib_module_names - {"signward"}:
            names = frozenset(name.lower() for name in owners.get(package, [package]))
            found.setdefault(names, []).append(path.relative_to(ROOT).as_posix())
    return found


def _packages(tree: ast.Module) -> set[str]:
    names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module and not n.level]
    return {name.split(".")[0] for name in names}


def _names(requirements: list[str] | None) -> set[str]:
    return {re.match(r"[A-Za-z0-9._-]+", line)[0].lower() for line in requirements or []}

"""A doc that lies is a defect: links lead somewhere, commands and findings are all described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from signward.cli.main import _parser
from signward.config.environment import KNOWN

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


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_file_that_the_docs_name_exists(page):
    assert [name for name in _files_named(page) if not _stands(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_command_and_option_that_the_docs_name_exists(page):
    known, wrong = _options_by_command(), []
    for name, rest in re.findall(r"(?<![\w/.])signward ([a-z]+)\b([^`\n|]*)", "\n".join(_code(page))):
        wrong += [name] if name not in known else [o for o in re.findall(r"--[a-z-]+", rest) if o not in known[name]]
    developers = set(re.findall(r"^        (\w+)\) ", (ROOT / "dev").read_text(), re.MULTILINE))
    wrong += [word for word in re.findall(r"\./dev (\w+)", page.read_text()) if word not in developers]
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_setting_that_the_docs_name_exists(page):
    named = set(re.findall(r"\bSIGNWARD_[A-Z_]*[A-Z]\b", page.read_text()))
    assert named - KNOWN.keys() == set()


def _code(page: Path) -> list[str]:
    """What stands between backquotes, on a line or as a block."""
    text = page.read_text()
    blocks = re.findall(r"^```.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return blocks + re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def _files_named(page: Path) -> list[str]:
    """Paths into the repository: with a folder in front and a source's ending, or a folder with a slash at its end."""
    pattern = r"(?<![\w./-])((?:[\w.*-]+/)+(?:[\w*-]+\.(?:py|md|yaml|html|css|js|json|toml|txt|typ))?)(?![\w/-])"
    return [name for code in _code(page) if " " not in code for name in re.findall(pattern, code)]


def _stands(name: str) -> bool:
    return any(
        list(base.glob(name)) for base in (ROOT, ROOT / "src/signward", ROOT / "src/signward/web", ROOT / "docs")
    )


def _options_by_command() -> dict[str, set[str]]:
    """Every command of `signward`, and the options that its parser takes."""
    (commands,) = (a for a in _parser()._actions if hasattr(a, "choices") and a.choices)
    return {name: {o for a in made._actions for o in a.option_strings} for name, made in commands.choices.items()}

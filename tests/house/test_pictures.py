"""The pictures of the documentation are what the program draws of the example today, and the words beside them too."""

from __future__ import annotations

from pathlib import Path

import pytest

from signward.cli.main import main

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = str(DOCS / "examples" / "northwind.yaml")
CHANGES = ("--what-if", "review.duration=[3, 6, 10]", "--what-if", "-queue")


def printed(capsys, *words: str, command: str = "simulate") -> str:
    with pytest.raises(SystemExit):
        main([command, EXAMPLE, "--today", "2026-11-25", *words])
    return capsys.readouterr().out


@pytest.mark.parametrize(("picture", "changes"), [("chances.svg", ()), ("what-if.svg", CHANGES)])
def test_a_picture_is_what_the_program_draws(capsys, picture, changes):
    assert printed(capsys, "--format", "svg", *changes).strip() == (DOCS / "images" / picture).read_text().strip()


def test_the_words_beside_the_pictures_are_what_the_program_prints(capsys):
    said = (DOCS / "scheduling.md").read_text()
    for line in [*printed(capsys).splitlines()[0:1], *printed(capsys, *CHANGES).splitlines()[2:5]]:
        assert line in said
    assert next(line for line in printed(capsys).splitlines() if line.startswith("  If ")).strip() in said
    assert next(line for line in printed(capsys).splitlines() if line.startswith("  The chance ")).strip() in said


def test_the_timeline_with_what_was_signed_and_its_words_are_what_the_program_says(capsys):
    drawn = printed(capsys, "--format", "svg", command="schedule")
    assert drawn.strip() == (DOCS / "images" / "drift.svg").read_text().strip()
    since = next(line for line in printed(capsys, command="schedule").splitlines() if line.startswith("Since"))
    assert since in (DOCS / "scheduling.md").read_text()

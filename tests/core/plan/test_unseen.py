"""What cannot be seen is shown; what belongs to how people write is left alone."""

from __future__ import annotations

import pytest

from signward.core.plan.unseen import marked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dana\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "Dana⟨U+202E⟩fdp.exe"),
        ("\N{FIRST STRONG ISOLATE}Sam\N{POP DIRECTIONAL ISOLATE}", "⟨U+2068⟩Sam⟨U+2069⟩"),
        ("Da\N{ZERO WIDTH SPACE}na", "Da⟨U+200B⟩na"),
        ("Da\N{ZERO WIDTH JOINER}na", "Da⟨U+200D⟩na"),
        ("\N{HANGUL FILLER}", "⟨U+3164⟩"),
        ("Dana\N{VARIATION SELECTOR-16}", "Dana⟨U+FE0F⟩"),
        ("Dana\N{TAG LATIN SMALL LETTER A}", "Dana⟨U+E0061⟩"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}Sam\N{SOFT HYPHEN}", "⟨U+FEFF⟩Sam⟨U+00AD⟩"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text, shown):
    assert marked(text) == shown


@pytest.mark.parametrize(
    "text",
    ["Dana", "Zoë Müller", "ダナ", "葛\U000e0100城", "דנה", "دانا", "👩🏽‍💻 ready ✔️", "Ñandú: 5 € · “ok”", "两\n行"],
)
def test_what_can_be_seen_stays(text):
    assert marked(text) == text

"""Characters that nobody sees can turn a name around, or make two names look the same: people are shown them."""

from __future__ import annotations

import re
from typing import Final

# Soft hyphen, fillers, zero-width and direction marks, blank braille, tags.
_ALWAYS: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
# Joiners and variation selectors belong to emoji and to characters of East Asia; elsewhere they only deceive.
_JOINING: Final = "\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JOINED: Final = "\u200d\u203c-\u3299\u3400-\u9fff\uf900-\ufaff\ufe0f\U0001f000-\U0003ffff"
_UNSEEN: Final = re.compile(f"[{_ALWAYS}]|(?<![{_JOINED}])[{_JOINING}]")


def marked(text: str) -> str:
    """The text with every character that cannot be seen written out, as `⟨U+202E⟩`. For showing, never for keeping."""
    return text if text.isascii() else _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)

"""How wide text is, and as much of it as fits."""

from __future__ import annotations

import unicodedata
from typing import Final

_BOLD: Final = 1.1
_HUNDREDTHS: Final = {
    20: "‘’",
    27: " !,.:;ijl|'",
    35: "()[]-fIJ`t“”/\\{}",
    45: '"r?_z',
    51: "csvyxkFL–",
    57: "*ETYaeS",
    60: "+0123456789<=>XZ^~€$×#·«»",
    64: "PVoKRbdghnpquABCß",
    74: "DGHU&",
    80: "NOQw…",
    86: "%←→æ@",
    94: "MWmœŒÆ—",
}
"""Widths of letters in Noto Sans, in hundredths of the size; other sans-serif faces are about as wide or less."""


class _Widths(dict[str, float]):
    """Letters with an accent are as wide as without, letters of no table as wide as their kind mostly is."""

    def __missing__(self, letter: str) -> float:
        plain = unicodedata.normalize("NFD", letter)[0]
        if plain != letter and plain in self:
            wide = self[plain]
        elif unicodedata.combining(letter):
            wide = 0.0
        elif unicodedata.east_asian_width(letter) in "WF":
            wide = 1.02
        else:
            wide = 0.78 if letter.isupper() else 0.66
        self[letter] = wide
        return wide


_WIDTHS: Final = _Widths({letter: part / 100 for part, letters in _HUNDREDTHS.items() for letter in letters})


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line of text is in a sans-serif face, in the unit of `size`; rather too wide than too narrow."""
    return sum(map(_WIDTHS.__getitem__, text)) * size * (_BOLD if bold else 1)


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """As much of the text as fits, with an ellipsis; nothing where not even four letters do."""
    text = " ".join(text.split())
    if width_of(text, size, bold=bold) <= room:
        return text
    left = room / (size * (_BOLD if bold else 1)) - _WIDTHS["…"]
    kept = 0
    for letter in text:
        left -= _WIDTHS[letter]
        if left < 0:
            break
        kept += 1
    return f"{text[:kept].rstrip(' ,;:-')}…" if kept >= 4 else ""

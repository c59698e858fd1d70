"""Colours as a reader names them: a traffic light needs no more."""

from __future__ import annotations

import colorsys

# Excel's indexed palette, the entries that people use for status.
_INDEXED = {
    2: "FF0000", 3: "00FF00", 4: "0000FF", 5: "FFFF00", 10: "FF0000", 11: "00FF00", 12: "0000FF", 13: "FFFF00",
    16: "800000", 17: "008000", 19: "808000", 42: "CCFFCC", 43: "FFFF99", 47: "FFCC99", 50: "99CC00", 51: "FFCC00",
    52: "FF9900", 53: "FF6600", 57: "339966", 60: "993300",
}  # fmt: skip
# Office's default theme: accents by index, as readers see them.
_THEME = {4: "4472C4", 5: "ED7D31", 6: "A5A5A5", 7: "FFC000", 8: "5B9BD5", 9: "70AD47"}


def name_of(rgb: str) -> str:
    """`green`, `amber`, `red`, `blue` or `grey`; empty for black, white and whatever says nothing."""
    if len(rgb) == 8:
        rgb = rgb[2:]
    try:
        red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if light > 0.97 or light < 0.06:
        return ""
    if saturation < 0.15:
        return "grey"
    degrees = hue * 360
    for limit, name in ((18, "red"), (70, "amber"), (170, "green"), (265, "blue"), (330, "violet"), (361, "red")):
        if degrees < limit:
            return name
    return ""


def indexed(index: int) -> str:
    return name_of(_INDEXED.get(index, ""))


def themed(index: int) -> str:
    return name_of(_THEME.get(index, ""))

"""Typst, kept warm: one compiler with the plan's typeface, reused from page to page."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any, Final

import typst
from fontpkg_noto_sans import FAMILY, ROOT

_ONE_AT_A_TIME: Final = Lock()
_NO_GLYPH: Final = "could not be displayed with"
_COUNT: Final = re.compile(rb"obj\s*<<\s*/Type\s*/Pages\s*/Count\s+(\d+)")  # typst writes it first


def typeset(content: dict[str, Any], on: date, template: str = "plan.typ") -> bytes:
    """The PDF (tagged, PDF/UA-1) of the template with this content; the same bytes for the same content and day.

    The template, a file beside this one, finds the content as `sys.inputs.content`.

    Latin, Greek and Cyrillic are set in Noto Sans, which comes along. Other scripts (Japanese, Hebrew, emoji …) are set
    in whatever typeface for them is installed on the machine. Where there is none, a box stands for each letter, the
    words can still be copied and searched, and the PDF does not claim PDF/UA, which wants every letter to be seen.
    """
    inputs = {"content": json.dumps(content | {"fonts": [FAMILY]}, ensure_ascii=False)}
    moment = int(datetime.combine(on, time(), UTC).timestamp())
    with _ONE_AT_A_TIME:
        try:
            return _compiled(template, inputs, moment, with_system_fonts=False, accessible=True)
        except typst.TypstError as wrong:
            if _NO_GLYPH not in str(wrong):
                raise
        try:
            return _compiled(template, inputs, moment, with_system_fonts=True, accessible=True)
        except typst.TypstError as wrong:
            if _NO_GLYPH not in str(wrong):
                raise
        return _compiled(template, inputs, moment, with_system_fonts=True, accessible=False)


def pages_in(pdf: bytes) -> int:
    found = _COUNT.search(pdf)
    if found is None:
        raise ValueError("this PDF does not say how many pages it has")
    return int(found[1])


def _compiled(
    template: str, inputs: dict[str, str], moment: int, *, with_system_fonts: bool, accessible: bool
) -> bytes:
    made = _compiler(with_system_fonts).compile(
        _template(template),
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
        timestamp=moment,
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


@cache
def _compiler(with_system_fonts: bool) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=with_system_fonts, include_embedded_fonts=False, font_paths=[str(ROOT / "files")]
    )
    return typst.Compiler(font_paths=fonts)


@cache
def _template(name: str) -> bytes:
    return (files(__package__) / name).read_bytes()
